import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import { atRate, baseShare, booked } from "./rules.ts";
import { Rate } from "./schema.ts";

const rate = (text: string) => Rate.parse(text);

describe("an amount at a rate", () => {
  test.each([
    { amount: 10_000, of: "7.1234", from: "USD", to: "CNY", expected: 71_234 },
    { amount: 1, of: "0.5", from: "USD", to: "CNY", expected: 1 },
    { amount: 1, of: "0.49", from: "USD", to: "CNY", expected: 0 },
    { amount: 1_000, of: "0.0475", from: "JPY", to: "CNY", expected: 4_750 },
    { amount: 10_000, of: "21.05", from: "CNY", to: "JPY", expected: 2_105 },
    { amount: 9_007_199_254_740, of: "1.000000000001", from: "USD", to: "CNY", expected: 9_007_199_254_749 },
  ] as const)("$amount $from at $of is $expected $to", ({ amount, of, from, to, expected }) => {
    expect(atRate(minor(amount), rate(of), { from, to })).toBe(expected);
  });

  test.each(["0", "0.00", "-1", "1e3", "", "1.", ".5", "1234567890", "1,5"])("%s is no rate", (text) => {
    expect(Rate.safeParse(text).success).toBe(false);
  });
});

test("an item in another currency needs a rate, one in the property's own has none", () => {
  expect(booked(minor(100), { currency: "CNY", own: "CNY" })).toEqual({});
  expect(booked(minor(100), { currency: "USD", own: "CNY", rate: rate("7") })).toEqual({ rate: "7", base: 700 });
  expect(() => booked(minor(100), { currency: "USD", own: "CNY" })).toThrow("receivables.rate-missing");
  expect(() => booked(minor(100), { currency: "CNY", own: "CNY", rate: rate("7") })).toThrow(
    "receivables.rate-of-own-currency",
  );
});

test("the whole is worth what it was booked at, a part never more", () => {
  const amounts = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(amounts, amounts, fc.nat({ max: 1_000_000_000 }), (amount, part, base) => {
      const whole = { amountMinor: minor(amount), baseMinor: minor(base) };
      expect(baseShare(whole.amountMinor, whole)).toBe(base);
      const share = baseShare(minor(part % (amount + 1)), whole);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(base);
    }),
  );
});
