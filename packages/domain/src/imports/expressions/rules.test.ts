import { describe, expect, it } from "vitest";
import type { Expression } from "../mapping/schema.ts";
import { columnsOf, evaluator, type File, labelOf } from "./rules.ts";

const header = ["a", "b", "c", "year", "month", "day", "nights"];
/** Not a digest, but different texts have different ones here. */
const digest = (text: string): Uint8Array => {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < text.length; at += 1) bytes[at % 32] = ((bytes[at % 32] ?? 0) * 31 + text.charCodeAt(at)) & 255;
  return bytes;
};
const file: File = {
  position: (column) => (header.includes(column) ? header.indexOf(column) : undefined),
  nulls: new Set(["NULL"]),
  dates: "D/M/YYYY",
  digest,
};

function evaluate(expression: Expression, ...values: string[]) {
  const refused: string[] = [];
  const text = evaluator(expression, file)(values, (code, column, value) => {
    refused.push(`${code} ${column} ${value}`);
    return null;
  });
  return refused.length > 0 ? refused.join("; ") : text;
}

describe("an expression", () => {
  it.each<[string, Expression, string[], string | null]>([
    ["a column", "b", ["1", "2"], "2"],
    ["an empty column", "b", ["1", ""], null],
    ["a null marker", "b", ["1", "NULL"], null],
    ["a constant", { constant: "x" }, [], "x"],
    ["columns joined", { join: ["year", "month", "day"], with: "-" }, ["", "", "", "2015", "July", "1"], "2015-July-1"],
    ["joined with one missing", { join: ["a", "b"], with: "-" }, ["1", "NULL"], null],
    ["the first that is there", { firstOf: ["a", "b"] }, ["NULL", "2"], "2"],
    ["none of them", { firstOf: ["a", "b"] }, ["NULL", ""], null],
    ["a sum", { sum: ["a", "b"] }, ["1.5", "-2"], "-0.5"],
    ["a sum with nothing in it", { sum: ["a", "b"] }, ["1.5", "NULL"], null],
    ["a product of a sum", { product: ["a", { sum: ["b", "c"] }] }, ["75.55", "1", "2"], "226.65"],
    ["no number", { sum: ["a", "b"] }, ["1", "x"], "kernel.not-a-number a + b x"],
    ["a translated word", { column: "a", values: { Off: "cancelled" } }, ["Off"], "cancelled"],
    ["a word that is not listed", { column: "a", values: { Off: "cancelled" } }, ["On"], "On"],
    ["a prefix", { column: "a", prefix: "company-" }, ["223"], "company-223"],
    ["a prefix before nothing", { column: "a", prefix: "company-" }, ["NULL"], null],
    ["what stands for nothing", { column: "a", otherwise: "none" }, ["NULL"], "none"],
    ["the days before a date", { date: "a", minusDays: "b" }, ["1/3/2016", "1"], "2016-02-29"],
    ["the days after a date", { date: "a", plusDays: { constant: "2" } }, ["31/12/2015"], "2016-01-02"],
    ["half a day", { date: "a", plusDays: "b" }, ["1/3/2016", "0.5"], "kernel.not-whole b 0.5"],
    ["no such day", { date: "a", plusDays: "b" }, ["31/2/2016", "1"], "kernel.no-such-day a 31/2/2016"],
  ])("%s", (_name, expression, values, text) => expect(evaluate(expression, ...values)).toBe(text));

  it("makes a key of columns that stays the same and tells columns apart", () => {
    const key = evaluate({ key: ["a", "b"] }, "1", "23");
    expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(evaluate({ key: ["a", "b"] }, "1", "23")).toBe(key);
    expect(evaluate({ key: ["a", "b"] }, "12", "3")).not.toBe(key);
  });

  it("counts equal rows apart when its key has an ordinal", () => {
    const key = evaluator({ key: ["a"], ordinal: true }, file);
    const [first, other, second, third] = ["x", "y", "x", "x"].map((value) => key([value], () => null));
    expect([second, third]).toEqual([`${first}-2`, `${first}-3`]);
    expect(other).not.toBe(first);
  });

  it("knows the columns it reads", () => {
    const expression: Expression = {
      product: ["a", { sum: ["b", "a"] }, { date: "c", minusDays: "day" }, { constant: "1" }],
    };
    expect(columnsOf(expression)).toEqual(["a", "b", "a", "c", "day"]);
    expect(labelOf(expression)).toBe("a + b + c + day");
  });
});
