import { expect, test } from "vitest";
import { readAdvice } from "./rules.ts";

const read = (text: string) =>
  readAdvice(text, "CNY").documents.map(({ place, document, amountMinor }) => [place, document, amountMinor]);

test.each([
  [
    "numbers alone",
    "A-1\n\nA-2",
    [
      [1, "A-1", null],
      [3, "A-2", null],
    ],
  ],
  ["as pasted from a sheet", "账单号\t金额\r\nA-1\t1,234.50\r\n", [[2, "A-1", 123_450]]],
  [
    "a CSV with quotes and a byte order mark",
    '\uFEFFinvoice,date,amount\nA-1,2026-03-01,"1,000.00"',
    [[2, "A-1", 100_000]],
  ],
  ["thousands without quotes", "A-1,1,000.00", [[1, "A-1", 100_000]]],
  ["blanks between", "INV-7  ¥88.00", [[1, "INV-7", 8_800]]],
  [
    "one blank and thousands",
    "A-1 5,311.00\nA-2 ¥1,000,000",
    [
      [1, "A-1", 531_100],
      [2, "A-2", 100_000_000],
    ],
  ],
  ["a number with a blank in it", "INV 202,100", [[1, "INV 202", 10_000]]],
  ["semicolons", "A-1;50", [[1, "A-1", 5_000]]],
  ["full-width commas", "A-1，50", [[1, "A-1", 5_000]]],
])("%s", (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test("what cannot be read is named with its line", () => {
  expect(readAdvice("A-1\tabc\nA-2\t0.001\nA-3\t-5\nA-4\t0", "CNY").problems).toEqual([
    { place: 1, document: "A-1", code: "kernel.not-a-number" },
    { place: 2, document: "A-2", code: "kernel.too-many-decimals" },
    { place: 3, document: "A-3", code: "receivables.amount-not-positive" },
    { place: 4, document: "A-4", code: "receivables.amount-not-positive" },
  ]);
});

test("an advice is not longer than a person reads", () => {
  const { documents, problems } = readAdvice(Array.from({ length: 502 }, (_, index) => `A-${index}`).join("\n"), "CNY");
  expect([documents.length, problems.map(({ code }) => code)]).toEqual([
    500,
    ["receivables.advice-too-long", "receivables.advice-too-long"],
  ]);
});
