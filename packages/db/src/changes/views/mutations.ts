import type { Audience, GridViewId, SavedView } from "@foyer/domain/changes/views/schema";
import { type Role, refuseUnless } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";
import { madeRow, recordChange } from "../mutations.ts";
import { readableGrid } from "../registered/queries.ts";
import { refuseUnaskable } from "../rows/queries.ts";
import { ownId, type StoredView, viewById } from "./queries.ts";

const mostOwn = 100;

const stored = (audience: Audience) =>
  typeof audience === "string" ? { audience, role: null } : { audience: "role" as const, role: audience.role };

/** One's own view is one's own matter; what others begin with, or see, is a manager's or a director's. */
function refuseForeign(trx: Trx, view: Pick<StoredView, "staffId" | "audience">): void {
  if (view.audience !== "private") refuseUnless(trx.actor, "views:share");
  else if (view.staffId !== ownId(trx)) throw new Refusal("not-found", "changes.unknown-view");
}

/** A role begins with one view: the one it began with stays, as everybody's. */
async function stepBack(trx: Trx, { grid, role, but }: { grid: string; role: Role; but: GridViewId | undefined }) {
  let others = trx
    .updateTable("gridView")
    .set({ audience: "shared", role: null })
    .where("propertyId", "=", trx.propertyId)
    .where("grid", "=", grid)
    .where("role", "=", role);
  if (but !== undefined) others = others.where("id", "!=", but);
  await others.execute();
}

async function refuseTooMany(trx: Trx, grid: string): Promise<void> {
  const own = await trx
    .selectFrom("gridView")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("grid", "=", grid)
    .where("staffId", "=", ownId(trx))
    .execute();
  if (own.length >= mostOwn) throw new Refusal("conflict", "changes.too-many-views");
}

const kept = ["name", "audience", "filter", "sort", "columns", "colours"] as const;

/** Keeps a view, a new one or one that is there; answers its number. */
export async function saveView(trx: Trx, { id, ...view }: SavedView, now: Instant): Promise<GridViewId> {
  const { rows } = readableGrid(trx, view.grid);
  refuseUnaskable(rows, view);
  const before = id === undefined ? undefined : found(await viewById(trx, id), "changes.unknown-view");
  if (before) refuseForeign(trx, before);
  if (before && before.grid !== view.grid) throw new Refusal("not-found", "changes.unknown-view");
  if (view.audience !== "private") refuseUnless(trx.actor, "views:share");
  if (!before) await refuseTooMany(trx, view.grid);
  const { grid, name } = view;
  const values = {
    name,
    ...stored(view.audience),
    filter: JSON.stringify(view.filter),
    sort: JSON.stringify(view.sort),
    columns: JSON.stringify(view.columns),
    colours: JSON.stringify(view.colours),
    savedAt: now,
  };
  if (values.role !== null) await stepBack(trx, { grid, role: values.role, but: before?.id });
  const made = before
    ? await trx
        .updateTable("gridView")
        .set(values)
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", before.id)
        .returning("id")
        .executeTakeFirstOrThrow()
    : await trx
        .insertInto("gridView")
        .values({ ...values, propertyId: trx.propertyId, grid, staffId: ownId(trx) })
        .returning("id")
        .executeTakeFirstOrThrow();
  const changed = kept.filter((field) => before && JSON.stringify(before[field]) !== JSON.stringify(view[field]));
  await recordChange(trx, {
    act: "views.save",
    at: now,
    fields: before
      ? changed.map((field) => ({
          subject: "grid_view",
          row: made.id,
          field,
          before: before[field],
          after: view[field],
        }))
      : [madeRow("grid_view", made.id)],
  });
  return made.id;
}

export async function deleteView(trx: Trx, id: GridViewId, now: Instant): Promise<void> {
  const view = found(await viewById(trx, id), "changes.unknown-view");
  refuseForeign(trx, view);
  await trx.deleteFrom("gridView").where("propertyId", "=", trx.propertyId).where("id", "=", id).execute();
  const { staffId: _, id: row, ...before } = view;
  await recordChange(trx, {
    act: "views.delete",
    at: now,
    fields: [{ subject: "grid_view", row, field: "name", before, after: null }],
  });
}
