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

/** Changes that somebody else made after a number: mostly none, and then nothing has to be looked up cell by cell. */
async function othersSince(trx: Trx, base: number): Promise<number[]> {
  const me = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  const rows = await trx
    .selectFrom("change")
    .select("number")
    .where("propertyId", "=", trx.propertyId)
    .where("number", ">", base)
    .where(sql<boolean>`staff_id is distinct from ${me}::bigint`)
    .execute();
  return rows.map((row) => row.number);
}

interface AskedFields {
  readonly subject: string;
  readonly fields: readonly Pick<PlannedField, "row" | "field">[];
  readonly base: number;
}

/** The latest edit of each field that somebody else made after the grid was read. */
export async function editsSince(
  trx: Trx,
  { subject, fields, base }: AskedFields,
): Promise<ReadonlyMap<string, LaterEdit>> {
  const others = fields.length === 0 ? [] : await othersSince(trx, base);
  if (others.length === 0) return new Map();
  const { rows } = await sql<LaterEdit>`
    select distinct on (later.row_id, later.field) later.number, later.row_id, later.field, later.after, staff.name as by, change.at
    from unnest(${fields.map((field) => field.row)}::bigint[], ${fields.map((field) => field.field)}::text[]) as asked (row_id, field)
    join change_field as later on later.property_id = ${trx.propertyId} and later.subject = ${subject}
      and later.row_id = asked.row_id and later.number > ${base} and later.field = asked.field
    join change on change.property_id = ${trx.propertyId} and change.number = later.number
    left join staff on staff.id = change.staff_id
    -- a field that was looked at was not changed
    where later.number = any(${others}::bigint[]) and later.before is distinct from later.after
    order by later.row_id, later.field, later.number desc`.execute(trx);
  return new Map(rows.map((row) => [cellKey({ row: row.rowId, field: row.field }), row]));
}

/** Of some rows, those in which somebody else changed anything after a number. */
export async function rowsChangedSince(
  trx: Trx,
  { subject, rows, base }: { subject: string; rows: readonly number[]; base: number },
): Promise<ReadonlySet<number>> {
  const others = rows.length === 0 ? [] : await othersSince(trx, base);
  if (others.length === 0) return new Set();
  const found = await trx
    .selectFrom("changeField")
    .select("rowId")
    .distinct()
    .where("propertyId", "=", trx.propertyId)
    .where("subject", "=", subject)
    .where(sql<boolean>`row_id = any(${rows}::bigint[])`)
    .where(sql<boolean>`number = any(${others}::bigint[])`)
    .execute();
  return new Set(found.map((row) => row.rowId));
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

/** What a change did, line by line; a field without a name says that the row was made. */
export const fieldsOfChange = (trx: Trx, number: number) =>
  trx
    .selectFrom("changeField")
    .select(["rowId as row", "field", "before", "after"])
    .where("propertyId", "=", trx.propertyId)
    .where("number", "=", number)
    .orderBy("line")
    .execute();
