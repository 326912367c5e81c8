import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  at,
  cellsIn,
  clampSelection,
  contains,
  cornerFrom,
  dataEdge,
  type Direction,
  extended,
  neighbour,
  rectOf,
  spotsIn,
  step,
  wholeColumns,
  wholeGrid,
  wholeRows,
} from "./selection.ts";

const extent = { rows: 5, columns: 4 };
const spot = fc.record({ row: fc.integer({ min: 0, max: 4 }), column: fc.integer({ min: 0, max: 3 }) });
const direction = fc.constantFrom<Direction>("up", "down", "left", "right");

describe("moving", () => {
  test("grid 1: an arrow moves one cell and stops at every edge", () => {
    expect(step({ row: 2, column: 2 }, "down", extent)).toEqual({ row: 3, column: 2 });
    expect(step({ row: 4, column: 2 }, "down", extent)).toEqual({ row: 4, column: 2 });
    expect(step({ row: 0, column: 0 }, "up", extent)).toEqual({ row: 0, column: 0 });
    expect(step({ row: 0, column: 0 }, "left", extent)).toEqual({ row: 0, column: 0 });
    expect(step({ row: 0, column: 3 }, "right", extent)).toEqual({ row: 0, column: 3 });
  });

  test("grid 2: Tab goes on in the next row and stays at the last cell; Shift+Tab is its inverse", () => {
    expect(neighbour({ row: 0, column: 3 }, extent, false)).toEqual({ row: 1, column: 0 });
    expect(neighbour({ row: 4, column: 3 }, extent, false)).toEqual({ row: 4, column: 3 });
    expect(neighbour({ row: 0, column: 0 }, extent, true)).toEqual({ row: 0, column: 0 });
    fc.assert(
      fc.property(spot, (from) => {
        fc.pre(from.row * 4 + from.column < 19);
        expect(neighbour(neighbour(from, extent, false), extent, true)).toEqual(from);
      }),
    );
  });

  test("grid 8, 9: Home, End and the corners of the grid", () => {
    const from = { row: 2, column: 1 };
    expect(cornerFrom(from, "row-start", extent)).toEqual({ row: 2, column: 0 });
    expect(cornerFrom(from, "row-end", extent)).toEqual({ row: 2, column: 3 });
    expect(cornerFrom(from, "grid-start", extent)).toEqual({ row: 0, column: 0 });
    expect(cornerFrom(from, "grid-end", extent)).toEqual({ row: 4, column: 3 });
  });
});

describe("grid 10: Ctrl+arrow goes to the edge of the data", () => {
  const column = (text: string) => ({
    extent: { rows: text.length, columns: 1 },
    filled: ({ row }: { row: number }) => text[row] === "x",
  });
  test.each([
    ["xxx..x", 0, "down", 2],
    ["xxx..x", 2, "down", 5],
    ["xxx..x", 3, "down", 5],
    ["xxx...", 2, "down", 5],
    ["......", 0, "down", 5],
    ["xxx..x", 5, "up", 2],
    ["xxx..x", 2, "up", 0],
    ["xxx", 2, "down", 2],
  ] as const)("%s from %i %s → %i", (...[text, row, towards, result]) => {
    expect(dataEdge({ row, column: 0 }, towards, column(text))).toEqual({ row: result, column: 0 });
  });

  test("never leaves the grid, and only the axis of the arrow changes", () => {
    fc.assert(
      fc.property(spot, direction, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (from, towards, cells) => {
        const end = dataEdge(from, towards, { extent, filled: (s) => cells[s.row * 4 + s.column] === true });
        expect(contains(rectOf(wholeGrid(extent)), end)).toBe(true);
        if (towards === "up" || towards === "down") expect(end.column).toBe(from.column);
        else expect(end.row).toBe(from.row);
      }),
    );
  });
});

describe("extending", () => {
  test("grid 13: the active cell stays, the rectangle reaches from it to the focus", () => {
    fc.assert(
      fc.property(spot, spot, (anchor, focus) => {
        const selection = extended(at(anchor), focus);
        expect(selection.anchor).toEqual(anchor);
        const rect = rectOf(selection);
        expect(contains(rect, anchor) && contains(rect, focus)).toBe(true);
        expect([...spotsIn(rect)]).toHaveLength(cellsIn(rect));
      }),
    );
  });

  test("grid 14: all, the columns, the rows of a selection", () => {
    const selection = { anchor: { row: 3, column: 2 }, focus: { row: 2, column: 1 } };
    expect(rectOf(wholeGrid(extent))).toEqual({ top: 0, left: 0, bottom: 4, right: 3 });
    expect(rectOf(wholeRows(selection, extent))).toEqual({ top: 2, bottom: 3, left: 0, right: 3 });
    expect(rectOf(wholeColumns(selection, extent))).toEqual({ top: 0, bottom: 4, left: 1, right: 2 });
  });

  test("a selection is pulled back when rows vanish under it", () => {
    expect(clampSelection({ anchor: { row: 1, column: 1 }, focus: { row: 9, column: 9 } }, extent)).toEqual({
      anchor: { row: 1, column: 1 },
      focus: { row: 4, column: 3 },
    });
  });
});
