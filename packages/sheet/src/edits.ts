import type { CellAddress, CellChange, CellValue, Refused } from "./change-set.ts";
import { type Reading, type ReadingWords, readCleared, readText, type SheetColumn } from "./column.ts";

/** One cell that is about to be written, from a text or with a value that is already of the column's kind. */
export type Entry<R extends object> = {
  readonly id: string;
  readonly row: R;
  readonly column: SheetColumn<R>;
} & ({ readonly text: string } | { readonly value: CellValue } | { readonly clear: true });

export type Prepared = {
  readonly cells: readonly CellChange[];
  /** The value under each of `cells`, in the same order. */
  readonly before: readonly CellValue[];
  readonly refused: readonly Refused[];
  readonly locked: number;
  readonly masked: number;
  /** Cells that hold the value already; nothing is written for them. */
  readonly unchanged: readonly CellAddress[];
  readonly total: number;
};

function readEntry<R extends object>(entry: Entry<R>, words: ReadingWords): Reading {
  if ("clear" in entry) return readCleared(entry.column, words);
  if ("text" in entry) return readText(entry.column, entry.text, words);
  return entry.value === null || entry.value === ""
    ? readCleared(entry.column, words)
    : { ok: true, value: entry.value };
}

/** Sorts out what a paste, fill, clearing or typed text does: which cells change, which are refused and why, and how
 *  many are left alone. Only what was typed by hand may go into a masked column, but in a new row no mask hides
 *  anything. */
export function prepare<R extends object>(
  entries: Iterable<Entry<R>>,
  context: {
    words: ReadingWords;
    typed: boolean;
    mayEdit: (column: SheetColumn<R>, row: R) => boolean;
    isNew: (id: string) => boolean;
    valueOf: (id: string, column: SheetColumn<R>, row: R) => CellValue;
  },
): Prepared {
  const cells: CellChange[] = [];
  const before: CellValue[] = [];
  const refused: Refused[] = [];
  const unchanged: CellAddress[] = [];
  let [locked, masked, total] = [0, 0, 0];
  for (const entry of entries) {
    total++;
    const { id, row, column } = entry;
    const address = { row: id, field: column.field };
    if (!context.mayEdit(column, row)) {
      locked++;
    } else if (column.masked && !context.typed && !context.isNew(id)) {
      masked++;
    } else {
      const reading = readEntry(entry, context.words);
      const held = context.valueOf(id, column, row);
      if (!reading.ok) {
        const text = "text" in entry ? entry.text : "";
        refused.push({ ...address, text, code: reading.code, message: reading.message });
      } else if (reading.value === held) {
        unchanged.push(address);
      } else {
        cells.push({ ...address, new: reading.value });
        before.push(held);
      }
    }
  }
  return { cells, before, refused, locked, masked, unchanged, total };
}
