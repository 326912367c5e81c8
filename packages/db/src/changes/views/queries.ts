import type { CellValue } from "@foyer/domain/changes/schema";
import { FilteredGrid, type NamedRows } from "@foyer/domain/changes/views/schema";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { readableGrid } from "../registered/queries.ts";
import { column, matching } from "../rows/queries.ts";

async function matchingOf(trx: Trx, asked: FilteredGrid, now: Instant) {
  const { grid, filter } = FilteredGrid.parse(asked);
  return matching(trx, { rows: readableGrid(trx, grid).rows, filter }, now);
}

/** The ids of all rows that match, in reach of the actor: what a bulk act is about. */
export async function matchingIds(trx: Trx, asked: FilteredGrid, now: Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select ${column("id")} ${await matchingOf(trx, asked, now)} order by ${column("id")}`.execute(trx);
  return rows.map((row) => row.id);
}

export async function countMatching(trx: Trx, asked: FilteredGrid, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) ${await matchingOf(trx, asked, now)}`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** A row as a grid shows it: its id, and each readable column. */
export type ShownRow = { readonly id: number } & Readonly<Record<string, CellValue | readonly string[]>>;

/** Rows as they are now, whatever filter had found them; who asks for one out of reach gets none. `fit` are those that the filter finds. */
export async function rowsOf(trx: Trx, { grid, ids, filter }: NamedRows, now: Instant) {
  const known = readableGrid(trx, grid).rows;
  const named = sql<boolean>`${column("id")} = any(${ids}::bigint[])`;
  const from = await known.select(trx, businessDate(now, trx.property.timeZone));
  const { rows } = await sql<ShownRow>`select seen.* from ${from} as seen where ${named}`.execute(trx);
  const fit = filter
    ? await sql<{ id: number }>`
        select ${column("id")} ${await matching(trx, { rows: known, filter }, now)} and ${named}`.execute(trx)
    : { rows };
  return { rows, fit: fit.rows.map(({ id }) => id), base: trx.seenChange };
}
