/** A cell by its place among the displayed rows and columns (after sort, filter and column order). */
export type Spot = { readonly row: number; readonly column: number };
export type Extent = { readonly rows: number; readonly columns: number };
/** `anchor` is the active cell, which stays while the selection is extended; `focus` is the corner that moves. */
export type Selection = { readonly anchor: Spot; readonly focus: Spot };
/** Both ends included. */
export type Rect = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type Direction = "up" | "down" | "left" | "right";
export type Corner = "row-start" | "row-end" | "grid-start" | "grid-end";

const steps: Record<Direction, Spot> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

const within = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));

export const clampSpot = (spot: Spot, extent: Extent): Spot => ({
  row: within(spot.row, extent.rows),
  column: within(spot.column, extent.columns),
});

export const clampSelection = (selection: Selection, extent: Extent): Selection => ({
  anchor: clampSpot(selection.anchor, extent),
  focus: clampSpot(selection.focus, extent),
});

export const at = (spot: Spot): Selection => ({ anchor: spot, focus: spot });

const sameSpot = (a: Spot, b: Spot) => a.row === b.row && a.column === b.column;

export const rectOf = ({ anchor, focus }: Selection): Rect => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
});

export const sizeOf = (rect: Rect): Extent => ({
  rows: rect.bottom - rect.top + 1,
  columns: rect.right - rect.left + 1,
});

export const cellsIn = (rect: Rect): number => sizeOf(rect).rows * sizeOf(rect).columns;

export const contains = (rect: Rect, spot: Spot): boolean =>
  spot.row >= rect.top && spot.row <= rect.bottom && spot.column >= rect.left && spot.column <= rect.right;

/** Reading order, top left first. */
export function* spotsIn(rect: Rect): Generator<Spot> {
  for (let row = rect.top; row <= rect.bottom; row++) {
    for (let column = rect.left; column <= rect.right; column++) yield { row, column };
  }
}

export const step = (spot: Spot, direction: Direction, extent: Extent): Spot =>
  clampSpot({ row: spot.row + steps[direction].row, column: spot.column + steps[direction].column }, extent);

/** The neighbour in reading order; at the last (or first) cell of the grid it stays. */
export function neighbour(spot: Spot, extent: Extent, back: boolean): Spot {
  const index = spot.row * extent.columns + spot.column + (back ? -1 : 1);
  if (index < 0 || index >= extent.rows * extent.columns) return spot;
  return { row: Math.floor(index / extent.columns), column: index % extent.columns };
}

export function cornerFrom(spot: Spot, corner: Corner, extent: Extent): Spot {
  switch (corner) {
    case "row-start":
      return { row: spot.row, column: 0 };
    case "row-end":
      return { row: spot.row, column: extent.columns - 1 };
    case "grid-start":
      return { row: 0, column: 0 };
    case "grid-end":
      return { row: extent.rows - 1, column: extent.columns - 1 };
  }
}

/** Where Ctrl+arrow lands: the end of the block one stands in, else the next filled cell, else the edge of the grid. */
export function dataEdge(
  from: Spot,
  direction: Direction,
  sheet: { extent: Extent; filled: (spot: Spot) => boolean },
): Spot {
  const { extent, filled } = sheet;
  let here = from;
  let next = step(here, direction, extent);
  if (sameSpot(here, next)) return here;
  const inBlock = filled(here) && filled(next);
  for (;;) {
    if (inBlock && !filled(next)) return here;
    here = next;
    if (!inBlock && filled(here)) return here;
    next = step(here, direction, extent);
    if (sameSpot(here, next)) return here;
  }
}

export const extended = (selection: Selection, focus: Spot): Selection => ({ anchor: selection.anchor, focus });

export const wholeGrid = (extent: Extent): Selection =>
  spanning({ top: 0, left: 0, bottom: extent.rows - 1, right: extent.columns - 1 });

export function wholeRows(selection: Selection, extent: Extent): Selection {
  const rect = rectOf(selection);
  return spanning({ ...rect, left: 0, right: extent.columns - 1 });
}

export function wholeColumns(selection: Selection, extent: Extent): Selection {
  const rect = rectOf(selection);
  return spanning({ ...rect, top: 0, bottom: extent.rows - 1 });
}

export const spanning = (rect: Rect): Selection => ({
  anchor: { row: rect.top, column: rect.left },
  focus: { row: rect.bottom, column: rect.right },
});
