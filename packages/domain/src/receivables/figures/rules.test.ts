import { describe, expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { collected, countBack, datesOfDays, daysOutstanding, ratio, weightedDays } from "./rules.ts";

const months = (...sold: readonly number[]) => sold.map((amount) => ({ days: 30, salesMinor: minor(amount) }));

test("a quotient is exact until its one rounding, half away from zero", () => {
  expect(ratio(1_050n, 110n, 2)).toBe("9.55");
  expect(ratio(-1_050n, 110n, 2)).toBe("-9.55");
  expect(ratio(1n, 8n, 2)).toBe("0.13");
  expect(ratio(-1n, 1_000n, 2)).toBe("0.00");
  expect(ratio(7n, 2n, 0)).toBe("4");
  expect(ratio(9_007_199_254_740_993n, 1n, 2)).toBe("9007199254740993.00");
  expect(ratio(1n, 0n, 2)).toBeNull();
});

describe("days of sales outstanding", () => {
  test("balance over the sales of ninety days", () => {
    expect(daysOutstanding(minor(50_000), minor(150_000))).toBe("30.00");
    expect(daysOutstanding(minor(-10_000), minor(90_000))).toBe("-10.00");
  });
  test("without sales there is nothing to say", () => {
    expect(daysOutstanding(minor(50_000), minor(0))).toBeNull();
    expect(daysOutstanding(minor(50_000), minor(-5))).toBeNull();
  });
});

describe("count-back", () => {
  test("two whole months and 32 of the 70 of the third", () =>
    expect(countBack(minor(212_000), months(100_000, 80_000, 70_000))).toBe("73.71"));
  test("a balance that is exactly a month's sales is that month", () => {
    expect(countBack(minor(100_000), months(100_000, 80_000))).toBe("30.00");
    expect(countBack(minor(180_000), months(100_000, 80_000))).toBe("60.00");
  });
  test("nothing owed is no day; more owed than was ever sold is no answer", () => {
    expect(countBack(minor(0), months(100))).toBe("0.00");
    expect(countBack(minor(-5), [])).toBe("0.00");
    expect(countBack(minor(101), months(100))).toBeNull();
    expect(countBack(minor(1), [])).toBeNull();
  });
  test("months without sales pass, and a month of credit notes takes from the month before it", () => {
    expect(countBack(minor(50), months(0, 100))).toBe("45.00");
    expect(countBack(minor(50), months(-50, 200))).toBe("45.00");
  });
});

test("what was collected of what could be; where nothing could be there is nothing to say", () => {
  const of = (beginMinor: number, salesMinor: number, balanceMinor: number, notDueMinor: number) =>
    collected({
      beginMinor: minor(beginMinor),
      salesMinor: minor(salesMinor),
      balanceMinor: minor(balanceMinor),
      notDueMinor: minor(notDueMinor),
    });
  expect(of(40_000, 60_000, 30_000, 20_000)).toBe("87.50");
  expect(of(0, 60_000, 60_000, 60_000)).toBeNull();
});

test("days weighted by amount", () => {
  const debts = [
    { amountMinor: minor(10), days: 5 },
    { amountMinor: minor(100), days: 10 },
  ];
  expect(weightedDays(debts)).toBe("9.55");
  expect(weightedDays([])).toBeNull();
});

test("a column of days is a span of dates", () => {
  const asOf = CalendarDate.parse("2026-03-31");
  expect(datesOfDays(asOf, { from: 1, to: 30 })).toEqual({ from: "2026-03-01", to: "2026-03-30" });
  expect(datesOfDays(asOf, { from: null, to: 0 })).toEqual({ from: "2026-03-31", to: "2999-12-31" });
  expect(datesOfDays(asOf, { from: 121, to: null })).toEqual({ from: "1900-01-01", to: "2025-11-30" });
});
