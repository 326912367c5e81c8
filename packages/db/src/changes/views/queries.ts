import type { CellValue } from "@foyer/domain/changes/schema";
import { FilteredGrid, type GridView, type GridViewId, type NamedRows } from "@foyer/domain/changes/views/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { can } from "@foyer/domain/kernel/permissions";
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

/** Whose views are meant; the system has none of its own. */
export const ownId = (trx: Pick<Trx, "actor">): StaffId => (trx.actor.kind === "staff" ? trx.actor.staffId : nobody);
const nobody = 0 as StaffId;

const views = (trx: Trx) =>
  trx
    .selectFrom("gridView")
    .select(["id", "grid", "name", "staffId", "audience", "role", "filter", "sort", "columns", "colours"])
    .where("propertyId", "=", trx.propertyId);

export interface StoredView extends GridView {
  readonly id: GridViewId;
  readonly staffId: StaffId;
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof views>["executeTakeFirstOrThrow"]>>;

const viewOf = ({ audience, role, ...view }: ViewRow): StoredView => ({
  ...view,
  audience: audience === "role" && role !== null ? { role } : audience === "shared" ? "shared" : "private",
});

/** A view by its number, locked; whether the actor may have it is for the caller to say. */
export async function viewById(trx: Trx, id: GridViewId): Promise<StoredView | undefined> {
  const row = await views(trx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && viewOf(row);
}

/** The views of a grid that the actor may open: the own ones, everybody's, and what the own role begins with; who shares views sees what every role begins with. */
export async function viewsOf(trx: Trx, grid: string) {
  readableGrid(trx, grid);
  const rows = await views(trx).where("grid", "=", grid).orderBy("name").orderBy("id").execute();
  const own = ownId(trx);
  const role = trx.actor.kind === "staff" ? trx.actor.role : null;
  const sharesViews = can(trx.actor, "views:share");
  return rows.map(viewOf).flatMap(({ staffId, ...view }) => {
    const isOwn = staffId === own;
    const { audience } = view;
    const isOpen = audience === "shared" || (typeof audience === "object" && (audience.role === role || sharesViews));
    return isOwn || isOpen ? [{ ...view, isOwn, mayChange: audience === "private" ? isOwn : sharesViews }] : [];
  });
}
