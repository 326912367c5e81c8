import type { JobId } from "@foyer/domain/jobs/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { Trx } from "../kernel/fence.ts";

const columns = [
  "id",
  "name",
  "status",
  "done",
  "total",
  "result",
  "problem",
  "createdAt",
  "startedAt",
  "finishedAt",
  "cancelRequested",
] as const;

/** Jobs the actor may see: one's own, or all of the property's. */
const seen = (trx: Trx) => {
  const all = trx.selectFrom("job").select(columns).where("propertyId", "=", trx.propertyId);
  return trx.actor.kind === "staff" && scopeOf(trx.actor, "jobs:read") === "own"
    ? all.where("staffId", "=", trx.actor.staffId)
    : all;
};

/** The tray: the latest jobs. */
export const listJobs = (trx: Trx) => seen(trx).orderBy("id", "desc").limit(50).execute();

export const getJob = async (trx: Trx, id: JobId) =>
  found(await seen(trx).where("id", "=", id).executeTakeFirst(), "jobs.not-found");
