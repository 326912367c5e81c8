import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** Acts that name a row and leave it as it is: a phone that was shown. */
const lookingActs = ["clients.reveal"];

const rowsPerBlock = 2_000;

interface Of {
  readonly number: number;
  readonly subject: string;
}

/** Whether anybody changed the row since, or one of its fields. */
const editedSince = (trx: Trx, { number, subject }: Of, { field }: { field: boolean }) => sql`exists (
  select from change_field as later
  join change on change.property_id = ${trx.propertyId} and change.number = later.number
  where later.property_id = ${trx.propertyId} and later.subject = ${subject} and later.row_id = line.row_id
    and later.number > ${number} and not (change.act = any(${lookingActs}::text[]))
    ${field ? sql`and later.field = line.field` : sql``})`;

export interface MadeRow {
  readonly row: number;
  readonly edited: boolean;
}

/** The rows that a change made, in blocks. */
export async function* madeBlocks(trx: Trx, of: Of): AsyncGenerator<MadeRow[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<MadeRow & { line: number }>`
      select line.line, line.row_id as row, ${editedSince(trx, of, { field: false })} as edited
      from change_field as line
      where line.property_id = ${trx.propertyId} and line.number = ${of.number} and line.line > ${after}
        and line.subject = ${of.subject} and line.field = '' and line.before is null and line.after is null
      order by line.line limit ${rowsPerBlock}`.execute(trx);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.line ?? after;
  }
}

export interface ChangedRow {
  readonly row: number;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly editedRow: boolean;
  readonly editedField: boolean;
  readonly hasImage: boolean;
}

/** The fields that a change changed, of rows it did not make itself, in blocks of whole rows. */
export async function* changedBlocks(trx: Trx, of: Of): AsyncGenerator<ChangedRow[]> {
  const { number, subject } = of;
  for (let after = 0; ; ) {
    const { rows } = await sql<ChangedRow>`
      with block as (
        select distinct row_id from change_field
        where property_id = ${trx.propertyId} and number = ${number} and subject = ${subject} and field <> '' and row_id > ${after}
        order by row_id limit ${rowsPerBlock}
      ), line as (
        select field.row_id, field.field, (array_agg(field.before order by field.line))[1] as before,
          (array_agg(field.after order by field.line desc))[1] as after
        from block join change_field as field on field.property_id = ${trx.propertyId} and field.number = ${number}
          and field.subject = ${subject} and field.row_id = block.row_id and field.field <> ''
        group by field.row_id, field.field
      )
      select line.row_id as row, line.field, line.before, line.after,
        ${editedSince(trx, of, { field: false })} as edited_row, ${editedSince(trx, of, { field: true })} as edited_field,
        exists (
          select from import_before as kept where kept.property_id = ${trx.propertyId} and kept.number = ${number}
            and kept.subject = ${subject} and kept.row_id = line.row_id) as has_image,
        exists (
          select from change_field as made where made.property_id = ${trx.propertyId} and made.number = ${number}
            and made.subject = ${subject} and made.row_id = line.row_id and made.field = '') as made
      from line order by line.row_id, line.field`.execute(trx);
    if (rows.length === 0) return;
    // a row that the same change made goes as a whole
    const known = rows.filter((row) => !("made" in row && row.made === true));
    if (known.length > 0) yield known;
    after = rows.at(-1)?.row ?? after;
  }
}
