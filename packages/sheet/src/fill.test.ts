import { describe, expect, test } from "vitest";
import { type Fill, filled, fillTo, fillWithin } from "./fill.ts";
import type { Rect } from "./selection.ts";

const source: Rect = { top: 2, bottom: 3, left: 1, right: 2 };
const value = ({ row, column }: { row: number; column: number }) => row * 10 + column;
const texts = (fill: Fill | undefined, how: "copy" | "series") =>
  fill ? [...filled(fill, { value, how })].map(({ spot, value }) => `${spot.row},${spot.column}=${value}`) : [];

describe("grid 30: dragging the handle", () => {
  test("goes along the axis on which the pointer is further away", () => {
    expect(fillTo(source, { row: 6, column: 3 })?.target).toEqual({ top: 4, bottom: 6, left: 1, right: 2 });
    expect(fillTo(source, { row: 3, column: 5 })?.target).toEqual({ top: 2, bottom: 3, left: 3, right: 5 });
    expect(fillTo(source, { row: 0, column: 1 })?.target).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
    expect(fillTo(source, { row: 2, column: 0 })?.target).toEqual({ top: 2, bottom: 3, left: 0, right: 0 });
    expect(fillTo(source, { row: 3, column: 2 })).toBeUndefined();
  });

  test("copies each column in its order", () => {
    expect(texts(fillTo(source, { row: 6, column: 1 }), "copy")).toEqual([
      "4,1=21",
      "5,1=31",
      "6,1=21",
      "4,2=22",
      "5,2=32",
      "6,2=22",
    ]);
  });

  test("makes a series of each column, and backwards when dragged up", () => {
    expect(texts(fillTo(source, { row: 4, column: 1 }), "series")).toEqual(["4,1=41", "4,2=42"]);
    expect(texts(fillTo(source, { row: 0, column: 1 }), "series")).toEqual(["1,1=11", "0,1=1", "1,2=12", "0,2=2"]);
  });

  test("to the right it copies rows", () => {
    expect(texts(fillTo(source, { row: 2, column: 4 }), "copy")).toEqual(["2,3=21", "2,4=22", "3,3=31", "3,4=32"]);
  });
});

describe("grid 32: Ctrl+D and Ctrl+R", () => {
  test("the first row fills the others", () => {
    const fill = fillWithin({ top: 1, bottom: 3, left: 0, right: 0 }, "down");
    expect(texts(fill, "copy")).toEqual(["2,0=10", "3,0=10"]);
  });

  test("a single row takes the one above, a single column the one to the left, the first has none", () => {
    expect(texts(fillWithin({ top: 1, bottom: 1, left: 0, right: 1 }, "down"), "copy")).toEqual(["1,0=0", "1,1=1"]);
    expect(texts(fillWithin({ top: 1, bottom: 1, left: 1, right: 1 }, "right"), "copy")).toEqual(["1,1=10"]);
    expect(fillWithin({ top: 0, bottom: 0, left: 0, right: 0 }, "down")).toBeUndefined();
    expect(fillWithin({ top: 0, bottom: 0, left: 0, right: 0 }, "right")).toBeUndefined();
  });
});
