import { mostRows, type StreamedView } from "@foyer/domain/changes/views/schema";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import type { GridRows } from "../grid.ts";
import { readableGrid } from "../registered/queries.ts";
import { column, kindOf, matching, orderSql } from "../rows/queries.ts";

/** What is on screen before anybody scrolls. */
const firstRows = 200;
/** Rows of one statement. Each reads all of the grid's tables once, which costs more than what it takes from them. */
const rowsAtOnce = 50_000;
/** Rows of one block: what a browser takes in between two frames. */
const rowsOfBlock = 5_000;

/** The columns of a block in their order: `id`, then those that are asked for and may be read. */
function fieldsOf(rows: GridRows, asked?: readonly string[]): readonly string[] {
  for (const field of asked ?? []) kindOf(rows, field);
  return ["id", ...(asked ? new Set(asked) : Object.keys(rows.columns))];
}

/** Rows as one text: an array of columns, each an array of values, or null where a whole column is empty. The database writes it and nobody reads it on the way. */
const blockSql = (rows: GridRows, fields: readonly string[]): RawBuilder<string> => {
  const written = fields.map((field) => {
    const value = sql.ref(`listed.${field}`);
    // lists need not be of one length, as those of an array must; jsonb, unlike json, breaks no line between them
    const gathered =
      rows.columns[field] === "list"
        ? sql`jsonb_agg(${value} order by listed.place)`
        : sql`to_json(array_agg(${value} order by listed.place))`;
    return sql`case when count(${value}) = 0 then 'null' else ${gathered}::text end`;
  });
  return sql<string>`'[' || ${sql.join(written, sql` || ',' || `)} || ']'`;
};

const seenColumns = (fields: readonly string[]) => sql.join(fields.map(column));

/** The first rows of a view, and their ids. */
export async function firstBlock(trx: Trx, { grid, filter, sort, columns }: StreamedView, now: Instant) {
  const { rows } = readableGrid(trx, grid);
  const fields = fieldsOf(rows, columns);
  const from = await matching(trx, { rows, filter }, now);
  const order = orderSql(rows, sort);
  const { rows: found } = await sql<{ block: string; ids: number[] | null }>`
    select ${blockSql(rows, fields)} as block, array_agg(listed.id order by listed.place) as ids
    from (
      select first.*, row_number() over () as place
      from (select ${seenColumns(fields)} ${from} order by ${order} limit ${firstRows}) as first
    ) as listed`.execute(trx);
  const ids = found[0]?.ids ?? [];
  return {
    fields,
    base: trx.seenChange,
    block: found[0]?.block ?? "[]",
    ids,
    whole: ids.length < firstRows,
  };
}

/** The ids of a view in its order, cut where a view has to be narrowed; and how many there are in all. */
export async function orderedIds(trx: Trx, { grid, filter, sort }: StreamedView, now: Instant) {
  const { rows } = readableGrid(trx, grid);
  const from = await matching(trx, { rows, filter }, now);
  // one more than may be shown tells whether there are more, and only then are they counted
  const { rows: found } = await sql<{ ids: number[] }>`
    select array(select ${column("id")} ${from} order by ${orderSql(rows, sort)} limit ${mostRows + 1}) as ids`.execute(
    trx,
  );
  const ids = found[0]?.ids ?? [];
  if (ids.length <= mostRows) return { ids, matching: ids.length };
  const { rows: counted } = await sql<{ count: number }>`select count(*) ${from}`.execute(trx);
  return { ids: ids.slice(0, mostRows), matching: counted[0]?.count ?? ids.length };
}

/** Rows by their ids and in their order, in blocks; those that are no longer in reach are left out. */
export async function blocksOf(
  trx: Trx,
  { grid, ids, fields }: { grid: string; ids: readonly number[]; fields: readonly string[] },
  now: Instant,
) {
  const { rows } = readableGrid(trx, grid);
  const from = await rows.select(trx, businessDate(now, trx.property.timeZone));
  const { rows: blocks } = await sql<{ block: string }>`
    select ${blockSql(rows, fields)} as block
    from (
      select ${seenColumns(fields)}, asked.place, (asked.place - 1) / ${rowsOfBlock} as block
      from unnest(${ids}::bigint[]) with ordinality as asked (id, place) join ${from} as seen on ${column("id")} = asked.id
      -- a column that is counted and gathered is computed once
      offset 0
    ) as listed
    group by listed.block
    order by listed.block`.execute(trx);
  return blocks.map(({ block }) => block);
}

/** What of a view comes in one statement after the other. */
export function* slicesOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += rowsAtOnce) yield ids.slice(from, from + rowsAtOnce);
}
