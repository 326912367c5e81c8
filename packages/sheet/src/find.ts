import { change, mayChange, tellOf } from "./acts.ts";
import { plainText, type SheetColumn, shownText } from "./column.ts";
import type { Entry } from "./edits.ts";
import type { Model } from "./model.ts";
import type { Spot } from "./selection.ts";

const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** What a search looks at: what is written in the cell, whether one thinks of it as shown or as typed. A mask says
 *  nothing of the value behind it, so masked columns are not searched. */
function matches<R extends object>(
  column: SheetColumn<R>,
  cell: { value: ReturnType<Model<R>["valueAt"]>; row: R; wanted: string },
) {
  const { value, row, wanted } = cell;
  if (column.masked || value === null || value === "") return false;
  return folded(plainText(column, value)).includes(wanted) || folded(shownText(column, value, row)).includes(wanted);
}

/** Looks through the displayed cells in reading order, so that a long search can be done a slice at a time. */
export function* find<R extends object>(model: Model<R>, text: string): Generator<Spot | undefined, void> {
  const wanted = folded(text);
  const columns = model.view.columns();
  if (wanted === "") return;
  for (let row = 0; row < model.view.rowCount(); row++) {
    const held = model.view.rowAt(row);
    if (!held) continue;
    for (const [index, column] of columns.entries()) {
      const value = model.valueOf(held.id, column, held.data);
      if (matches(column, { value, row: held.data, wanted })) yield { row, column: index };
    }
    yield undefined;
  }
}

const isBefore = (a: Spot, b: Spot) => a.row < b.row || (a.row === b.row && a.column < b.column);

/** The found cell after or before a spot, around the end. `found` is in reading order. */
export function foundBeside(found: readonly Spot[], from: Spot, back: boolean): Spot | undefined {
  if (back) return found.findLast((spot) => isBefore(spot, from)) ?? found.at(-1);
  return found.find((spot) => isBefore(from, spot)) ?? found[0];
}

/** Every occurrence, whatever its case and width; the text around it stays as it was. */
export function replaced(text: string, { wanted, by }: { wanted: string; by: string }): string {
  const pattern = wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const direct = text.replace(new RegExp(pattern, "giu"), () => by);
  return direct === text
    ? text.normalize("NFKC").replace(new RegExp(pattern.normalize("NFKC"), "giu"), () => by)
    : direct;
}

/** One change set over all found cells. Text is replaced in what the cell is edited as, else in what it shows. */
export function replaceAll<R extends object>(
  model: Model<R>,
  spots: readonly Spot[],
  by: { wanted: string; by: string },
) {
  if (!mayChange(model, spots.length)) return;
  const entries = spots.flatMap((spot): Entry<R>[] => {
    const cell = model.cellAt(spot);
    if (!cell) return [];
    const text = model.textAt(spot);
    const made = replaced(text, by);
    return [
      { ...cell, text: made === text ? replaced(shownText(cell.column, model.valueAt(spot), cell.row), by) : made },
    ];
  });
  const prepared = change(model, entries);
  tellOf(model, prepared);
}
