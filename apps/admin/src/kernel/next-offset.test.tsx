import { expect, test } from "vitest";
import { nextOffset } from "./next-offset.ts";

const page = (rows: number, count: number) => ({ rows: Array.from({ length: rows }), count });

test("the next page begins where those that are shown end", () => {
  expect(nextOffset(page(100, 250), [page(100, 250)])).toBe(100);
  expect(nextOffset(page(100, 250), [page(100, 250), page(100, 250)])).toBe(200);
});

test("none follows when all is shown, and none an empty one", () => {
  expect(nextOffset(page(50, 150), [page(100, 150), page(50, 150)])).toBeUndefined();
  expect(nextOffset(page(0, 0), [page(0, 0)])).toBeUndefined();
  expect(nextOffset(page(0, 150), [page(100, 200), page(0, 150)])).toBeUndefined();
});
