import type { CellState } from "./change-set.ts";
import type { Model } from "./model.ts";
import type { Spot } from "./selection.ts";

/** Cells that wait for the user: refused, in conflict, or not saved. */
export const problems = (cells: Iterable<CellState>): CellState[] =>
  [...cells].filter(({ mark }) => mark && mark.kind !== "saving");

/** The next one after the active cell in reading order, around the end. A cell that the filter hides is passed over. */
export function nextProblem<R extends object>(model: Model<R>): Spot | undefined {
  const { selection, cells } = model.store.get();
  const columns = model.view.columns().map(({ field }) => field);
  const place = ({ row, column }: Spot) => row * columns.length + column;
  const here = place(selection.anchor);
  const spots = problems(cells.values()).flatMap((state): Spot[] => {
    const row = model.view.indexOf(state.row);
    const column = columns.indexOf(state.field);
    return row === undefined || column < 0 ? [] : [{ row, column }];
  });
  const ordered = spots.toSorted((a, b) => place(a) - place(b));
  return ordered.find((spot) => place(spot) > here) ?? ordered[0];
}
