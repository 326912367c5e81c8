import {
  addedUp,
  type BulkFacts,
  type BulkField,
  type BulkJudgement,
  judgeBulk,
  judgeUndo,
} from "@foyer/domain/clients/bulk/rules";
import type { BulkAct, BulkCounts, BulkId } from "@foyer/domain/clients/bulk/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { workingHere } from "../../../staff/queries.ts";
import { setDated } from "../../dated/mutations.ts";
import { changesOfBulk, factsOf, notYours, writtenBy } from "../queries.ts";

/** So many clients are changed in one transaction. */
const blockSize = 5_000;

const lockBulk = async (trx: Trx, id: BulkId) =>
  found(
    await trx
      .selectFrom("clientBulk")
      .select(["id", "act", "undoes", "status", "done", "changed", "same", "refused"])
      .select((each) => [
        sql<number>`cardinality(selected)`.as("selected"),
        sql<number[]>`selected[${each.ref("done")} + 1 : ${each.ref("done")} + ${sql.lit(blockSize)}]`.as("block"),
      ])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "clients.bulk-not-found",
    { id },
  );

export interface BulkStep extends BulkCounts {
  readonly done: number;
  readonly over: boolean;
}

/**
 * The next block of an act, in one transaction with the mark of how far it has come: whoever runs it, and however often, no
 * client is changed twice.
 */
export async function runBulkBlock(trx: Trx, id: BulkId, now: Instant): Promise<BulkStep> {
  const bulk = await lockBulk(trx, id);
  const { selected, block, changed, same, refused } = bulk;
  if (bulk.status !== "queued") return { selected, changed, same, refused, done: bulk.done, over: true };
  const on = today(trx, now);
  const judged = await judgeBlock(trx, { ...bulk, on });
  const counts = addedUp(
    { selected: 0, changed, same, refused },
    judged.map(({ judgement }) => ({ judgement, count: 1 })),
  );
  const done = bulk.done + block.length;
  const over = done >= selected;
  await trx
    .updateTable("clientBulk")
    .set({
      done,
      changed: counts.changed,
      same: counts.same,
      refused: JSON.stringify(counts.refused),
      ...(over ? { status: "done", finishedAt: now } : {}),
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await writeBlock(trx, { ...bulk, on, now, next: done }, judged);
  return { ...counts, selected, done, over };
}

interface Judged {
  readonly row: number;
  readonly judgement: BulkJudgement;
}

interface Block {
  readonly act: BulkAct;
  readonly undoes: BulkId | null;
  readonly block: readonly number[];
  readonly on: CalendarDate;
}

async function judgeBlock(trx: Trx, { act, undoes, block, on }: Block): Promise<Judged[]> {
  await sql`
    select id from client where property_id = ${trx.propertyId} and id = any(${[...block]}::bigint[]) order by id for update`.execute(
    trx,
  );
  const facts = new Map((await factsOf(trx, { ids: block, act, on })).map(({ id, ...each }) => [id, each]));
  const written = undoes === null ? undefined : await writtenBy(trx, await changesOfBulk(trx, undoes), block);
  const judge = (row: number, each: BulkFacts): BulkJudgement =>
    written ? judgeUndo(each, written.get(row) ?? [], act) : judgeBulk(each, act);
  const judged = block.map((row) => {
    const each = facts.get(row);
    return { row, judgement: each ? judge(row, each) : notYours };
  });
  return act.kind === "owner" ? refuseLeavers(trx, judged, on) : judged;
}

const ownerIn = ({ judgement }: Judged): number | undefined => {
  const owner = judgement.outcome === "changed" && judgement.fields.find(({ field }) => field === "ownerId")?.after;
  return typeof owner === "number" ? owner : undefined;
};

/** An act may have waited in line, and what is taken back may be older still: nobody gets clients who has left meanwhile. */
async function refuseLeavers(trx: Trx, judged: readonly Judged[], on: CalendarDate): Promise<Judged[]> {
  const here = await workingHere(trx, [...new Set(judged.flatMap((each) => ownerIn(each) ?? []))], on);
  return judged.map((each) => {
    const owner = ownerIn(each);
    return owner === undefined || here.has(owner)
      ? each
      : { ...each, judgement: { outcome: "refused", code: "clients.owner-not-here" } };
  });
}

interface Written extends Block {
  readonly id: BulkId;
  readonly now: Instant;
  readonly done: number;
  readonly next: number;
}

async function writeBlock(
  trx: Trx,
  { id, act, undoes, on, now, done, next }: Written,
  judged: readonly Judged[],
): Promise<void> {
  const fields = judged.flatMap(({ row, judgement }) =>
    judgement.outcome === "changed" ? judgement.fields.map((field) => ({ ...field, row })) : [],
  );
  if (fields.length === 0) return;
  for (const [field, ofField] of Map.groupBy(fields, (each) => each.field))
    await writeField(trx, { field, on }, ofField);
  await recordChange(trx, {
    act: undoes === null ? `clients.bulk-${act.kind}` : "clients.undo-bulk",
    at: now,
    ...(act.kind === "archive" && undoes === null ? { reason: act.reason } : {}),
    fields: [
      { subject: "client_bulk", row: id, field: "done", before: done, after: next },
      ...fields.map((field) => ({ subject: "client", ...field })),
    ],
  });
}

type RowField = BulkField & { readonly row: number };

const textsOf = (fields: readonly RowField[]) => fields.map(({ after }) => (after === null ? null : String(after)));

async function writeTags(trx: Trx, fields: readonly RowField[]): Promise<void> {
  await sql`
    update client set tags = coalesce(string_to_array(given.value, ', '), '{}')
    from unnest(${fields.map(({ row }) => row)}::bigint[], ${textsOf(fields)}::text[]) as given (id, value)
    where client.property_id = ${trx.propertyId} and client.id = given.id`.execute(trx);
}

/** A file is archived with its reason or not at all. */
async function writeStatus(trx: Trx, reasons: readonly RowField[]): Promise<void> {
  await sql`
    update client set archived_reason = given.value, status = case when given.value is null then 'active' else 'archived' end
    from unnest(${reasons.map(({ row }) => row)}::bigint[], ${textsOf(reasons)}::text[]) as given (id, value)
    where client.property_id = ${trx.propertyId} and client.id = given.id`.execute(trx);
}

async function writeField(
  trx: Trx,
  { field, on }: { field: BulkField["field"]; on: CalendarDate },
  fields: readonly RowField[],
): Promise<void> {
  if (field === "tags") return writeTags(trx, fields);
  if (field === "archivedReason") return writeStatus(trx, fields);
  if (field === "status") return;
  const values = fields.map(({ row, after }) => ({ clientId: row, value: typeof after === "boolean" ? null : after }));
  await setDated(trx, { aspect: field, from: on, values });
}
