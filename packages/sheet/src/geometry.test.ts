import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planPaste, sourceOf, unlocked } from "./geometry.ts";
import { cellsIn, type Rect, spotsIn } from "./selection.ts";

const extent = { rows: 10, columns: 6 };
const rect = (...[top, left, rows, columns]: [number, number, number, number]): Rect => ({
  top,
  left,
  bottom: top + rows - 1,
  right: left + columns - 1,
});
const plan = (block: [number, number], selection: Rect) =>
  planPaste({ block: { rows: block[0], columns: block[1] }, selection, extent });

describe("what a paste touches", () => {
  test("grid 19: one value on a range fills the range", () => {
    expect(plan([1, 1], rect(1, 1, 3, 2))).toMatchObject({ mode: "fill", target: rect(1, 1, 3, 2) });
  });

  test("grid 20: a block on one cell spreads from it", () => {
    expect(plan([3, 2], rect(1, 1, 1, 1))).toMatchObject({ mode: "once", target: rect(1, 1, 3, 2) });
  });

  test.each([
    ["twice down and across", [2, 1], rect(0, 0, 4, 3), "repeat", rect(0, 0, 4, 3)],
    ["a row onto one column of rows", [1, 3], rect(0, 0, 4, 1), "repeat", rect(0, 0, 4, 3)],
    ["three rows do not go into four", [3, 1], rect(0, 0, 4, 1), "once", rect(0, 0, 3, 1)],
    ["a smaller range gets the whole block", [4, 2], rect(0, 0, 2, 2), "once", rect(0, 0, 4, 2)],
  ] as const)("grid 21: %s", (...[, block, selection, mode, target]) => {
    expect(plan([block[0], block[1]], selection)).toMatchObject({ mode, target });
  });

  test("grid 22: rows past the last one are counted, not written", () => {
    expect(plan([4, 2], rect(8, 5, 1, 1))).toMatchObject({
      target: rect(8, 5, 2, 1),
      overflowRows: 2,
      overflowColumns: 1,
    });
  });

  test("every cell of the target has a source inside the block, and the first is the block's first", () => {
    const size = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.tuple(size, size, size, size), ([rows, columns, selectedRows, selectedColumns]) => {
        const made = plan([rows, columns], rect(2, 1, selectedRows, selectedColumns));
        for (const spot of spotsIn(made.target)) {
          const source = sourceOf(made, spot);
          expect(source.row >= 0 && source.row < rows && source.column >= 0 && source.column < columns).toBe(true);
        }
        expect(sourceOf(made, { row: 2, column: 1 })).toEqual({ row: 0, column: 0 });
        expect(cellsIn(made.target)).toBeGreaterThanOrEqual(
          Math.min(rows, extent.rows - 2) * Math.min(columns, extent.columns - 1),
        );
      }),
    );
  });

  test("grid 25: locked cells are left out and counted", () => {
    const { open, locked } = unlocked(rect(0, 0, 2, 3), ({ column }) => column === 1);
    expect(locked).toBe(2);
    expect(open).toHaveLength(4);
    expect(open.every(({ column }) => column !== 1)).toBe(true);
  });
});
