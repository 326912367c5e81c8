import { type Extent, type Rect, type Spot, sizeOf, spotsIn } from "./selection.ts";

export type PastePlan = {
  /** fill: one value into a range; repeat: the block as often as it goes; once: the block from the top left cell. */
  readonly mode: "fill" | "repeat" | "once";
  readonly block: Extent;
  /** What is written, cut at the edge of the grid. */
  readonly target: Rect;
  /** Rows and columns of the block that fall beyond the last row and column. */
  readonly overflowRows: number;
  readonly overflowColumns: number;
};

/** One line selected takes the block's length; an even multiple is filled by repeating; anything else does not fit. */
const lengthAlong = (block: number, selected: number): number | undefined =>
  selected === 1 ? block : selected % block === 0 ? selected : undefined;

export function planPaste({ block, selection, extent }: { block: Extent; selection: Rect; extent: Extent }): PastePlan {
  const selected = sizeOf(selection);
  const rows = lengthAlong(block.rows, selected.rows);
  const columns = lengthAlong(block.columns, selected.columns);
  const repeats = rows !== undefined && columns !== undefined;
  const size = repeats ? { rows, columns } : block;
  const mode =
    block.rows * block.columns === 1 && size.rows * size.columns > 1
      ? "fill"
      : size.rows > block.rows || size.columns > block.columns
        ? "repeat"
        : "once";
  const bottom = selection.top + size.rows - 1;
  const right = selection.left + size.columns - 1;
  return {
    mode,
    block,
    target: {
      top: selection.top,
      left: selection.left,
      bottom: Math.min(bottom, extent.rows - 1),
      right: Math.min(right, extent.columns - 1),
    },
    overflowRows: Math.max(0, bottom - (extent.rows - 1)),
    overflowColumns: Math.max(0, right - (extent.columns - 1)),
  };
}

/** The cell of the block that is written at a cell of the target. */
export const sourceOf = (plan: PastePlan, spot: Spot): Spot => ({
  row: (spot.row - plan.target.top) % plan.block.rows,
  column: (spot.column - plan.target.left) % plan.block.columns,
});

/** Splits a range into the cells that may be written and the number of those that are locked. */
export function unlocked(rect: Rect, locked: (spot: Spot) => boolean): { open: Spot[]; locked: number } {
  const open: Spot[] = [];
  let count = 0;
  for (const spot of spotsIn(rect)) {
    if (locked(spot)) count++;
    else open.push(spot);
  }
  return { open, locked: count };
}
