import { expect, test } from "vitest";
import { CalendarDate } from "../../kernel/time.ts";
import { nightsToKeep } from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);

test("every night since the latest kept one, only the last when none ever was, and a year of them at most", () => {
  expect(nightsToKeep(null, day("2026-03-01"))).toEqual(["2026-03-01"]);
  expect(nightsToKeep(day("2026-02-26"), day("2026-03-01"))).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  expect(nightsToKeep(day("2026-03-01"), day("2026-03-01"))).toEqual([]);
  expect(nightsToKeep(day("2026-03-02"), day("2026-03-01"))).toEqual([]);
  const years = nightsToKeep(day("2020-01-01"), day("2026-03-01"));
  expect([years.length, years.at(0), years.at(-1)]).toEqual([400, "2025-01-26", "2026-03-01"]);
});
