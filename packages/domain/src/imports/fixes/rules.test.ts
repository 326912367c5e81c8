import { expect, test } from "vitest";
import { byLine, fixesIn, mendedBlock, mergedFixes } from "./rules.ts";
import { type Fix, mostFixes } from "./schema.ts";

const fix = (line: number, values: Partial<Fix> = {}): Fix => ({
  line,
  cells: {},
  whole: false,
  leftOut: false,
  ...values,
});
const header = ["a", "", "b"];

test("later words replace earlier ones, cell by cell", () => {
  const before = [fix(2, { cells: { a: "1", b: "2" } }), fix(3, { leftOut: true }), fix(5, { whole: true })];
  const after = [fix(2, { cells: { b: "3" } }), fix(3), fix(5, { cells: { a: "x" } }), fix(4)];
  expect(mergedFixes(before, after)).toEqual([
    fix(2, { cells: { a: "1", b: "3" } }),
    fix(3),
    fix(4),
    fix(5, { cells: { a: "x" }, whole: true }),
  ]);
  expect(fixesIn(JSON.stringify(before))).toEqual(before);
});

test("there is an end to mending in place", () => {
  const many = Array.from({ length: mostFixes }, (_, line) => fix(line + 2));
  expect(() => mergedFixes(many, [fix(1)])).toThrow(expect.objectContaining({ code: "imports.too-many-fixes" }));
});

test("a block is read as it was mended: cells, rows left out, rows that could not be read", () => {
  const block = {
    rows: [
      { line: 2, values: ["1", "x", "2"] },
      { line: 3, values: ["3", "", "4"] },
      { line: 6, values: ["5", "", "6"] },
    ],
    problems: [{ line: 4 }, { line: 5 }, { line: 5 }, { line: 7 }],
  };
  const fixes = byLine([
    fix(2, { cells: { b: "two", "": "nowhere", other: "nowhere" } }),
    fix(3, { leftOut: true }),
    fix(5, { cells: { a: "five" }, whole: true }),
    fix(7, { leftOut: true }),
    fix(9, { cells: { a: "beyond" } }),
  ]);
  expect(mendedBlock(block, fixes, header)).toEqual({
    rows: [
      { line: 2, values: ["1", "x", "two"] },
      { line: 5, values: ["five", "", ""] },
      { line: 6, values: ["5", "", "6"] },
    ],
    problems: [{ line: 4 }],
    leftOut: 2,
  });
});
