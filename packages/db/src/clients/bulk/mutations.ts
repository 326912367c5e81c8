import { isDeepStrictEqual } from "node:util";
import type { BulkAct, BulkId, StartBulk, UndoBulk } from "@foyer/domain/clients/bulk/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Actor } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { startJob } from "../../jobs/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { roleOn } from "../../staff/queries.ts";
import { changesOfBulk, getBulk, refuseBulk, selectedClients } from "./queries.ts";

export interface StartedBulk {
  readonly id: BulkId;
  readonly jobId: JobId | null;
}

interface Kept {
  readonly key: string;
  readonly act: BulkAct;
  readonly selected: readonly number[];
  readonly staffId: StaffId;
  readonly undoes: BulkId | null;
  /** Those that were named one by one: what matches a filter may be others by the time it is sent again. */
  readonly ids?: readonly number[];
}

async function keep(trx: Trx, { selected, act, ids, ...kept }: Kept, now: Instant): Promise<StartedBulk> {
  const made = await trx
    .insertInto("clientBulk")
    .values({ ...kept, propertyId: trx.propertyId, act: JSON.stringify(act), selected: [...selected], createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return startedBefore(trx, { ...kept, act, ...(ids ? { ids } : {}) });
  const jobId = await startJob(trx, { name: "clients.bulk", payload: { bulkId: made.id } }, now);
  await trx
    .updateTable("clientBulk")
    .set({ jobId })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", made.id)
    .execute();
  return { id: made.id, jobId };
}

/** The act that was started under this key before; another one under it, or a second undo of the same, is refused. */
async function startedBefore(
  trx: Trx,
  { key, staffId, undoes, act, ids }: Pick<Kept, "key" | "staffId" | "undoes" | "act" | "ids">,
): Promise<StartedBulk> {
  const before = await trx
    .selectFrom("clientBulk")
    .select(["id", "jobId", "staffId", "undoes", "act", "selected"])
    .where("propertyId", "=", trx.propertyId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!before) throw new Refusal("conflict", "clients.bulk-undone");
  const isOther = before.staffId !== staffId || before.undoes !== undoes || !isDeepStrictEqual(before.act, act);
  if (isOther || (ids && !isDeepStrictEqual(before.selected, ids)))
    throw new Refusal("conflict", "clients.bulk-id-taken");
  return { id: before.id, jobId: before.jobId };
}

function personActing(trx: Trx): StaffId {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "clients.bulk-needs-a-person");
  return trx.actor.staffId;
}

/** Puts an act on many clients in line. Which they are is settled now: the job changes those that were counted. */
export async function startBulk(trx: Trx, { selection, act, key }: StartBulk, now: Instant): Promise<StartedBulk> {
  const staffId = personActing(trx);
  await refuseBulk(trx, act, today(trx, now));
  const selected = await selectedClients(trx, selection, now);
  const ids = "ids" in selection ? { ids: selected } : {};
  return keep(trx, { key, act, selected, staffId, undoes: null, ...ids }, now);
}

/** Puts the taking back of an act in line, once: of all its changes, as one. */
export async function undoBulk(trx: Trx, { id, key }: UndoBulk, now: Instant): Promise<StartedBulk> {
  const staffId = personActing(trx);
  const done = await getBulk(trx, id);
  if (done.undoes !== null) throw new Refusal("conflict", "clients.bulk-undone");
  if (done.status === "queued") throw new Refusal("conflict", "clients.bulk-not-over");
  const numbers = await changesOfBulk(trx, id);
  const { rows } = await sql<{ row: number }>`
    select distinct row_id as row from change_field
    where property_id = ${trx.propertyId} and number = any(${numbers}::bigint[]) and subject = 'client'
    order by row_id`.execute(trx);
  return keep(trx, { key, act: done.act, selected: rows.map(({ row }) => row), staffId, undoes: id }, now);
}

/** Whoever asked, with the role that the person holds now: an act never outlives its person's rights. */
export async function actorOfBulk(trx: Trx, id: BulkId, now: Instant): Promise<Actor> {
  const { staffId } = found(
    await trx
      .selectFrom("clientBulk")
      .select("staffId")
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .executeTakeFirst(),
    "clients.bulk-not-found",
    { id },
  );
  const role = await roleOn(trx, { propertyId: trx.propertyId, staffId, on: today(trx, now) });
  if (!role) throw new Refusal("forbidden", "staff.no-role");
  return { kind: "staff", staffId, role: role.role, propertyId: trx.propertyId };
}

/** Writes down that somebody stopped it: what was changed until then stays, and can be taken back. */
export async function stopBulk(trx: Trx, id: BulkId, now: Instant): Promise<void> {
  await trx
    .updateTable("clientBulk")
    .set({ status: "cancelled", finishedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "queued")
    .execute();
}
