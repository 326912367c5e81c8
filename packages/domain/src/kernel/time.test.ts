import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  atLocal,
  businessDate,
  CalendarDate,
  calendarDate,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  epochMilliseconds,
  firstDay,
  Instant,
  instantOf,
  lastDay,
  Month,
  minuteOfDay,
  mondayOf,
  monthOf,
  monthsBetween,
  monthsFrom,
  monthsOfYear,
  quarterOf,
  TimeZone,
  weekday,
  yearOf,
} from "./time.ts";

const date = (text: string) => CalendarDate.parse(text);
const at = (text: string) => Instant.parse(text);
const shanghai = TimeZone.parse("Asia/Shanghai");
const newYork = TimeZone.parse("America/New_York");
const anyDay = fc.integer({ min: -25_000, max: 300_000 }).map(dateOfDayNumber);

describe("the schemas", () => {
  test.each([
    ["2024-02-29", true],
    ["2025-02-29", false],
    ["2026-1-1", false],
    ["2026-01-01T00:00", false],
  ])("date %s", (text, expected) => expect(CalendarDate.safeParse(text).success).toBe(expected));
  test.each([
    ["2026-12", true],
    ["2026-13", false],
    ["2026-00", false],
    ["2026-1", false],
  ])("month %s", (text, expected) => expect(Month.safeParse(text).success).toBe(expected));
  test.each([
    ["2026-05-01T09:30:00.000Z", true],
    ["2026-05-01T09:30:00Z", false],
    ["2026-05-01T09:30:00.000+08:00", false],
  ])("instant %s", (text, expected) => expect(Instant.safeParse(text).success).toBe(expected));
  test("an unknown zone is refused", () => expect(TimeZone.safeParse("Mars/Olympus").success).toBe(false));
});

describe("local time", () => {
  test("the hotel's day begins at its own midnight", () => {
    expect(businessDate(at("2026-04-30T15:59:59.999Z"), shanghai)).toBe("2026-04-30");
    expect(businessDate(at("2026-04-30T16:00:00.000Z"), shanghai)).toBe("2026-05-01");
    expect(minuteOfDay(at("2026-04-30T16:01:59.999Z"), shanghai)).toBe(1);
  });
  test("a minute that a spring night skips is the next that exists", () =>
    expect(atLocal(date("2026-03-08"), 150, newYork)).toBe("2026-03-08T07:30:00.000Z"));
  test("a minute that an autumn night has twice is the earlier", () =>
    expect(atLocal(date("2026-11-01"), 90, newYork)).toBe("2026-11-01T05:30:00.000Z"));
  test("a moment made from day and minute shows that day and minute", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const moment = atLocal(day, minute, TimeZone.parse("UTC"));
        expect([businessDate(moment, TimeZone.parse("UTC")), minuteOfDay(moment, TimeZone.parse("UTC"))]).toEqual([
          day,
          minute,
        ]);
      }),
    ));
  test("the days of a zone with summer time follow each other", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_000 }).map(dateOfDayNumber), (day) => {
        expect(businessDate(atLocal(day, 0, newYork), newYork)).toBe(day);
        const length =
          epochMilliseconds(atLocal(addDays(day, 1), 0, newYork)) - epochMilliseconds(atLocal(day, 0, newYork));
        expect([23, 24, 25]).toContain(length / 3_600_000);
      }),
    ));
});

describe("calendar arithmetic", () => {
  test.each([
    [2024, 2, 29, "2024-02-29"],
    [2025, 2, 29, undefined],
    [2100, 2, 29, undefined],
    [2026, 4, 31, undefined],
    [2026, 0, 1, undefined],
    [2026, 13, 1, undefined],
    [1899, 12, 31, undefined],
    [2026, 1.5, 1, undefined],
  ])("%i-%i-%i", (year, month, day, expected) => expect(calendarDate(year, month, day)).toBe(expected));
  test.each([
    ["2024-01-01", 1],
    ["2026-11-22", 7],
    ["1969-12-31", 3],
  ])("%s is weekday %i", (day, expected) => expect(weekday(date(day))).toBe(expected));
  test("days round-trip", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
        expect(dateOfDayNumber(dayNumber(day))).toBe(day);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(day, count) < day).toBe(count < 0);
        expect(weekday(mondayOf(day))).toBe(1);
        expect([0, 1, 2, 3, 4, 5, 6]).toContain(daysBetween(mondayOf(day), day));
      }),
    ));
  test("months round-trip", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (day, count) => {
        const month = monthOf(day);
        expect(monthsBetween(month, addMonths(month, count))).toBe(count);
        expect(firstDay(month) <= day && day <= lastDay(month)).toBe(true);
        expect(addDays(lastDay(month), 1)).toBe(firstDay(addMonths(month, 1)));
        expect(Math.ceil(Number(month.slice(5)) / 3)).toBe(quarterOf(month));
      }),
    ));
  test("months of a year", () => {
    expect(monthsOfYear(2026)).toHaveLength(12);
    expect(monthsFrom(Month.parse("2026-11"), Month.parse("2027-02"))).toEqual([
      "2026-11",
      "2026-12",
      "2027-01",
      "2027-02",
    ]);
    expect(monthsFrom(Month.parse("2026-11"), Month.parse("2026-10"))).toEqual([]);
    expect(yearOf(Month.parse("2026-11"))).toBe(2026);
  });
  test("an instant is UTC with milliseconds", () => expect(instantOf(0)).toBe("1970-01-01T00:00:00.000Z"));
});
