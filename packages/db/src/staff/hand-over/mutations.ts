import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { redactContacts } from "@foyer/domain/messages/rules";
import { mayBeUndone } from "@foyer/domain/staff/hand-over/rules";
import type { HandOver, HandOverId } from "@foyer/domain/staff/hand-over/schema";
import { sql } from "kysely";
import { type ChangedField, madeRow, recordChange } from "../../changes/mutations.ts";
import { handOvers } from "../../handovers.ts";
import type { Trx } from "../../kernel/fence.ts";
import { notify } from "../../messages/inbox/mutations.ts";
import { today } from "../../properties/queries.ts";
import { comeBack, leave, standInsOf } from "../leaving/mutations.ts";
import { staffNames } from "../roles/queries.ts";
import { judgedPlan, refuseOutOfReach } from "./queries.ts";

const subject = "hand_over";

/** One after the other: a leaver is not handed over twice at once. */
const oneAtATime = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(${trx.propertyId}, hashtext('hand-over'))`.execute(trx);

async function madeBefore(trx: Trx, { key, brief, ...asked }: HandOver): Promise<HandOverId | undefined> {
  const before = await trx
    .selectFrom("handOver")
    .select(["id", "leaverId", "brief", "effectiveOn", "leaves", "staffId"])
    .where("propertyId", "=", trx.propertyId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!before) return undefined;
  const isSame =
    before.leaverId === asked.leaverId &&
    before.effectiveOn === asked.effectiveOn &&
    before.leaves === asked.leaves &&
    before.brief === redactContacts(brief) &&
    trx.actor.kind === "staff" &&
    before.staffId === trx.actor.staffId;
  if (!isSame) throw new Refusal("conflict", "staff.hand-over-id-taken");
  return before.id;
}

/**
 * Gives everything that a person holds to successors, from a day on, with a written brief: one act, one change. Where the
 * person leaves, the role ends with it and so do the sessions; what lies before the day stays whose it was.
 */
export async function handOver(trx: Trx, input: HandOver, now: Instant): Promise<{ id: HandOverId; clients: number }> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "permission.missing", { act: "staff:hand-over" });
  await oneAtATime(trx);
  const before = await madeBefore(trx, input);
  if (before !== undefined) return { id: before, clients: await clientsOf(trx, before) };
  const on = today(trx, now);
  const { key, leaverId, effectiveOn, leaves, successors } = input;
  const brief = redactContacts(input.brief);
  const dealt = await judgedPlan(trx, input, on);
  const leaving = { leaverId, on: effectiveOn };
  const fields: ChangedField[] = [];
  for (const part of handOvers.parts)
    if (part.move) fields.push(...(await part.move(trx, { ...leaving, dealt, successors })));
  if (leaves) {
    fields.push(...(await leave(trx, leaving, { on, now })));
    fields.push(...(await standInsOf(trx, leaving, successors)));
  }
  const { id } = await trx
    .insertInto("handOver")
    .values({
      propertyId: trx.propertyId,
      key,
      leaverId,
      effectiveOn,
      leaves,
      brief,
      staffId: trx.actor.staffId,
      at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`
    insert into hand_over_client (property_id, hand_over_id, client_id, successor_id)
    select ${trx.propertyId}, ${id}, client_id, successor_id
    from unnest(${dealt.map(({ clientId }) => clientId)}::bigint[], ${dealt.map(({ to }) => to)}::bigint[]) as given (client_id, successor_id)
    on conflict do nothing`.execute(trx);
  const { [leaverId]: leaver = "" } = await staffNames(trx, [leaverId]);
  for (const [to, clients] of Map.groupBy(dealt, (each) => each.to))
    await notify(
      trx,
      {
        to: [to],
        event: "staff.handed-over",
        row: id,
        details: { leaver, count: clients.length, from: effectiveOn },
      },
      now,
    );
  await recordChange(trx, {
    act: "staff.hand-over",
    at: now,
    fields: [madeRow(subject, id), ...fields],
  });
  return { id, clients: dealt.length };
}

async function clientsOf(trx: Trx, id: HandOverId): Promise<number> {
  const { count } = await trx
    .selectFrom("handOverClient")
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("propertyId", "=", trx.propertyId)
    .where("handOverId", "=", id)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Takes a hand-over back within a week: who still holds what it gave gives it back from today on (or from its own day, where
 * that has not come). What somebody has changed since stays. The role goes on; the person signs in anew.
 */
export async function undoHandOver(trx: Trx, id: HandOverId, now: Instant): Promise<{ kept: number }> {
  await oneAtATime(trx);
  const done = found(
    await trx
      .selectFrom("handOver")
      .selectAll()
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "staff.hand-over-not-found",
    { id },
  );
  const on = today(trx, now);
  if (trx.actor.kind !== "staff" || trx.actor.staffId !== done.staffId) await refuseOutOfReach(trx, done.leaverId, on);
  mayBeUndone(done, now);
  const change = await changeOf(trx, id);
  const from = done.effectiveOn > on ? done.effectiveOn : on;
  const fields: ChangedField[] = [];
  let kept = 0;
  for (const part of handOvers.parts) {
    const back = part.giveBack ? await part.giveBack(trx, change.fields, from) : { fields: [], kept: 0 };
    fields.push(...back.fields);
    kept += back.kept;
  }
  fields.push(...(await comeBack(trx, change.fields)));
  await trx
    .updateTable("handOver")
    .set({ undoneAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  fields.push({ subject, row: id, field: "undoneAt", before: null, after: now });
  await recordChange(trx, { act: "staff.undo-hand-over", at: now, undoes: change.number, fields });
  return { kept };
}

/** The change that a hand-over was, by the row it made. */
async function changeOf(trx: Trx, id: HandOverId): Promise<{ number: number; fields: ChangedField[] }> {
  const { number } = await trx
    .selectFrom("changeField")
    .select("number")
    .where("propertyId", "=", trx.propertyId)
    .where("subject", "=", subject)
    .where("rowId", "=", id)
    .where("field", "=", "")
    .executeTakeFirstOrThrow();
  const fields = await trx
    .selectFrom("changeField")
    .select(["subject", "rowId as row", "field", "before", "after"])
    .where("propertyId", "=", trx.propertyId)
    .where("number", "=", number)
    .orderBy("line")
    .execute();
  return { number, fields };
}
