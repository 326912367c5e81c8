import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalText, plus, readExact, times } from "./rules.ts";

const sum = (a: string, b: string) => {
  const [left, right] = [readExact(a), readExact(b)];
  const result = left && right && plus(left, right);
  return result && decimalText(result);
};
const product = (a: string, b: string) => {
  const [left, right] = [readExact(a), readExact(b)];
  const result = left && right && times(left, right);
  return result && decimalText(result);
};

describe("exact decimals", () => {
  it.each([
    ["0.1", "0.2", "0.3"],
    ["75.55", "-0.55", "75"],
    ["-6.38", "6.38", "0"],
    ["1", "0.005", "1.005"],
  ])("%s + %s = %s", (a, b, result) => expect(sum(a, b)).toBe(result));

  it.each([
    ["75.55", "3", "226.65"],
    ["-6.38", "2", "-12.76"],
    ["0.1", "0.1", "0.01"],
    ["98", "0", "0"],
  ])("%s × %s = %s", (a, b, result) => expect(product(a, b)).toBe(result));

  it.each(["", "x", "1,5", "1e3", "--1", "1.", ".5", "12345678901234567", "0.1234567890123"])(
    "%j is not read",
    (text) => expect(readExact(text)).toBeUndefined(),
  );

  it("is nothing where it could not be exact", () => {
    expect(product("99999999999", "99999999999")).toBeUndefined();
    expect(sum("9007199254740991", "1")).toBeUndefined();
    expect(sum("999999999999999", "0.001")).toBeUndefined();
  });

  it("says what whole hundredths say", () => {
    const hundredths = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        const text = (value: number) => decimalText({ units: value, places: 2 });
        expect(sum(text(a), text(b))).toBe(text(a + b));
      }),
    );
  });
});
