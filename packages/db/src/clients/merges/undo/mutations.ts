import { isDeepStrictEqual } from "node:util";
import { CellValue } from "@foyer/domain/changes/schema";
import { Collaboration, Spell, UndoMerge } from "@foyer/domain/clients/merges/schema";
import { clientFields, type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { type ChangedField, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { writeFields } from "../../cells/mutations.ts";
import { lockClients } from "../../cells/queries.ts";
import { moveBack, type MovedRows } from "../children/mutations.ts";
import { aspectOf, collaborationsOf, spellsOf, writeCollaborations, writeSpells } from "../spells/mutations.ts";

interface Merge {
  readonly winnerId: number;
  readonly loserId: number;
  readonly changeNumber: number;
}

/** What was put back and what somebody changed since, which is left as it is. */
interface Outcome {
  readonly changed: ChangedField[];
  readonly kept: { readonly subject: string; readonly field: string; readonly rows: number }[];
}

async function lockMerge(trx: Trx, id: number): Promise<Merge> {
  const merge = found(
    await trx
      .selectFrom("clientMerge")
      .select(["winnerId", "loserId", "changeNumber", "undoneAt"])
      .where("propertyId", "=", trx.propertyId)
      .where(sql<boolean>`id = ${id}`)
      .forUpdate()
      .executeTakeFirst(),
    "clients.merge-not-found",
  );
  if (merge.undoneAt !== null || merge.changeNumber === null)
    throw new Refusal("conflict", "clients.merge-undone-already");
  const files = await trx
    .selectFrom("client")
    .select(["id", "mergedInto", "status"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[merge.winnerId, merge.loserId]}::bigint[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  const winner = files.find((file) => file.id === merge.winnerId);
  if (winner?.mergedInto != null)
    throw new Refusal("conflict", "clients.merged-already", { id: merge.winnerId, into: winner.mergedInto });
  return { winnerId: merge.winnerId, loserId: merge.loserId, changeNumber: merge.changeNumber };
}

const linesOf = async (trx: Trx, number: number): Promise<ChangedField[]> => {
  const { rows } = await sql<ChangedField>`
    select subject, row_id as row, field, before, after from change_field
    where property_id = ${trx.propertyId} and number = ${number} order by line`.execute(trx);
  return rows;
};

/** The record keeps its objects' keys in an order of its own. */
const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other);

/** Basics of the winner that still say what the merge wrote. */
async function putFieldsBack(
  trx: Trx,
  { lines, merge }: { lines: readonly ChangedField[]; merge: Merge },
  now: Instant,
): Promise<Outcome> {
  const written = lines.filter(
    ({ subject, row, field }) =>
      subject === "client" && row === merge.winnerId && clientFields.some((each) => each === field),
  );
  const files = await lockClients(trx, { rows: [merge.winnerId], fields: [] }, today(trx, now));
  const winner = new Map<string, CellValue>(Object.entries(files.get(merge.winnerId) ?? {}));
  const [standing, edited] = [true, false].map((stands) =>
    written.filter(({ field, after }) => same(winner.get(field) ?? null, after) === stands),
  );
  const fields = (standing ?? []).map(({ field, before, after }) => ({
    row: merge.winnerId,
    field,
    before: CellValue.parse(after),
    after: CellValue.parse(before),
  }));
  await writeFields(trx, fields, now);
  return {
    changed: fields.map((field) => ({ subject: "client", ...field })),
    kept: (edited ?? []).map(({ field }) => ({ subject: "client", field, rows: 1 })),
  };
}

const spellsShape = Spell.array();
const collaborationsShape = Collaboration.array();

/** Histories that are still as the merge left them. */
async function putSpellsBack(trx: Trx, lines: readonly ChangedField[]): Promise<Outcome> {
  const outcome: Outcome = { changed: [], kept: [] };
  for (const { subject, row, field, before, after } of lines) {
    const aspect = aspectOf(field);
    if (!aspect && field !== "collaborations") continue;
    const now = aspect ? await spellsOf(trx, aspect, row) : await collaborationsOf(trx, row);
    if (!same(now, after)) {
      outcome.kept.push({ subject, field, rows: 1 });
      continue;
    }
    if (aspect) await writeSpells(trx, aspect, { clientId: row, spells: spellsShape.parse(before) });
    else await writeCollaborations(trx, { clientId: row, working: collaborationsShape.parse(before) });
    outcome.changed.push({ subject, row, field, before: after, after: before });
  }
  return outcome;
}

const isNumber = (value: unknown): value is number => typeof value === "number";

/** Rows that stand where the merge put them, table by table. */
async function putRowsBack(trx: Trx, lines: readonly ChangedField[]): Promise<Outcome> {
  const outcome: Outcome = { changed: [], kept: [] };
  const groups = new Map<string, MovedRows & { rows: number[] }>();
  for (const { subject, row, field, before, after } of lines) {
    const isOwn =
      subject === "client" &&
      clientFields.some((each) => each === field) &&
      field !== "parentId" &&
      field !== "referrerId";
    if (isOwn || !/Id$|^mergedInto$/.test(field) || !isNumber(before) || !isNumber(after)) continue;
    const key = [subject, field, before, after].join(" ");
    const group = groups.get(key) ?? { subject, field, before, after, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    const moved = await moveBack(trx, group);
    const { subject, field, before, after, rows } = group;
    outcome.changed.push(...moved.map((row) => ({ subject, row, field, before: after, after: before })));
    if (moved.length < rows.length) outcome.kept.push({ subject, field, rows: rows.length - moved.length });
  }
  return outcome;
}

const isProtected = (field: string): field is ProtectedField => protectedFields.some((each) => each === field);

/** Persons that were one become two again; what the one was given of the other is taken back where nobody changed it. */
async function partPersons(
  trx: Trx,
  { lines, merge }: { lines: readonly ChangedField[]; merge: Merge },
): Promise<Outcome> {
  const outcome: Outcome = { changed: [], kept: [] };
  for (const { subject, row, field, before, after } of lines) {
    if (subject !== "contact") continue;
    if (field === "mergedInto") {
      await sql`
        update contact set status = 'active', archived_reason = null, merged_into = null
        where property_id = ${trx.propertyId} and id = ${row} and merged_into = ${after}`.execute(trx);
      outcome.changed.push({ subject, row, field: "status", before: "archived", after: "active" });
      outcome.changed.push({ subject, row, field, before: after, after: before });
    }
    const given = lines.find((line) => line.subject === "contact" && line.field === "mergedInto" && line.after === row);
    if (!given || before !== null || field === "clientId") continue;
    const { rows } = isProtected(field)
      ? await takeProtected(trx, { field, from: row, of: given.row, since: merge.changeNumber })
      : await sql`update contact set ${sql.ref(field)} = null where property_id = ${trx.propertyId} and id = ${row} and ${sql.ref(field)} = ${after} returning id`.execute(
          trx,
        );
    if (rows.length > 0)
      outcome.changed.push({ subject, row, field, before: isProtected(field) ? null : after, after: null });
    else outcome.kept.push({ subject, field, rows: 1 });
  }
  return outcome;
}

interface Given {
  readonly field: ProtectedField;
  readonly from: number;
  readonly of: number;
  /** The change that gave it. */
  readonly since: number;
}

/** A birth year has no index to compare by: whether somebody changed it since is asked of the record. */
const takeProtected = (trx: Trx, { field, from, of, since }: Given) =>
  field === "birthYear"
    ? sql`
      update contact set birth_year_cipher = null
      where property_id = ${trx.propertyId} and id = ${from} and not exists (
        select from change_field
        join change on change.property_id = ${trx.propertyId} and change.number = change_field.number
        where change_field.property_id = ${trx.propertyId} and change_field.subject = 'contact' and change_field.row_id = ${from}
          and change_field.field = ${field} and change_field.number > ${since} and change.act <> 'clients.reveal')
      returning id`.execute(trx)
    : sql`
      update contact mine set ${sql.ref(`${field}_cipher`)} = null, ${sql.ref(`${field}_index`)} = null, ${sql.ref(`${field}_mask`)} = null
      from contact other
      where mine.property_id = ${trx.propertyId} and mine.id = ${from} and other.property_id = ${trx.propertyId} and other.id = ${of}
        and ${sql.ref(`mine.${field}_index`)} = ${sql.ref(`other.${field}_index`)}
      returning mine.id`.execute(trx);

async function partLedger(trx: Trx, lines: readonly ChangedField[], merge: Merge): Promise<Outcome> {
  const line = lines.find(({ field }) => field === "ledgerItems");
  if (!line || !Array.isArray(line.after)) return { changed: [], kept: [] };
  const given = line.after.filter(isNumber);
  const { rows } = await sql<{ items: number[] }>`
    select app.part_ledger_accounts(${trx.propertyId}, ${merge.winnerId}, ${merge.loserId}, ${given}::bigint[]) as items`.execute(
    trx,
  );
  const items = rows[0]?.items ?? [];
  return {
    changed:
      items.length === 0
        ? []
        : [{ subject: "client", row: merge.loserId, field: "ledgerItems", before: merge.winnerId, after: items }],
    kept:
      items.length === given.length
        ? []
        : [{ subject: "ledger_item", field: "clientId", rows: given.length - items.length }],
  };
}

async function takeOut(trx: Trx, { winnerId, loserId }: Merge, now: Instant): Promise<ChangedField[]> {
  await sql`
    update client set status = 'active', archived_reason = null, merged_into = null
    where property_id = ${trx.propertyId} and id = ${loserId} and merged_into = ${winnerId}`.execute(trx);
  await sql`
    update client_duplicate set status = 'open', decided_at = null, decided_by = null, found_at = ${now}::timestamptz
    where property_id = ${trx.propertyId} and status = 'merged'
      and one_id = ${Math.min(winnerId, loserId)} and other_id = ${Math.max(winnerId, loserId)}`.execute(trx);
  return [
    { subject: "client", row: loserId, field: "status", before: "archived", after: "active" },
    { subject: "client", row: loserId, field: "mergedInto", before: winnerId, after: null },
  ];
}

/** Makes two files of one again: exactly what was moved goes back; what was edited or came since stays and is told. */
export async function undoMerge(trx: Trx, input: { id: number }, now: Instant) {
  refuseUnless(trx.actor, "duplicates:merge");
  const { id } = UndoMerge.parse(input);
  const merge = await lockMerge(trx, id);
  const lines = await linesOf(trx, merge.changeNumber);
  const outcomes = [
    await putFieldsBack(trx, { lines, merge }, now),
    await putSpellsBack(trx, lines),
    await partPersons(trx, { lines, merge }),
    await putRowsBack(
      trx,
      lines.filter(({ subject, row }) => !(subject === "client" && (row === merge.winnerId || row === merge.loserId))),
    ),
    await partLedger(trx, lines, merge),
  ];
  const out = await takeOut(trx, merge, now);
  const changed = [...outcomes.flatMap((outcome) => outcome.changed), ...out];
  const number = await recordChange(trx, {
    act: "clients.undo-merge",
    at: now,
    undoes: merge.changeNumber,
    fields: changed,
  });
  await trx
    .updateTable("clientMerge")
    .set({ undoneBy: number, undoneAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  return { winnerId: merge.winnerId, loserId: merge.loserId, kept: outcomes.flatMap((outcome) => outcome.kept) };
}
