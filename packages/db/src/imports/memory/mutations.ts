import type { Remembered } from "@foyer/domain/imports/names/schema";
import type { ImportKind } from "@foyer/domain/imports/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** Remembers what was said of a file's columns, values and constants; the latest word stands. */
export async function remember(trx: Trx, kind: ImportKind, said: readonly Remembered[]): Promise<void> {
  const of = <K extends keyof Remembered>(key: K) => said.map((each) => each[key]);
  if (said.length > 0)
    await sql`
      insert into import_memory (property_id, kind, aspect, field, name, meaning)
      select distinct on (aspect, field, name) ${trx.propertyId}::int, ${kind}, aspect, field, name, meaning
      from unnest(${of("aspect")}::text[], ${of("field")}::text[], ${of("name")}::text[], ${of("meaning")}::text[])
        as given (aspect, field, name, meaning)
      on conflict (property_id, kind, aspect, field, name) do update set meaning = excluded.meaning`.execute(trx);
}
