import type { CellValue } from "@foyer/domain/changes/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import type { PlannedField } from "../grid.ts";

export interface LaterEdit {
  readonly number: number;
  readonly rowId: number;
  readonly field: string;
  readonly after: CellValue;
  readonly by: string | null;
  readonly at: Instant;
}

export const cellKey = (cell: { row: number; field: string }): string => `${cell.row}\n${cell.field}`;

/** The latest edit of each field that somebody else made after the grid was read. */
export async function editsSince(
  trx: Trx,
  { subject, fields, base }: { subject: string; fields: readonly PlannedField[]; base: number },
): Promise<Map<string, LaterEdit>> {
  const me = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  const { rows } = await sql<LaterEdit>`
    select distinct on (later.row_id, later.field) later.number, later.row_id, later.field, later.after, staff.name as by, change.at
    from unnest(${fields.map((field) => field.row)}::bigint[], ${fields.map((field) => field.field)}::text[]) as asked (row_id, field)
    join change_field as later on later.property_id = ${trx.propertyId} and later.subject = ${subject}
      and later.row_id = asked.row_id and later.number > ${base} and later.field = asked.field
    join change on change.property_id = ${trx.propertyId} and change.number = later.number and change.staff_id is distinct from ${me}::bigint
    left join staff on staff.id = change.staff_id
    order by later.row_id, later.field, later.number desc`.execute(trx);
  return new Map(rows.map((row) => [cellKey({ row: row.rowId, field: row.field }), row]));
}

/** A retry that arrives while its first sending is still being applied waits for it, and then finds its answer. */
export const oneAtATime = (trx: Trx, id: string) =>
  sql`select pg_advisory_xact_lock(${trx.propertyId}, hashtext(${id}))`.execute(trx);

export const changeSetById = (trx: Trx, id: string) =>
  trx
    .selectFrom("changeSet")
    .selectAll()
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const fieldsOfChange = (trx: Trx, number: number) =>
  trx
    .selectFrom("changeField")
    .select(["rowId as row", "field", "before", "after"])
    .where("propertyId", "=", trx.propertyId)
    .where("number", "=", number)
    .where("field", "!=", "")
    .orderBy("line")
    .execute();
