import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repeat, series } from "./series.ts";

const on = (...values: (string | number | null)[]) => series(values, { count: 3, back: false });
const before = (...values: (string | number | null)[]) => series(values, { count: 3, back: true });

describe("grid 30: a series goes on", () => {
  test.each([
    ["one number by one", on(7), [8, 9, 10]],
    ["two numbers by their step", on(10, 15), [20, 25, 30]],
    ["decimals without rounding dust", on(0.1, 0.2), [0.3, 0.4, 0.5]],
    ["a date by days, over the end of February", on("2028-02-28"), ["2028-02-29", "2028-03-01", "2028-03-02"]],
    ["dates by weeks", on("2026-12-21", "2026-12-28"), ["2027-01-04", "2027-01-11", "2027-01-18"]],
    ["months over the year", on("2026-11"), ["2026-12", "2027-01", "2027-02"]],
    ["text ending in a number, zeros kept", on("房 008"), ["房 009", "房 010", "房 011"]],
    ["text without a number repeats", on("VIP"), ["VIP", "VIP", "VIP"]],
    ["numbers without an even step repeat", on(1, 2, 4), [1, 2, 4]],
    ["a mix repeats", on(1, "a"), [1, "a", 1]],
    ["an empty cell repeats", on(null), [null, null, null]],
    ["different heads repeat", on("A1", "B2"), ["A1", "B2", "A1"]],
  ])("%s", (_, made, expected) => {
    expect(made).toEqual(expected);
  });

  test("upwards it runs back, nearest first", () => {
    expect(before(7)).toEqual([6, 5, 4]);
    expect(before(10, 15)).toEqual([5, 0, -5]);
    expect(before("2026-03-01")).toEqual(["2026-02-28", "2026-02-27", "2026-02-26"]);
    expect(before("a", "b")).toEqual(["b", "a", "b"]);
  });

  test("whole numbers: every step equals the first one", () => {
    const whole = fc.integer({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(whole, whole, (first, second) => {
        const line = [first, second, ...series([first, second], { count: 5, back: false })].map(Number);
        expect(line.slice(1).every((n, i) => n - (line[i] ?? Number.NaN) === second - first)).toBe(true);
      }),
    );
  });

  test("dates: a series back from the end of a series on is the series reversed", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const start = day.toISOString().slice(0, 10);
        const forward = series([start], { count: 40, back: false });
        const last = forward.at(-1) ?? null;
        expect(series([last], { count: 40, back: true })).toEqual([start, ...forward.slice(0, -1)].toReversed());
        expect(forward[0]).toBe(new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });
});

test("a copy repeats the values in their order", () => {
  expect(repeat([1, 2], { count: 5, back: false })).toEqual([1, 2, 1, 2, 1]);
});
