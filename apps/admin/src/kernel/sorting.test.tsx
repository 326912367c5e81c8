import { expect, test } from "vitest";
import { nextSorting, sorted } from "./sorting.ts";

test("a text column goes up, down, off; a number column down, up, off", () => {
  const up = nextSorting(null, "name", false);
  const down = nextSorting(up, "name", false);
  expect([up, down, nextSorting(down, "name", false)]).toEqual([
    { key: "name", descending: false },
    { key: "name", descending: true },
    null,
  ]);
  const most = nextSorting(up, "balance", true);
  const least = nextSorting(most, "balance", true);
  expect([most, least, nextSorting(least, "balance", true)]).toEqual([
    { key: "balance", descending: true },
    { key: "balance", descending: false },
    null,
  ]);
});

test("empty values stand last both ways", () => {
  const rows = [{ n: 2 }, { n: null }, { n: 10 }];
  const by = (descending: boolean) => sorted(rows, (row) => row.n, { descending, locale: "en" }).map((row) => row.n);
  expect(by(false)).toEqual([2, 10, null]);
  expect(by(true)).toEqual([10, 2, null]);
});

test("Chinese names sort by pinyin", () => {
  const rows = ["王府", "阿里", "李记"].map((name) => ({ name }));
  expect(sorted(rows, (row) => row.name, { descending: false, locale: "zh-CN" }).map((row) => row.name)).toEqual([
    "阿里",
    "李记",
    "王府",
  ]);
});
