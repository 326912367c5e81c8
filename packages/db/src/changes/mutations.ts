import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";

export interface ChangedField {
  readonly subject: string;
  readonly row: number;
  /** Empty: the row was made by this change. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface RecordedChange {
  readonly act: string;
  readonly at: Instant;
  readonly reason?: string;
  readonly undoes?: number;
  /** Whom a job works for; else it is the actor's change. */
  readonly staffId?: StaffId | null;
  readonly fields: readonly ChangedField[];
}

/** The property's next number of this name; its row stays locked until commit, so numbers have the order of commit. */
export async function nextNumber(trx: Trx, name: string): Promise<number> {
  const counter = await trx
    .insertInto("propertyCounter")
    .values({ propertyId: trx.propertyId, name, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(["propertyId", "name"]).doUpdateSet({ value: sql`property_counter.value + 1` }),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return counter.value;
}

async function openChange(trx: Trx, change: Omit<RecordedChange, "fields">): Promise<number> {
  const number = await nextNumber(trx, "change");
  await trx
    .insertInto("change")
    .values({
      propertyId: trx.propertyId,
      number,
      staffId: change.staffId ?? (trx.actor.kind === "staff" ? trx.actor.staffId : null),
      act: change.act,
      reason: change.reason ?? null,
      at: change.at,
      undoes: change.undoes ?? null,
    })
    .execute();
  return number;
}

/**
 * Writes who did what, when and why, and each field's value before and after. The last write of a mutation: it takes the
 * property's change number, and with it everybody else's turn.
 */
export async function recordChange(trx: Trx, change: RecordedChange): Promise<number> {
  const number = await openChange(trx, change);
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  if (change.fields.length > 0)
    await sql`
      insert into change_field (property_id, number, line, subject, row_id, field, before, after)
      select ${trx.propertyId}, ${number}, line, subject, row_id, field, before::jsonb, after::jsonb
      from unnest(
        ${change.fields.map((field) => field.subject)}::text[], ${change.fields.map((field) => field.row)}::bigint[],
        ${change.fields.map((field) => field.field)}::text[], ${change.fields.map((field) => json(field.before))}::text[],
        ${change.fields.map((field) => json(field.after))}::text[]
      ) with ordinality as line (subject, row_id, field, before, after, line)
      on conflict do nothing`.execute(trx);
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
export async function recordMade(trx: Trx, { made, ...change }: MadeRows): Promise<number> {
  const number = await openChange(trx, change);
  let line = 0;
  for (const [subject, rows] of Object.entries(made)) {
    await sql`
      insert into change_field (property_id, number, line, subject, row_id, field)
      select ${trx.propertyId}, ${number}, ${line} + made.line, ${subject}, made.row_id, ''
      from unnest(${rows}::bigint[]) with ordinality as made (row_id, line)
      on conflict do nothing`.execute(trx);
    line += rows.length;
  }
  return number;
}
