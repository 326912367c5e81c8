import { expect, test } from "vitest";
import { CalendarDate } from "../../../kernel/time.ts";
import { isMonthEnd, mergedWith, unsealed } from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);

test("the last day of a month is its end, in leap years too", () => {
  expect(
    ["2026-02-28", "2028-02-28", "2028-02-29", "2026-12-31", "2026-01-30"].map((date) => isMonthEnd(day(date))),
  ).toEqual([true, false, true, true, false]);
});

test("from a currency's first seal on every month that is over has one", () => {
  const seals = [
    { businessDate: day("2026-01-31"), currency: "CNY" as const },
    { businessDate: day("2026-03-31"), currency: "CNY" as const },
    { businessDate: day("2026-04-30"), currency: "USD" as const },
  ];
  expect(unsealed(seals, day("2026-05-01"))).toEqual([
    { businessDate: "2026-02-28", currency: "CNY" },
    { businessDate: "2026-04-30", currency: "CNY" },
  ]);
  expect(unsealed([], day("2026-05-01"))).toEqual([]);
});

test("clients that were merged one after the other stand together, those apart apart", () => {
  const stands = mergedWith([
    [5, 3],
    [9, 5],
    [20, 21],
  ]);
  expect([3, 5, 9].map((id) => stands.get(id))).toEqual([3, 3, 3]);
  expect([stands.get(20), stands.get(21), stands.get(4)]).toEqual([20, 20, undefined]);
});
