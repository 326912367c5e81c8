import type { GridApi } from "ag-grid-community";
import { type CellAddress, type CellValue, cellKey, stateOf, valueIn } from "./change-set.ts";
import { heldValue } from "./column.ts";
import type { Added } from "./drafts.ts";
import type { Model } from "./model.ts";
import { type RowChanges, rowChanges } from "./row-changes.ts";
import { at } from "./selection.ts";
import type { RemoteChange } from "./sheet-props.ts";

export type Held<R extends object> = { readonly rows: readonly R[]; readonly added: readonly Added<R>[] };

/** So many changed rows are looked through for what is new in them; more at once is a refresh. */
const mostNews = 2_000;

/** A cell that someone else has changed: neither the old row nor this sheet's own answers had it so. */
type News = CellAddress & { readonly value: CellValue };

function newsIn<R extends object>(model: Model<R>, { id, old, row }: { id: string; old: R; row: R }): News[] {
  const { cells } = model.store.get();
  return model.view.columns().flatMap((column): News[] => {
    const { field } = column;
    const state = stateOf(cells, { row: id, field });
    const value = heldValue(column, row);
    if (state?.mark?.kind === "saving") return [];
    const known = state?.settled ? state.settled.value : heldValue(column, old);
    const own = state?.mark?.kind === "failed" && valueIn(state, null) === value;
    return value === known || own ? [] : [{ row: id, field, value }];
  });
}

/** What is open or not saved here and was changed by someone else becomes a question; neither value is lost. */
function question<R extends object>(
  model: Model<R>,
  news: readonly News[],
  { by, base }: { by: string | null; base: number },
) {
  const { cells, editing } = model.store.get();
  const overtaken = news.flatMap(({ row, field, value }) => {
    const mark = stateOf(cells, { row, field })?.mark;
    return mark?.kind === "failed" ? [{ row, field, yours: mark.value, theirs: value, by, base }] : [];
  });
  if (overtaken.length > 0) model.emit({ type: "overtaken", cells: overtaken });
  const open = editing && news.find(({ row, field }) => row === editing.row && field === editing.field);
  if (editing && open) model.store.set({ editing: { ...editing, theirs: { value: open.value, by, base } } });
}

/** Seen, heard and asked: what others did, as the host's newer rows show it. */
function bringNews<R extends object>(
  parts: { api: GridApi<R>; model: Model<R>; remote: RemoteChange | undefined },
  news: readonly News[],
): boolean {
  const { api, model, remote } = parts;
  if (news.length === 0) return false;
  const changed = new Set(news.map(({ row }) => row));
  const named = new Set(remote?.rows.flatMap(({ row, fields }) => fields.map((field) => cellKey({ row, field }))));
  const theirs = news.filter((cell) => named.has(cellKey(cell))).length;
  const by = theirs > 0 ? (remote?.by ?? null) : null;
  question(model, news, { by, base: model.port().base });
  // Newer values without a name may be what the server itself works out after an edit made here.
  if (theirs > 0) model.store.set({ news: { text: model.port().words.told.changedBy(theirs, by ?? undefined) } });
  const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches === true;
  for (const id of changed) {
    const node = api.getRowNode(id);
    const columns = news.filter(({ row }) => row === id).map(({ field }) => field);
    if (node)
      api.flashCells({
        rowNodes: [node],
        columns,
        flashDuration: still ? 3_000 : 1_500,
        ...(still && { fadeDuration: 0 }),
      });
  }
  return theirs > 0;
}

/** The rows that are shown at the top and selected stay where the person sees them, whatever comes above them. */
function keepingPlace<R extends object>({ api, model }: { api: GridApi<R>; model: Model<R> }, act: () => void) {
  const { view } = model;
  const { anchor, focus } = model.store.get().selection;
  const height = api.getSizesForCurrentTheme().rowHeight;
  const top = Math.ceil(api.getVerticalPixelRange().top / height);
  const [first, held, other] = [top, anchor.row, focus.row].map((index) => view.rowAt(index)?.id);
  act();
  const now = (id: string | undefined) => (id === undefined ? undefined : view.indexOf(id));
  const row = now(held);
  if (row !== undefined && row !== anchor.row) {
    const whole = now(other) === focus.row + row - anchor.row;
    const moved = { ...anchor, row };
    model.select(whole ? { anchor: moved, focus: { ...focus, row: focus.row + row - anchor.row } } : at(moved));
  }
  const index = now(first);
  if (top > 0 && index !== undefined && index !== top) api.ensureIndexVisible(index, "top");
}

function give<R extends object>(
  api: GridApi<R>,
  { changes, before, after }: { changes: RowChanges<R>; before: Held<R>; after: Held<R> },
) {
  const own = after.added.filter((row) => !before.added.includes(row) && !before.added.some(({ id }) => id === row.id));
  const gone = before.added.some(({ id }) => !after.added.some((row) => row.id === id));
  if (changes.reordered || gone) {
    api.setGridOption("rowData", [...after.rows, ...after.added.map(({ data }) => data)]);
    return;
  }
  for (const { id, row } of changes.changed) api.getRowNode(id)?.setData(row);
  const add = [...changes.added, ...own.map(({ data }) => data)];
  if (add.length > 0) api.applyTransaction({ add });
}

/** Brings the host's newer rows into the grid. Values are replaced in place, so that a row stays where it is although it
 *  no longer fits sort or filter; only rows that came or went make the grid sort and filter anew. Says whether `remote` told
 *  of any of what is new. */
export function bringRows<R extends object>(
  parts: { api: GridApi<R>; model: Model<R>; rowId: (row: R) => string; remote: RemoteChange | undefined },
  held: { before: Held<R>; after: Held<R> },
): boolean {
  const { api, model, rowId } = parts;
  const { before, after } = held;
  const changes = rowChanges(before.rows, after.rows, rowId);
  const news = changes.changed.length > mostNews ? [] : changes.changed.flatMap((each) => newsIn(model, each));
  if (changes.changed.length > 0) {
    model.emit({ type: "refreshed", rows: new Set(changes.changed.map(({ id }) => id)) });
  }
  const same = !changes.reordered && changes.added.length === 0 && before.added === after.added;
  if (same) give(api, { changes, before, after });
  else keepingPlace({ api, model }, () => give(api, { changes, before, after }));
  return bringNews(parts, news);
}
