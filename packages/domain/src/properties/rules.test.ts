import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMilliseconds,
  atLocal,
  businessDate,
  CalendarDate,
  Instant,
  instantOf,
  minuteOfDay,
  TimeZone,
} from "../kernel/time.ts";
import {
  addWorking,
  calendarDaysOf,
  isWorkingDay,
  nextWorkingDay,
  workingCalendar,
  workingDayOf,
  workingDays,
  workingHours,
} from "./rules.ts";

const date = (text: string) => CalendarDate.parse(text);
const zone = TimeZone.parse("Asia/Shanghai");
/** A Shanghai wall-clock moment, to the minute. */
const at = (text: string) => Instant.parse(new Date(`${text.replace(" ", "T")}:00+08:00`).toISOString());
const plain = workingCalendar(zone);
const china = workingCalendar(zone, calendarDaysOf("CN", 2026).days);

describe("working days", () => {
  test.each([
    ["2026-11-21", true],
    ["2026-11-22", false],
    ["2026-10-01", true],
  ])("by weekday, Monday to Saturday: %s", (day, expected) => expect(isWorkingDay(date(day), plain)).toBe(expected));
  test.each([
    ["2026-10-01", false],
    ["2026-10-07", false],
    ["2026-10-08", true],
    ["2026-09-20", true],
    ["2026-09-27", false],
    ["2026-01-04", true],
  ])("with holidays and make-up days: %s", (day, expected) => expect(isWorkingDay(date(day), china)).toBe(expected));
  test.each([
    ["2026-11-20", "2026-11-21"],
    ["2026-11-21", "2026-11-23"],
    ["2026-09-30", "2026-10-08"],
    ["2026-09-19", "2026-09-20"],
  ])("after %s comes %s", (day, expected) => expect(nextWorkingDay(date(day), china)).toBe(expected));
  test("the third working day of a month", () => {
    expect(workingDayOf(date("2026-10-01"), 3, china)).toBe("2026-10-10");
    expect(workingDayOf(date("2026-12-01"), 1, china)).toBe("2026-12-01");
  });
  test("a week without a working day is refused", () => {
    expect(() => workingCalendar(zone, [], { weekdays: [] })).toThrow(RangeError);
    expect(() => workingCalendar(zone, [], { opensMinute: 600, closesMinute: 600 })).toThrow(RangeError);
  });
});

describe("working time", () => {
  test.each([
    ["2026-11-20 10:00", workingHours(1), "2026-11-20 11:00"],
    ["2026-11-20 17:00", workingHours(1), "2026-11-20 18:00"],
    ["2026-11-20 17:30", workingHours(1), "2026-11-21 09:30"],
    ["2026-11-21 17:30", workingHours(1), "2026-11-23 09:30"],
    ["2026-11-22 12:00", workingHours(1), "2026-11-23 10:00"],
    ["2026-11-20 06:00", workingHours(4), "2026-11-20 13:00"],
    ["2026-11-20 18:00", workingHours(1), "2026-11-21 10:00"],
    ["2026-11-20 23:00", workingHours(9), "2026-11-21 18:00"],
    ["2026-11-20 09:00", workingHours(20), "2026-11-23 11:00"],
    ["2026-09-30 17:00", workingHours(4), "2026-10-08 12:00"],
    ["2026-11-20 10:00", workingHours(0), "2026-11-20 10:00"],
    ["2026-11-20 10:00", workingDays(1), "2026-11-21 10:00"],
    ["2026-11-21 17:00", workingDays(1), "2026-11-23 17:00"],
    ["2026-11-22 11:00", workingDays(1), "2026-11-23 11:00"],
    ["2026-11-20 23:59", workingDays(1), "2026-11-21 23:59"],
    ["2026-09-30 10:00", workingDays(3), "2026-10-10 10:00"],
    ["2026-11-20 10:00", workingDays(0), "2026-11-20 10:00"],
  ])("%s + %j = %s", (from, working, expected) => expect(addWorking(at(from), working, china)).toBe(at(expected)));

  test("the same time of day is the clock's, also over a change to summer time", () => {
    const newYork = workingCalendar(TimeZone.parse("America/New_York"), [], { weekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(addWorking(Instant.parse("2026-03-07T15:00:00.000Z"), workingDays(1), newYork)).toBe(
      "2026-03-08T14:00:00.000Z",
    );
  });

  const moments = fc.integer({ min: 0, max: 60 * 525_600 }).map((minute) => instantOf(minute * 60_000 + 1_234));
  const calendars = fc
    .record({
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      opensMinute: fc.integer({ min: 0, max: 700 }),
      closesMinute: fc.integer({ min: 701, max: 1440 }),
    })
    .map((week) => workingCalendar(zone, [], week));

  test("a due moment lies in working hours, and later starts or longer spans are never due earlier", () =>
    fc.assert(
      fc.property(
        moments,
        calendars,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        (start, calendar, hours, later) => {
          const due = addWorking(start, workingHours(hours), calendar);
          const justBefore = addMilliseconds(due, -1);
          expect(isWorkingDay(businessDate(justBefore, zone), calendar)).toBe(true);
          const minute = minuteOfDay(justBefore, zone);
          expect(minute >= calendar.opensMinute && minute < calendar.closesMinute).toBe(true);
          expect(addWorking(addMilliseconds(start, later), workingHours(hours), calendar) >= due).toBe(true);
          expect(addWorking(start, workingHours(hours + 1), calendar) > due).toBe(true);
        },
      ),
    ));
  test("n working days later is a working day with n working days passed, at the same time", () =>
    fc.assert(
      fc.property(moments, calendars, fc.integer({ min: 1, max: 20 }), (start, calendar, count) => {
        const due = addWorking(start, workingDays(count), calendar);
        const [from, to] = [businessDate(start, zone), businessDate(due, zone)];
        let passed = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) passed += 1;
        // a time that the clocks skip on that day is the one they go on with
        const sameTime = atLocal(to, minuteOfDay(start, zone), zone);
        expect([passed, isWorkingDay(to, calendar), minuteOfDay(due, zone)]).toEqual([
          count,
          true,
          minuteOfDay(sameTime, zone),
        ]);
        expect(due.slice(-7)).toBe(start.slice(-7));
      }),
    ));
});

describe("the year's calendar", () => {
  test("mainland holidays and make-up days", () => {
    const { published, days } = calendarDaysOf("CN", 2026);
    expect(published).toBe(true);
    expect(days.filter((day) => !day.working)).toHaveLength(33);
    expect(days.filter((day) => day.working).map((day) => day.date)).toEqual([
      "2026-01-04",
      "2026-02-14",
      "2026-02-28",
      "2026-05-09",
      "2026-09-20",
      "2026-10-10",
    ]);
    expect(days.find((day) => day.date === "2026-02-17")).toEqual({ date: "2026-02-17", working: false, name: "春节" });
  });
  test.each([
    ["CN", 2040],
    ["HK", 2026],
  ])("what is not announced or not known says so: %s %i", (country, year) =>
    expect(calendarDaysOf(country, year)).toEqual({ published: false, days: [] }),
  );
});
