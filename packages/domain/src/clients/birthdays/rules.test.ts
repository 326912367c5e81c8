import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CalendarDate, daysBetween } from "../../kernel/time.ts";
import { nextBirthday } from "./rules.ts";
import { type Birthday, birthdayText, readBirthday } from "./schema.ts";

const day = (text: string) => text as CalendarDate;

describe("what people type", () => {
  test.each([
    ["5-20", "05-20", null],
    ["05/20", "05-20", null],
    ["５月２０日", "05-20", null],
    ["1980-05-20", "05-20", 1980],
    ["1980年5月20日", "05-20", 1980],
    ["02-29", "02-29", null],
    ["十月十五", "10-15", null],
    ["农历八月十五", "lunar 08-15", null],
    ["農曆1980年8月15", "lunar 08-15", 1980],
    ["阴历 8.15", "lunar 08-15", null],
    ["正月初一", "lunar 01-01", null],
    ["腊月廿三", "lunar 12-23", null],
    ["冬月三十", "lunar 11-30", null],
    ["闰六月初一", "lunar leap 06-01", null],
    ["lunar leap 4-3", "lunar leap 04-03", null],
    ["lunar 12-30", "lunar 12-30", null],
  ])("%s is %s", (typed, text, year) => {
    const read = readBirthday(typed);
    expect(read && birthdayText(read.birthday)).toBe(text);
    expect(read?.year).toBe(year);
  });

  test.each(["", "13-01", "2-30", "4-31", "lunar 1-31", "leap", "5月", "May 20", "****", "00-10", "初八"])(
    "%s is none",
    (typed) => {
      expect(readBirthday(typed)).toBeUndefined();
    },
  );

  test("what is written is read again", () => {
    fc.assert(
      fc.property(aBirthday, (birthday) => {
        expect(readBirthday(birthdayText(birthday))).toEqual({ birthday, year: null });
      }),
    );
  });
});

const aBirthday: fc.Arbitrary<Birthday> = fc
  .record({
    calendar: fc.constantFrom("solar" as const, "lunar" as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    leap: fc.boolean(),
  })
  .map((birthday) => ({ ...birthday, leap: birthday.leap && birthday.calendar === "lunar" }));

const aDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays(day("1950-01-01"), days));

describe("the next time it is kept", () => {
  test.each([
    ["05-20", "2026-05-20", "2026-05-20"],
    ["05-20", "2026-05-21", "2027-05-20"],
    // 29 February
    ["02-29", "2026-02-01", "2026-02-28"],
    ["02-29", "2026-03-01", "2027-02-28"],
    ["02-29", "2027-03-01", "2028-02-29"],
    ["02-29", "2028-02-29", "2028-02-29"],
    // the Mid-Autumn and the Spring Festival
    ["lunar 08-15", "2026-01-01", "2026-09-25"],
    ["lunar 01-01", "2026-01-01", "2026-02-17"],
    ["lunar 01-01", "2026-02-18", "2027-02-06"],
    // the year's last day: the 29th in a short twelfth month, in the lunar year before
    ["lunar 12-30", "2026-01-01", "2026-02-16"],
    ["lunar 12-30", "2024-01-01", "2024-02-09"],
    ["lunar 12-30", "2025-02-01", "2026-02-16"],
    // 2025 has a leap sixth month, 2026 none, 2023 a leap second
    ["lunar leap 06-01", "2025-01-01", "2025-07-25"],
    ["lunar leap 06-01", "2026-01-01", "2026-07-14"],
    ["lunar 06-01", "2025-01-01", "2025-06-25"],
    ["lunar leap 02-15", "2023-01-01", "2023-04-05"],
    // a leap month of another number is none of theirs
    ["lunar leap 04-10", "2025-01-01", "2025-05-07"],
  ])("%s from %s on is %s", (text, from, next) => {
    const read = readBirthday(text);
    expect(read && nextBirthday(read.birthday, day(from))).toBe(next);
  });

  test("never before the day, never more than a lunar year and a leap month after it, and it stays until it is over", () => {
    fc.assert(
      fc.property(aBirthday, aDay, (birthday, from) => {
        const next = nextBirthday(birthday, from);
        expect(daysBetween(from, next)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(from, next)).toBeLessThanOrEqual(birthday.calendar === "lunar" ? 415 : 366);
        expect(nextBirthday(birthday, next)).toBe(next);
      }),
    );
  });
});
