import { change, mayChange, selectionRect, writeText } from "./acts.ts";
import { stateOf } from "./change-set.ts";
import { mayEdit } from "./column.ts";
import type { Model } from "./model.ts";
import { at, neighbour, type Spot, step } from "./selection.ts";

/** Opens the active cell: typing replaces its value, else its text is edited with the caret at the end. A refused text
 *  is opened as it was typed, so that it can be put right. Says why when the cell is locked. */
export function openCell<R extends object>(model: Model<R>, how: { typing: boolean }): boolean {
  const { anchor } = model.store.get().selection;
  const cell = model.cellAt(anchor);
  if (!cell || !model.writable()) return false;
  if (!mayEdit(cell.column, cell.row)) {
    model.tell(model.port().words.told.locked(1));
    return false;
  }
  const address = { row: cell.id, field: cell.column.field };
  const mark = stateOf(model.store.get().cells, address)?.mark;
  const rejected = mark?.kind === "refused" && mark.unread && mark.rejected !== "" ? String(mark.rejected) : undefined;
  const text = how.typing ? "" : (rejected ?? model.textAt(anchor));
  model.store.set({ editing: { ...address, typing: how.typing, text }, notice: undefined });
  return true;
}

/** Where the open cell stands now: rows may have been sorted or replaced under it. */
export function openSpot<R extends object>(model: Model<R>): Spot | undefined {
  const { editing } = model.store.get();
  if (!editing) return undefined;
  const row = model.view.indexOf(editing.row);
  const column = model.view.columns().findIndex(({ field }) => field === editing.field);
  return row === undefined || column < 0 ? undefined : { row, column };
}

export const cancelEditing = <R extends object>(model: Model<R>) => model.store.set({ editing: undefined });

/** Writes the open cell's text. A text that is the value's own again only closes the cell and ends its refusal. */
export function commitEditing<R extends object>(model: Model<R>, text: string, everywhere = false) {
  const spot = openSpot(model);
  const { editing } = model.store.get();
  model.store.set({ editing: undefined });
  if (!spot || !editing) return;
  const cell = model.cellAt(spot);
  if (everywhere) return writeText(model, selectionRect(model), text);
  if (!cell || !mayChange(model, 1)) return;
  if (text === model.textAt(spot)) model.emit({ type: "dismissed", cells: [editing] });
  else change(model, [{ ...cell, text }], true);
}

/** After Enter: down or up; after Tab: the next or previous cell. */
export function moveOn<R extends object>(model: Model<R>, by: { key: "enter" | "tab"; back: boolean }) {
  const { anchor } = model.store.get().selection;
  const extent = model.extent();
  const { notice } = model.store.get();
  const next = by.key === "tab" ? neighbour(anchor, extent, by.back) : step(anchor, by.back ? "up" : "down", extent);
  model.select(at(next));
  model.store.set({ notice });
}
