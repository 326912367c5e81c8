import type { JobName, JobPayload } from "@foyer/domain/jobs";
import type { JobId, JobStatus } from "@foyer/domain/jobs/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { getJob } from "./queries.ts";

export interface Enqueued<Name extends JobName> {
  readonly name: Name;
  readonly payload: JobPayload<Name>;
  readonly runAt?: Instant;
  /** The same key replaces what waits under it. */
  readonly key?: string;
  /** The row that people watch it by. */
  readonly jobId?: JobId;
}

/** Puts work in the queue within this transaction; jobs of one property and name run one after the other. */
export async function enqueue<Name extends JobName>(
  trx: Trx,
  { name, payload, runAt, key, jobId }: Enqueued<Name>,
): Promise<void> {
  const body = JSON.stringify({ propertyId: trx.propertyId, jobId, payload });
  const queue = `${trx.propertyId}:${name}`;
  await sql`select app.enqueue(${name}, ${body}::json, ${runAt ?? null}::timestamptz, ${key ? `${trx.propertyId}:${key}` : null}, ${queue})`.execute(
    trx,
  );
}

/** A job people watch: its row carries progress, a wish to cancel and the result, which is kept. It is the actor's, or whose it is said to be. */
export async function startJob<Name extends JobName>(
  trx: Trx,
  { name, payload, staffId }: Pick<Enqueued<Name>, "name" | "payload"> & { readonly staffId?: StaffId },
  now: Instant,
): Promise<JobId> {
  const { id } = await trx
    .insertInto("job")
    .values({
      propertyId: trx.propertyId,
      name,
      payload: JSON.stringify(payload),
      staffId: staffId ?? (trx.actor.kind === "staff" ? trx.actor.staffId : null),
      createdAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await enqueue(trx, { name, payload, key: `job:${id}`, jobId: id });
  return id;
}

/** A queued job ends at once; a running one is asked and stops at its next step. */
export async function cancelJob(trx: Trx, id: JobId, now: Instant): Promise<void> {
  await getJob(trx, id);
  await trx
    .updateTable("job")
    .set((each) => ({
      cancelRequested: true,
      status: each.case().when("status", "=", "queued").then<JobStatus>("cancelled").else(each.ref("status")).end(),
      finishedAt: each.case().when("status", "=", "queued").then(now).else(each.ref("finishedAt")).end(),
    }))
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "in", ["queued", "running"])
    .execute();
}
