import { type Cells, cellKey } from "./change-set.ts";
import { formatHtml, formatTsv } from "./clipboard.ts";
import { isEmpty, isNumeric } from "./column.ts";
import { missing } from "./drafts.ts";
import type { Entry, Prepared } from "./edits.ts";
import { type Fill, filled, fillTo, fillWithin } from "./fill.ts";
import type { Model } from "./model.ts";
import { cellsIn, dataEdge, type Rect, rectOf, type Spot, spanning, spotsIn } from "./selection.ts";

/** A change set holds at most this many cells; more is a command that the server expands. */
export const mostCells = 20_000;

/** What the user should know beside the change itself: what was left out, and why. */
export function tellOf<R extends object>(
  model: Model<R>,
  prepared: Prepared,
  beyond?: { rows: number; columns: number },
) {
  const { told } = model.port().words;
  const { cells, refused, locked, masked, total } = prepared;
  const parts = [
    total > 1 && cells.length > 0 && told.changed(cells.length),
    locked > 0 && told.locked(locked),
    masked > 0 && told.masked(masked),
    refused.length > 0 && (total > 1 ? told.unreadable(refused.length) : refused[0]?.message),
    beyond && beyond.rows + beyond.columns > 0 && told.beyond(beyond.rows, beyond.columns),
    draftTold(model, cells),
  ].filter((part) => typeof part === "string");
  if (parts.length > 0) model.tell(parts.join(" · "));
}

/** What a new row that was written into still waits for. */
function draftTold<R extends object>(model: Model<R>, cells: readonly { row: string }[]): string | undefined {
  const { added } = model.store.get();
  if (added.length === 0) return undefined;
  const touched = new Set(cells.map(({ row }) => row));
  const columns = added
    .filter(({ id, sent }) => !sent && touched.has(id))
    .flatMap((row) => missing(row, model.view.columns()));
  const headers = [...new Set(columns.map(({ header }) => header))];
  return headers.length === 0 ? undefined : model.port().words.told.draft(headers);
}

/** Begins a change of so many cells, or says why not. */
export function mayChange<R extends object>(model: Model<R>, cells: number): boolean {
  if (!model.writable()) return false;
  if (cells > mostCells) model.tell(model.port().words.told.tooMany(cells, mostCells));
  return cells <= mostCells;
}

export function change<R extends object>(model: Model<R>, entries: Iterable<Entry<R>>, typed = false): Prepared {
  const prepared = model.prepare(entries, typed);
  model.commit(prepared);
  tellOf(model, prepared);
  return prepared;
}

export const selectionRect = <R extends object>(model: Model<R>): Rect => rectOf(model.store.get().selection);

/** The selection as a spreadsheet takes it: text with tabs, and a table. */
export function copied<R extends object>(model: Model<R>): { text: string; html: string; cells: number } {
  const rect = selectionRect(model);
  const block: { text: string; numeric: boolean }[][] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const line: { text: string; numeric: boolean }[] = [];
    for (let column = rect.left; column <= rect.right; column++) {
      const spot = { row, column };
      const numeric = typeof model.valueAt(spot) === "number";
      line.push({ text: model.textAt(spot), numeric });
    }
    block.push(line);
  }
  const text = formatTsv(block.map((line) => line.map((cell) => cell.text)));
  return { text, html: formatHtml(block), cells: cellsIn(rect) };
}

function* clearing<R extends object>(model: Model<R>, rect: Rect): Generator<Entry<R>> {
  for (const spot of spotsIn(rect)) {
    const cell = model.cellAt(spot);
    if (cell && !(isEmpty(model.valueAt(spot)) && !hasMark(model.store.get().cells, cell)))
      yield { ...cell, clear: true };
  }
}

const hasMark = (cells: Cells, cell: { id: string; column: { field: string } }) =>
  cells.has(cellKey({ row: cell.id, field: cell.column.field }));

export function clear<R extends object>(model: Model<R>) {
  const rect = selectionRect(model);
  if (mayChange(model, cellsIn(rect))) change(model, clearing(model, rect));
}

