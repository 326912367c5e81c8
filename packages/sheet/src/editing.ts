import { change, mayChange, selectionRect, writeText } from "./acts.ts";
import { type CellValue, stateOf } from "./change-set.ts";
import { readText, type SheetColumn } from "./column.ts";
import { dayOf } from "./days.ts";
import type { Model } from "./model.ts";
import { matchingOptions, type Option } from "./options.ts";
import { at, neighbour, type Spot, step } from "./selection.ts";

/** Opens the active cell: typing replaces its value, else its text is edited with the caret at the end. A refused text
 *  is opened as it was typed, so that it can be put right. Says why when the cell is locked. */
export function openCell<R extends object>(model: Model<R>, how: { typing: boolean }): boolean {
  const { anchor } = model.store.get().selection;
  const cell = model.cellAt(anchor);
  if (!cell || !model.writable()) return false;
  if (!model.mayEdit(cell.column, cell.row)) {
    model.tell(model.port().words.told.locked(1));
    return false;
  }
  const address = { row: cell.id, field: cell.column.field };
  const mark = stateOf(model.store.get().cells, address)?.mark;
  const rejected = mark?.kind === "refused" && mark.unread && mark.rejected !== "" ? String(mark.rejected) : undefined;
  const text = how.typing ? "" : (rejected ?? model.textAt(anchor));
  const choice = how.typing ? -1 : (cell.column.options ?? []).findIndex(({ label }) => label === text);
  const day = how.typing ? undefined : dayFor(model, cell.column, model.valueAt(anchor));
  const opened = how.typing ? undefined : text;
  model.store.set({ editing: { ...address, typing: how.typing, text, choice, day, opened }, notice: undefined });
  return true;
}

/** Where the calendar under a date begins; none where the column holds something else than days. */
function dayFor<R extends object>(model: Model<R>, column: SheetColumn<R>, value: CellValue): string | undefined {
  if (column.kind !== "date" || column.options) return undefined;
  if (typeof value === "string" && value !== "") return dayOf(value) && value;
  return model.port().today?.();
}

/** Gives the calendar the keys, or goes on in it: the open text is the day it stands on. */
export function pickDay<R extends object>(model: Model<R>, day: string) {
  const { editing } = model.store.get();
  if (editing) model.store.set({ editing: { ...editing, day, picking: true, text: day } });
}

/** Opens the list or the calendar of the active cell, with the keys in it. */
export function openPicker<R extends object>(model: Model<R>) {
  if (!openCell(model, { typing: false })) return;
  const { editing } = model.store.get();
  if (editing?.day !== undefined) pickDay(model, editing.day);
}

/** The options that fit what was typed so far; all of them while the text is still the one the cell was opened with. */
export function offered<R extends object>(model: Model<R>): readonly Option[] {
  const { editing } = model.store.get();
  const options = model.view.columns().find(({ field }) => field === editing?.field)?.options;
  if (!editing || !options) return [];
  const untouched = !editing.typing && options.some(({ label }) => label === editing.text);
  return untouched ? options : matchingOptions(options, editing.text);
}

/** Keeps the sheet's knowledge of the open text; the first fitting option is the one that Enter takes. */
export function typed<R extends object>(model: Model<R>, text: string) {
  const { editing } = model.store.get();
  if (!editing || editing.text === text) return;
  const day = editing.day === undefined ? undefined : (dayTyped(model, editing.field, text) ?? editing.day);
  const next = { ...editing, text, day, picking: false };
  model.store.set({ editing: { ...next, choice: -1 } });
  const choice = text.trim() !== "" && offered(model).length > 0 ? 0 : -1;
  model.store.set({ editing: { ...next, choice } });
}

/** The calendar goes along with a text that can be read. */
function dayTyped<R extends object>(model: Model<R>, field: string, text: string): string | undefined {
  const column = model.view.columns().find((known) => known.field === field);
  const reading = column && readText(column, text, model.port().words.reading);
  return reading?.ok && typeof reading.value === "string" && dayOf(reading.value) ? reading.value : undefined;
}

export function choose<R extends object>(model: Model<R>, by: 1 | -1) {
  const { editing } = model.store.get();
  const count = offered(model).length;
  if (editing && count > 0) model.store.set({ editing: { ...editing, choice: (editing.choice + by + count) % count } });
}

/** What committing now would write. */
function openText<R extends object>(model: Model<R>): string {
  const { editing } = model.store.get();
  return offered(model)[editing?.choice ?? -1]?.label ?? editing?.text ?? "";
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

/** Writes the open cell's text. What someone else wrote into the cell meanwhile is not overwritten but asked about. A
 *  text that is the value's own again only closes the cell and ends its refusal. */
export function commitEditing<R extends object>(model: Model<R>, { everywhere = false } = {}) {
  const text = openText(model);
  const spot = openSpot(model);
  const { editing } = model.store.get();
  model.store.set({ editing: undefined });
  if (!spot || !editing) return;
  const cell = model.cellAt(spot);
  if (everywhere) return writeText(model, selectionRect(model), text);
  if (!cell || !mayChange(model, 1)) return;
  const untouched = editing.theirs !== undefined && text === editing.opened;
  if (untouched || text === model.textAt(spot)) return model.emit({ type: "dismissed", cells: [editing] });
  const { theirs } = editing;
  const reading = theirs && model.prepare([{ ...cell, text }], true);
  const yours = reading?.cells[0]?.new;
  if (!theirs || yours === undefined) return void change(model, [{ ...cell, text }], true);
  const { by, base } = theirs;
  const conflict = { row: cell.id, field: cell.column.field, yours, theirs: theirs.value, by, base };
  model.emit({ type: "overtaken", cells: [conflict] });
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
