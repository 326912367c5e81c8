import { expect, test } from "vitest";
import { minor } from "../../../kernel/money.ts";
import { chargeOf, interest } from "./rules.ts";

test.each([
  // 10,000.00 at 18.25 % a year: 5.00 a day
  [1_000_000, 30, 1825, 15_000],
  [1_000_000, 0, 1825, 0],
  [1_000_000, -5, 1825, 0],
  // half a unit goes up, less than half does not
  [365, 1, 5_000, 1],
  [364, 1, 5_000, 0],
  [1_000_000, 30, 0, 0],
  // more than a double can multiply
  [9_000_000_000_000, 365, 1_000, 900_000_000_000],
])("%i for %i days at %i basis points: %i", (amount, daysLate, points, expected) => {
  expect(interest({ askedMinor: minor(amount), daysLate }, points)).toBe(expected);
});

test("interest on each item, the fee once and in the property's currency alone", () => {
  const items = [
    { askedMinor: minor(1_000_000), daysLate: 30 },
    { askedMinor: minor(500_000), daysLate: 10 },
  ];
  const terms = { feeMinor: minor(5_000), yearlyBasisPoints: 1825 };
  expect(chargeOf(items, terms, true)).toBe(15_000 + 2_500 + 5_000);
  expect(chargeOf(items, terms, false)).toBe(17_500);
  expect(chargeOf([], terms, true)).toBe(0);
});
