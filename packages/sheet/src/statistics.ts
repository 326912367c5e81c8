import { isEmpty, isNumeric, type SheetColumn } from "./column.ts";
import type { Model } from "./model.ts";
import { rectOf } from "./selection.ts";

/** `column` formats the sum and the average; undefined when amounts and plain numbers are mixed. */
export type Statistics<R extends object> = {
  readonly count: number;
  readonly numbers: number;
  readonly sum: number;
  readonly column: SheetColumn<R> | undefined;
};

/** Count of filled cells, and the sum over numeric columns of one kind. */
export function statistics<R extends object>(model: Model<R>): Statistics<R> {
  const rect = rectOf(model.store.get().selection);
  const columns = model.view.columns().slice(rect.left, rect.right + 1);
  const numeric = columns.filter(isNumeric);
  const oneKind = numeric.every(({ kind }) => kind === numeric[0]?.kind);
  let [count, numbers, sum] = [0, 0, 0];
  for (let index = rect.top; index <= rect.bottom; index++) {
    const row = model.view.rowAt(index);
    if (!row) continue;
    for (const column of columns) {
      const value = model.valueOf(row.id, column, row.data);
      if (isEmpty(value)) continue;
      count++;
      if (typeof value !== "number" || !isNumeric(column)) continue;
      numbers++;
      sum += value;
    }
  }
  return { count, numbers, sum, column: oneKind ? numeric[0] : undefined };
}
