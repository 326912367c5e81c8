import type { ImportId } from "@foyer/domain/imports/schema";
import type { ChangedField } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { jsonOrNull } from "../../kernel/json.ts";
import { sql } from "kysely";

/** Writes down what a check said would change, instead of what an earlier one said. */
export async function keepDifferences(trx: Trx, importId: ImportId, fields: readonly ChangedField[]): Promise<void> {
  await sql`delete from import_difference where property_id = ${trx.propertyId} and import_id = ${importId}`.execute(
    trx,
  );
  if (fields.length === 0) return;
  await sql`
    insert into import_difference (property_id, import_id, line, subject, row_id, field, before, after)
    select ${trx.propertyId}, ${importId}, line, subject, row_id, field, before::jsonb, after::jsonb
    from unnest(
      ${fields.map((each) => each.subject)}::text[], ${fields.map((each) => each.row)}::bigint[],
      ${fields.map((each) => each.field)}::text[], ${fields.map((each) => jsonOrNull(each.before))}::text[],
      ${fields.map((each) => jsonOrNull(each.after))}::text[]
    ) with ordinality as given (subject, row_id, field, before, after, line)`.execute(trx);
}
