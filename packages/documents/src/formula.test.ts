import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "./formula.ts";

const text = fc.string({ unit: "binary", maxLength: 20 });
const looksLikeFormula = fc.tuple(fc.constantFrom("'=", "''=", "=", "+", "-", "@", "\t", "\r", "\0", "＝", "＠"), text);

describe("text that looks like a formula", () => {
  it.each([
    "=cmd|' /C calc'!A0",
    "+86 138 0013 8000",
    "-1+1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\0x",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'=already",
  ])("%j gets an apostrophe", (value) => expect(guarded(value)).toBe(`'${value}`));

  it.each(["", "客户", "a=b", " =1", "'", "'quoted'", "1-1"])("%j stays as it is", (value) =>
    expect(guarded(value)).toBe(value),
  );

  it("comes back as it was", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          looksLikeFormula.map((parts) => parts.join("")),
        ),
        (value) => unguarded(guarded(value)) === value,
      ),
    );
  });

  it("never leaves the house as a formula", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          looksLikeFormula.map((parts) => parts.join("")),
        ),
        (value) => !/^[=+\-@\t\r\0＝＋－＠]/.test(guarded(value)),
      ),
    );
  });
});
