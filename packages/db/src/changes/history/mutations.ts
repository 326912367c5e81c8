import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import type { ChangedField } from "../mutations.ts";

/** Takes many of the property's numbers of a name at once and answers the last of them. */
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

export interface PastChange {
  /** Null: the system. */
  readonly staffId: StaffId | null;
  readonly act: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly fields: readonly ChangedField[];
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** Writes down who changed what in the past, in the order given, which is that of the changes' moments. */
export async function keepChanges(trx: Trx, changes: readonly PastChange[]): Promise<void> {
  const first = (await takeNumbers(trx, "change", changes.length)) - changes.length + 1;
  await sql`
    insert into change (property_id, number, staff_id, act, reason, at)
    select ${trx.propertyId}, ${first} + place - 1, staff_id, act, reason, at
    from unnest(
      ${changes.map((change) => change.staffId)}::bigint[], ${changes.map((change) => change.act)}::text[],
      ${changes.map((change) => change.reason)}::text[], ${changes.map((change) => change.at)}::timestamptz[]
    ) with ordinality as given (staff_id, act, reason, at, place)
    on conflict do nothing`.execute(trx);
  const lines = changes.flatMap(({ fields }, index) =>
    fields.map((field, line) => ({ ...field, number: first + index, line: line + 1 })),
  );
  await sql`
    insert into change_field (property_id, number, line, subject, row_id, field, before, after)
    select ${trx.propertyId}, number, line, subject, row_id, field, before::jsonb, after::jsonb
    from unnest(
      ${lines.map((line) => line.number)}::bigint[], ${lines.map((line) => line.line)}::int[], ${lines.map((line) => line.subject)}::text[],
      ${lines.map((line) => line.row)}::bigint[], ${lines.map((line) => line.field)}::text[], ${lines.map((line) => json(line.before))}::text[],
      ${lines.map((line) => json(line.after))}::text[]
    ) as given (number, line, subject, row_id, field, before, after)
    on conflict do nothing`.execute(trx);
}
