import type { CellValue } from "./change-set.ts";
import { type Direction, type Extent, type Rect, type Spot, sizeOf } from "./selection.ts";
import { repeat, series } from "./series.ts";

export type Fill = { readonly source: Rect; readonly target: Rect; readonly direction: Direction };

/** What dragging the handle from `source` to `spot` fills: along the axis on which the pointer has gone further. */
export function fillTo(source: Rect, spot: Spot): Fill | undefined {
  const down = spot.row - source.bottom;
  const up = source.top - spot.row;
  const right = spot.column - source.right;
  const left = source.left - spot.column;
  const furthest = Math.max(down, up, right, left);
  if (furthest <= 0) return undefined;
  if (down === furthest) {
    return { source, direction: "down", target: { ...source, top: source.bottom + 1, bottom: spot.row } };
  }
  if (up === furthest) return { source, direction: "up", target: { ...source, top: spot.row, bottom: source.top - 1 } };
  if (right === furthest) {
    return { source, direction: "right", target: { ...source, left: source.right + 1, right: spot.column } };
  }
  return { source, direction: "left", target: { ...source, left: spot.column, right: source.left - 1 } };
}

/** Ctrl+D and Ctrl+R: the first row (column) fills the others; a single one takes the neighbour above (to the left). */
export function fillWithin(rect: Rect, direction: "down" | "right"): Fill | undefined {
  const size: Extent = sizeOf(rect);
  if (direction === "down") {
    const top = size.rows > 1 ? rect.top : rect.top - 1;
    if (top < 0) return undefined;
    return { source: { ...rect, top, bottom: top }, target: { ...rect, top: top + 1 }, direction };
  }
  const left = size.columns > 1 ? rect.left : rect.left - 1;
  if (left < 0) return undefined;
  return { source: { ...rect, left, right: left }, target: { ...rect, left: left + 1 }, direction };
}

/** What each target cell gets. A value that stays in its column is handed on as it is; `from` names its source so that
 *  a value that goes to another column can travel as text. A series has no one source. */
export type Filled = { readonly spot: Spot; readonly value: CellValue; readonly from: Spot | undefined };

export function* filled(
  fill: Fill,
  { value, how }: { value: (spot: Spot) => CellValue; how: "copy" | "series" },
): Generator<Filled> {
  const { source, target, direction } = fill;
  const vertical = direction === "down" || direction === "up";
  const back = direction === "up" || direction === "left";
  const length = vertical ? sizeOf(source).rows : sizeOf(source).columns;
  const count = vertical ? sizeOf(target).rows : sizeOf(target).columns;
  const lines = vertical ? [source.left, source.right] : [source.top, source.bottom];
  const [firstLine = 0, lastLine = 0] = lines;
  for (let line = firstLine; line <= lastLine; line++) {
    const sources = Array.from(
      { length },
      (_, i): Spot => (vertical ? { row: source.top + i, column: line } : { row: line, column: source.left + i }),
    );
    const values = sources.map(value);
    const made = how === "series" ? series(values, { count, back }) : repeat(values, { count, back });
    for (const [i, next] of made.entries()) {
      const along = back
        ? vertical
          ? target.bottom - i
          : target.right - i
        : (vertical ? target.top : target.left) + i;
      const spot = vertical ? { row: along, column: line } : { row: line, column: along };
      const from = (back ? sources.toReversed() : sources)[i % length];
      yield { spot, value: next, from: how === "copy" ? from : undefined };
    }
  }
}
