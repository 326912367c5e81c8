import type { StaffId } from "@foyer/domain/kernel/ids";
import { answerable } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { jsonOrNull } from "../kernel/json.ts";

export interface ChangedField {
  readonly subject: string;
  readonly row: number;
  /** Empty: the row was made by this change. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** That a row was made. */
export const madeRow = (subject: string, row: number): ChangedField => ({
  subject,
  row,
  field: "",
  before: null,
  after: null,
});

export interface RecordedChange {
  readonly act: string;
  readonly at: Instant;
  readonly reason?: string;
  readonly undoes?: number;
  /** Whom a job works for; else it is the actor's change. */
  readonly staffId?: StaffId | null;
  readonly fields: readonly ChangedField[];
}

/** Takes so many of the property's numbers of a name and answers the last; its row stays locked until commit, so numbers have the order of commit. */
export async function takeNumbers(trx: Trx, name: string, count: number): Promise<number> {
  const counter = await trx
    .insertInto("propertyCounter")
    .values({ propertyId: trx.propertyId, name, value: count })
    .onConflict((conflict) =>
      conflict.columns(["propertyId", "name"]).doUpdateSet({ value: sql`property_counter.value + ${count}` }),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return counter.value;
}

export const nextNumber = (trx: Trx, name: string): Promise<number> => takeNumbers(trx, name, 1);

async function openChange(trx: Trx, change: Omit<RecordedChange, "fields">): Promise<number> {
  const number = await nextNumber(trx, "change");
  await trx
    .insertInto("change")
    .values({
      propertyId: trx.propertyId,
      number,
      staffId: change.staffId ?? answerable(trx.actor),
      act: change.act,
      reason: change.reason ?? null,
      at: change.at,
      undoes: change.undoes ?? null,
    })
    .execute();
  return number;
}

interface ChangeLine extends ChangedField {
  readonly number: number;
  readonly line: number;
}

/** Writes down fields of changes that are written already. */
export async function writeLines(trx: Trx, lines: readonly ChangeLine[]): Promise<void> {
  const of = <K extends keyof ChangeLine>(key: K) => lines.map((line) => line[key]);
  const json = (key: "before" | "after") => lines.map((line) => jsonOrNull(line[key]));
  if (lines.length > 0)
    await sql`
      insert into change_field (property_id, number, line, subject, row_id, field, before, after)
      select ${trx.propertyId}, number, line, subject, row_id, field, before::jsonb, after::jsonb
      from unnest(
        ${of("number")}::bigint[], ${of("line")}::int[], ${of("subject")}::text[], ${of("row")}::bigint[], ${of("field")}::text[],
        ${json("before")}::text[], ${json("after")}::text[]
      ) as given (number, line, subject, row_id, field, before, after)
      returning null`.execute(trx);
}

/**
 * Writes who did what, when and why, and each field's value before and after. The last write of a mutation: it takes the
 * property's change number, and with it everybody else's turn.
 */
export async function recordChange(trx: Trx, { fields, ...change }: RecordedChange): Promise<number> {
  const number = await openChange(trx, change);
  await writeLines(
    trx,
    fields.map((field, index) => ({ ...field, number, line: index + 1 })),
  );
  return number;
}

/**
 * One change whose lines a query lists (line, subject, row_id, field, before, after): as many as an import writes, none of
 * them held here.
 */
export async function recordListed(
  trx: Trx,
  change: Omit<RecordedChange, "fields">,
  lines: RawBuilder<unknown>,
): Promise<number> {
  const number = await openChange(trx, change);
  await sql`
    insert into change_field (property_id, number, line, subject, row_id, field, before, after)
    select ${trx.propertyId}, ${number}, line, subject, row_id, field, before, after from (${lines}) as listed
    on conflict do nothing`.execute(trx);
  return number;
}

export interface MadeRows {
  readonly act: string;
  readonly at: Instant;
  readonly reason?: string;
  /** The rows made, by the table they were made in. */
  readonly made: Readonly<Record<string, readonly number[]>>;
}

/** One change for many rows made at once, as an import makes them. */
export function recordMade(trx: Trx, { made, ...change }: MadeRows): Promise<number> {
  const rows = Object.entries(made).flatMap(([subject, ids]) => ids.map((id) => ({ subject, id })));
  return recordListed(
    trx,
    change,
    sql`
      select line, subject, row_id, '' as field, null::jsonb as before, null::jsonb as after
      from unnest(${rows.map((row) => row.subject)}::text[], ${rows.map((row) => row.id)}::bigint[])
        with ordinality as made (subject, row_id, line)`,
  );
}
