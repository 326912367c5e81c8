import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** What is true of a client from a date on: each aspect has a table of its own. */
const aspects = {
  ownerId: { table: "client_owner", column: "staff_id", type: "bigint" },
  tier: { table: "client_tier", column: "tier", type: "text" },
  class: { table: "client_class", column: "class", type: "text" },
} as const;

export type DatedAspect = keyof typeof aspects;

export const isDated = (field: string): field is DatedAspect => Object.hasOwn(aspects, field);

export interface SetDated {
  readonly aspect: DatedAspect;
  /** In force from this day; what held before ends with the day before. */
  readonly from: CalendarDate;
  /** Null ends the aspect: a client without an owner. */
  readonly values: readonly { readonly clientId: number; readonly value: string | number | null }[];
}

/** Sets an aspect for many clients at once. What was set for later days is replaced too. */
export async function setDated(trx: Trx, { aspect, from, values }: SetDated): Promise<void> {
  const { table, column, type } = aspects[aspect];
  const of = sql.table(table);
  const clientIds = values.map((each) => each.clientId);
  const given = values.filter((each) => each.value !== null);
  await sql`delete from ${of} where property_id = ${trx.propertyId} and client_id = any(${clientIds}::bigint[]) and from_date >= ${from}`.execute(
    trx,
  );
  await sql`update ${of} set to_date = ${from} where property_id = ${trx.propertyId} and client_id = any(${clientIds}::bigint[]) and from_date < ${from} and to_date > ${from}`.execute(
    trx,
  );
  await sql`
    insert into ${of} (property_id, client_id, from_date, ${sql.ref(column)})
    select ${trx.propertyId}, client_id, ${from}::date, value::${sql.raw(type)}
    from unnest(${given.map((each) => each.clientId)}::bigint[], ${given.map((each) => String(each.value))}::text[]) as given (client_id, value)
    on conflict do nothing`.execute(trx);
}
