import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** What is true of a client from a date on: each aspect has a table of its own. */
const aspects = {
  ownerId: { table: "client_owner", column: "staff_id", type: "bigint" },
  tier: { table: "client_tier", column: "tier", type: "text" },
  class: { table: "client_class", column: "class", type: "text" },
  assessmentType: { table: "client_assessment_type", column: "assessment_type", type: "text" },
} as const;

export type DatedAspect = keyof typeof aspects;
export const datedAspects = ["ownerId", "tier", "class", "assessmentType"] as const satisfies readonly DatedAspect[];

export const isDated = (field: string): field is DatedAspect => Object.hasOwn(aspects, field);

export interface DatedRow {
  readonly clientId: number;
  readonly from: CalendarDate;
  /** The day on which it is over; null while it holds. */
  readonly to?: CalendarDate | null;
  readonly value: string | number;
}

/** Writes what holds of clients of whom nothing else is known for those days. */
export async function insertDated(trx: Trx, aspect: DatedAspect, rows: readonly DatedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { table, column, type } = aspects[aspect];
  await sql`
    insert into ${sql.table(table)} (property_id, client_id, from_date, to_date, ${sql.ref(column)})
    select ${trx.propertyId}, client_id, from_date, coalesce(to_date, 'infinity'), value::${sql.raw(type)}
    from unnest(
      ${rows.map((row) => row.clientId)}::bigint[], ${rows.map((row) => row.from)}::date[], ${rows.map((row) => row.to ?? null)}::date[],
      ${rows.map((row) => String(row.value))}::text[]
    ) as given (client_id, from_date, to_date, value)
    on conflict do nothing`.execute(trx);
}

export interface SetDated {
  readonly aspect: DatedAspect;
  /** In force from this day; what held before ends with the day before. */
  readonly from: CalendarDate;
  /** Null ends the aspect: a client without an owner. */
  readonly values: readonly { readonly clientId: number; readonly value: string | number | null }[];
}

/**
 * Sets an aspect for many clients at once. What was set for later days is replaced too. What was so until that day goes on
 * as one: taking back a change of the same day leaves no trace in what is counted from the beginning of an ownership or tier.
 */
export async function setDated(trx: Trx, { aspect, from, values }: SetDated): Promise<void> {
  if (values.length === 0) return;
  const { table, column, type } = aspects[aspect];
  const of = sql.table(table);
  const held = sql.ref(`${table}.${column}`);
  const given = sql`unnest(
    ${values.map((each) => each.clientId)}::bigint[], ${values.map((each) => (each.value === null ? null : String(each.value)))}::text[]
  ) as given (client_id, value)`;
  const ofGiven = sql`${of}.property_id = ${trx.propertyId} and ${of}.client_id = given.client_id`;
  const same = sql`${held} is not distinct from given.value::${sql.raw(type)}`;
  await sql`delete from ${of} using ${given} where ${ofGiven} and ${of}.from_date >= ${from}`.execute(trx);
  await sql`
    update ${of} set to_date = case when ${same} then 'infinity'::date else ${from}::date end from ${given}
    where ${ofGiven} and ${of}.from_date < ${from} and (${of}.to_date > ${from} or (${of}.to_date = ${from} and ${same}))`.execute(
    trx,
  );
  await sql`
    insert into ${of} (property_id, client_id, from_date, ${sql.ref(column)})
    select ${trx.propertyId}, given.client_id, ${from}::date, given.value::${sql.raw(type)} from ${given}
    where given.value is not null and not exists (
      select from ${of} as still where still.property_id = ${trx.propertyId} and still.client_id = given.client_id
        and still.from_date < ${from} and still.to_date > ${from})
    on conflict do nothing`.execute(trx);
}
