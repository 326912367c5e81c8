import type { Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

/** Rows of a change that are taken back: those put back as a whole, and single fields of others. */
export interface PutBack {
  /** The change of the import. */
  readonly number: number;
  readonly whole: readonly number[];
  /** Rows by the field that nobody has changed since. */
  readonly fields: ReadonlyMap<string, readonly number[]>;
}

/** A row that stays, and why. */
export interface KeptRow {
  readonly row: number;
  readonly code: string;
}

/** Rows that a change made and nobody has edited since. */
export interface MadeRows {
  /** The change of the import. */
  readonly number: number;
  readonly ids: readonly number[];
}

export interface TakenAway {
  readonly taken: readonly number[];
  readonly kept: readonly KeptRow[];
  /** What was changed of rows that stay: a file put into the archive. */
  readonly changed?: readonly ChangedField[];
  /** What was made to take others back: the opposite of a ledger's item. */
  readonly made?: readonly { readonly subject: string; readonly row: number }[];
}

/** A table that imports fill: how its rows are called, kept, put back and taken away. */
export interface ImportedTable {
  /** As the record of change names it. */
  readonly subject: string;
  /** What a person calls these rows. */
  readonly names: (trx: Trx, ids: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** Lists rows as they stand (row_id, image). */
  readonly images: (trx: Trx, ids: readonly number[]) => RawBuilder<unknown>;
  /** Fields stand or fall together: a row that was edited since is kept as a whole. */
  readonly together: boolean;
  readonly putBack: (trx: Trx, rows: PutBack, now: Instant) => Promise<void>;
  readonly takeAway: (trx: Trx, made: MadeRows, now: Instant) => Promise<TakenAway>;
}

/** A table's rows as jsonb, with what else belongs to them; nothing that may not lie about in a second place. */
export const rowImages = (
  trx: Trx,
  { table, ids, without = [], parts = sql`'{}'::jsonb` }: ImageOf,
): RawBuilder<unknown> => sql`
  select id as row_id, jsonb_build_object('row', to_jsonb(whole) - ${[...without]}::text[]) || ${parts} as image
  from ${sql.table(table)} as whole
  where whole.property_id = ${trx.propertyId} and whole.id = any(${[...ids]}::bigint[])`;

interface ImageOf {
  readonly table: string;
  readonly ids: readonly number[];
  readonly without?: readonly string[];
  /** jsonb of `whole.id`. */
  readonly parts?: RawBuilder<unknown>;
}

export async function ownColumns(trx: Trx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and column_name not in ('property_id', 'id')
    order by ordinal_position`.execute(trx);
  return rows.map((row) => row.name);
}

/** Puts columns of rows back as they were; a column that came later, or is not kept, stays as it is. */
export async function putColumnsBack(
  trx: Trx,
  {
    table,
    number,
    ids,
    columns,
  }: { table: string; number: number; ids: readonly number[]; columns?: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  const named = columns ?? (await ownColumns(trx, table));
  const set = sql.join(named.map((column) => sql`${sql.ref(column)} = was.${sql.ref(column)}`));
  await sql`
    update ${sql.table(table)} as present set ${set}
    from import_before
    cross join lateral jsonb_populate_record(null::${sql.table(table)},
      (select to_jsonb(kept) from ${sql.table(table)} as kept where kept.property_id = ${trx.propertyId} and kept.id = import_before.row_id)
      || (import_before.image -> 'row')) as was
    where import_before.property_id = ${trx.propertyId} and import_before.number = ${number}
      and import_before.subject = ${table} and import_before.row_id = any(${[...ids]}::bigint[])
      and present.property_id = ${trx.propertyId} and present.id = import_before.row_id`.execute(trx);
}

/** Puts the rows that belong to others back as they were: all that stands there goes, what stood there comes. */
export async function putPartsBack(trx: Trx, { table, owner, key, number, ids, subject }: PartsBack): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from ${sql.table(table)} where property_id = ${trx.propertyId} and ${sql.ref(owner)} = any(${[...ids]}::bigint[])`.execute(
    trx,
  );
  await sql`
    insert into ${sql.table(table)}
    select was.* from import_before
    cross join lateral jsonb_populate_recordset(null::${sql.table(table)}, import_before.image -> ${key}) as was
    where import_before.property_id = ${trx.propertyId} and import_before.number = ${number}
      and import_before.subject = ${subject} and import_before.row_id = any(${[...ids]}::bigint[])
    on conflict do nothing`.execute(trx);
}

interface PartsBack {
  readonly table: string;
  /** The column that names the row they belong to. */
  readonly owner: string;
  /** Where they stand in the image. */
  readonly key: string;
  readonly number: number;
  readonly ids: readonly number[];
  readonly subject: string;
}

/** Those of the rows that something else names, however many rounds it takes: one that stays may name another. */
async function inUse(trx: Trx, { table, ids, parts }: Used): Promise<Set<number>> {
  const staying = new Set<number>();
  for (let asked = [...ids]; asked.length > 0; ) {
    const { rows } = await sql<{ id: number }>`
      select app.rows_in_use(${trx.propertyId}, ${table}, ${asked}::bigint[], ${[...parts]}::text[]) as id`.execute(
      trx,
    );
    if (rows.length === 0) break;
    for (const { id } of rows) staying.add(id);
    asked = asked.filter((id) => !staying.has(id));
  }
  return staying;
}

interface Used {
  readonly table: string;
  readonly ids: readonly number[];
  /** Tables that do not count. */
  readonly parts: readonly string[];
}

/** Takes rows away with what belongs to them; what anything else names by now stays, and is answered with what names it. */
export async function takeRowsAway(
  trx: Trx,
  { table, ids, parts, computed = [] }: Leaving,
): Promise<{ taken: number[]; named: number[]; counted: number[] }> {
  const leaving = [...new Set(parts.map((part) => part.table))];
  const staying = await inUse(trx, { table, ids, parts: leaving });
  const taken = ids.filter((id) => !staying.has(id));
  for (const part of parts)
    await sql`
      delete from ${sql.table(part.table)}
      where property_id = ${trx.propertyId} and ${sql.ref(part.owner)} = any(${taken}::bigint[])`.execute(trx);
  await sql`
    delete from ${sql.table(table)} where property_id = ${trx.propertyId} and id = any(${taken}::bigint[])`.execute(
    trx,
  );
  const named =
    computed.length === 0 ? staying : await inUse(trx, { table, ids: [...staying], parts: [...leaving, ...computed] });
  return { taken, named: [...named], counted: [...staying].filter((id) => !named.has(id)) };
}

interface Leaving {
  readonly table: string;
  readonly ids: readonly number[];
  /** Tables whose rows leave with them. */
  readonly parts: readonly Part[];
  /** Tables that only the house's own reckoning writes. */
  readonly computed?: readonly string[];
}

export interface Part {
  readonly table: string;
  readonly owner: string;
}

export const keptBecause = (code: string, rows: readonly number[]): KeptRow[] => rows.map((row) => ({ row, code }));

/** `englishName` is the column english_name. */
export const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