/** What typing, a date key or Ctrl+Enter writes: one text into every cell of a range. */
export function writeText<R extends object>(model: Model<R>, rect: Rect, text: string) {
  if (!mayChange(model, cellsIn(rect))) return;
  const entries = [...spotsIn(rect)].flatMap((spot) => {
    const cell = model.cellAt(spot);
    return cell ? [{ ...cell, text }] : [];
  });
  change(model, entries, entries.length === 1);
}

/** Turns a check over; locked ones say so. */
export function toggle<R extends object>(model: Model<R>, spot: Spot) {
  const cell = model.cellAt(spot);
  if (cell && mayChange(model, 1)) change(model, [{ ...cell, value: model.valueAt(spot) !== true }], true);
}

export function fillSelection<R extends object>(model: Model<R>) {
  const { anchor } = model.store.get().selection;
  const source = model.cellAt(anchor);
  const rect = selectionRect(model);
  if (!source || !mayChange(model, cellsIn(rect))) return;
  const value = model.valueAt(anchor);
  const text = model.textAt(anchor);
  const entries = [...spotsIn(rect)].flatMap((spot): Entry<R>[] => {
    const cell = model.cellAt(spot);
    if (!cell) return [];
    return [cell.column === source.column && !source.column.masked ? { ...cell, value } : { ...cell, text }];
  });
  change(model, entries);
}

export function writeToday<R extends object>(model: Model<R>) {
  const { today } = model.port();
  if (today) writeText(model, selectionRect(model), today());
}

function* filling<R extends object>(model: Model<R>, fill: Fill, how: "copy" | "series"): Generator<Entry<R>> {
  for (const { spot, value, from } of filled(fill, { value: model.valueAt, how })) {
    const cell = model.cellAt(spot);
    if (!cell) continue;
    const source = from && model.cellAt(from);
    const sameColumn = source
      ? source.column.field === cell.column.field
      : fill.direction === "down" || fill.direction === "up";
    if (sameColumn) yield { ...cell, value };
    else if (from) yield { ...cell, text: model.textAt(from) };
    else if (isNumeric(cell.column) === (typeof value === "number")) yield { ...cell, value };
    else yield { ...cell, text: value === null ? "" : String(value) };
  }
}

function runFill<R extends object>(model: Model<R>, fill: Fill | undefined, how: "copy" | "series") {
  if (!fill || !mayChange(model, cellsIn(fill.target))) return;
  change(model, filling(model, fill, how));
}

export const fillKey = <R extends object>(model: Model<R>, direction: "down" | "right") =>
  runFill(model, fillWithin(selectionRect(model), direction), "copy");

/** The handle was let go over a cell: fills from the selection to it, and selects both. */
export function fillHandle<R extends object>(model: Model<R>, spot: Spot, how: "copy" | "series") {
  const source = selectionRect(model);
  const fill = fillTo(source, spot);
  if (!fill) return;
  runFill(model, fill, how);
  const { target } = fill;
  const { notice } = model.store.get();
  model.select(
    spanning({
      top: Math.min(source.top, target.top),
      left: Math.min(source.left, target.left),
      bottom: Math.max(source.bottom, target.bottom),
      right: Math.max(source.right, target.right),
    }),
  );
  model.store.set({ notice });
}

/** A double click on the handle: down as far as the column to the left goes without a gap, else the one to the right. */
export function fillToNeighbour<R extends object>(model: Model<R>) {
  const rect = selectionRect(model);
  const sheet = { extent: model.extent(), filled: (spot: Spot) => !isEmpty(model.valueAt(spot)) };
  for (const column of [rect.left - 1, rect.right + 1]) {
    const beside = { row: rect.bottom, column };
    if (column < 0 || column >= sheet.extent.columns || !sheet.filled(beside)) continue;
    if (!sheet.filled({ row: rect.bottom + 1, column })) continue;
    return fillHandle(model, { row: dataEdge(beside, "down", sheet).row, column: rect.left }, "copy");
  }
}
