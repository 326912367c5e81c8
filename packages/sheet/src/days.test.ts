import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayByKey, firstWeekday } from "./calendar-keys.ts";
import { dateOf, dayOf, plusDays, plusMonths, weekdayOf, weeksOf } from "./days.ts";

const days = fc.integer({ min: -100_000, max: 100_000 }).map(dateOf);

describe("days without a clock", () => {
  test("there and back again, over leap days and centuries", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (day, n) => plusDays(plusDays(day, n), -n) === day),
    );
    expect(plusDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(plusDays("2100-02-28", 1)).toBe("2100-03-01");
    expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  test("a month later is the same day, or the last one", () => {
    expect(plusMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(plusMonths("2026-01-31", 13)).toBe("2027-02-28");
    expect(plusMonths("2026-03-31", -1)).toBe("2026-02-28");
    expect(plusMonths("2026-11-15", 2)).toBe("2027-01-15");
    fc.assert(fc.property(days, (day) => plusMonths(day, 12).slice(5, 7) === day.slice(5, 7)));
  });

  test("weekdays, and what is no day", () => {
    expect(weekdayOf("2026-03-05")).toBe(3);
    expect(weekdayOf("1969-12-29")).toBe(0);
    expect(dayOf("2026-02-30")).toBeUndefined();
    expect(dayOf("2026-03")).toBeUndefined();
  });

  test("the weeks of a month hold all its days once, in rows of seven that begin on the first weekday", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 6 }), (day, first) => {
        const weeks = weeksOf(day, first);
        const own = weeks.flat().filter((date) => date.startsWith(day.slice(0, 8)));
        expect(own).toContain(day);
        expect(new Set(own).size).toBe(own.length);
        expect(own.at(-1)).toBe(plusDays(plusMonths(`${day.slice(0, 8)}01`, 1), -1));
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? "") === first)).toBe(true);
      }),
    );
  });
});

describe("the keys of the calendar", () => {
  const plain = (key: string) => dayByKey("2026-03-05", { key, shift: false }, 0);

  test.each([
    ["ArrowLeft", "2026-03-04"],
    ["ArrowRight", "2026-03-06"],
    ["ArrowUp", "2026-02-26"],
    ["ArrowDown", "2026-03-12"],
    ["PageUp", "2026-02-05"],
    ["PageDown", "2026-04-05"],
    ["Home", "2026-03-02"],
    ["End", "2026-03-08"],
  ])("%s goes to %s", (key, to) => expect(plain(key)).toBe(to));

  test("with Shift a year on or back; a week may begin on Sunday; letters are the text's", () => {
    expect(dayByKey("2024-02-29", { key: "PageDown", shift: true }, 0)).toBe("2025-02-28");
    expect(dayByKey("2026-03-05", { key: "Home", shift: false }, 6)).toBe("2026-03-01");
    expect(plain("5")).toBeUndefined();
    expect(firstWeekday("en-US")).toBe(6);
    expect(firstWeekday("en-GB")).toBe(0);
  });
});
