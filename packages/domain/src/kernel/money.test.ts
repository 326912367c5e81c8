import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Currency, decimal, Minor, minor, minorOfDecimal, spread, sum } from "./money.ts";

describe("minor units", () => {
  test.each([0.5, Number.NaN, 2 ** 53, -(2 ** 53)])("%d is none", (value) => {
    expect(() => minor(value)).toThrow(RangeError);
    expect(Minor.safeParse(value).success).toBe(false);
  });
  test("there is no minus zero", () => expect(Object.is(minor(-0), 0)).toBe(true));
  test("a sum beyond what is exact is refused, not rounded", () =>
    expect(() => sum([minor(Number.MAX_SAFE_INTEGER), minor(1)])).toThrow(RangeError));
  test("an unknown currency is refused", () => expect(Currency.safeParse("XXX").success).toBe(false));
});

describe("decimals", () => {
  test.each<[number, Currency, string]>([
    [-123450, "CNY", "-1234.50"],
    [5, "CNY", "0.05"],
    [-5, "CNY", "-0.05"],
    [0, "HKD", "0.00"],
    [1234, "TWD", "1234"],
  ])("%i %s", (value, currency, expected) => expect(decimal(minor(value), currency)).toBe(expected));
  test.each<[string, Currency, number | undefined]>([
    ["1234.5", "CNY", 123450],
    ["1234.500", "CNY", 123450],
    ["1234.505", "CNY", undefined],
    ["1234.5", "TWD", undefined],
    ["+7", "TWD", 7],
    ["1,234", "CNY", undefined],
    ["90071992547409.92", "CNY", undefined],
    ["-0.00", "CNY", 0],
  ])("reads %s %s", (text, currency, expected) => expect(minorOfDecimal(text, currency)).toBe(expected));
  test("every amount reads back exactly", () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom<Currency>("CNY", "JPY"), (value, currency) => {
        expect(minorOfDecimal(decimal(minor(value), currency), currency)).toBe(value === 0 ? 0 : value);
      }),
    ));
});

describe("spread", () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [2, [1, 1, 1], [1, 1, 0]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 0], [5, 5]],
    [11, [0, 0], [6, 5]],
    [10, [0, 3, 1], [0, 8, 2]],
    [10, [-5, 1], [0, 10]],
    [0, [1, 2], [0, 0]],
    [7, [], []],
  ])("%i over %j", (total, weights, expected) => expect(spread(total, weights)).toEqual(expected));
  test("the parts add up, none is more than one unit from its share, and equal weights never favour the later", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 60 }),
        (total, weights) => {
          const parts = spread(total, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          const whole = weights.reduce((a, b) => a + b, 0);
          const share = (weight: number) => (whole === 0 ? total / weights.length : (total * weight) / whole);
          for (const [index, part] of parts.entries()) {
            expect(Math.abs(part - share(weights[index] ?? 0))).toBeLessThan(1.001);
            expect(part * Math.sign(total)).toBeGreaterThanOrEqual(0);
            const later = weights.indexOf(weights[index] ?? 0, index + 1);
            if (later > 0) expect(Math.abs(part)).toBeGreaterThanOrEqual(Math.abs(parts[later] ?? 0));
          }
        },
      ),
    ));
});
