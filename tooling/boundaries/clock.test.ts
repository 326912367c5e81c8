import { describe, expect, it } from "vitest";
import { besideTheClock } from "./clock.ts";

const lines = (path: string, text: string) => besideTheClock([{ path, text }]).map(({ line }) => line);

describe("the clock", () => {
  const product = "packages/db/src/stays/queries.ts";

  it.each([
    "const now = new Date();",
    "const at = new Date(2026, 1, 1);",
    "const now = Date.now();",
    "const now = Temporal.Now.instant();",
    "const at = `${Date.now()}`;",
  ])("%s is a look at it", (text) => expect(lines(product, `\n${text}\n`)).toEqual([2]));

  it.each([
    "// new Date()",
    "/* Date.now() */",
    'const text = "new Date()";',
    "const day = Date.UTC(2026, 1, 1);",
    "type At = Date;",
  ])("%s is none", (text) => expect(lines(product, text)).toEqual([]));

  it("stands in one file", () => {
    expect(lines("packages/domain/src/kernel/time.ts", "export const now = () => new Date();")).toEqual([]);
  });

  it("a test makes dates, but has no today", () => {
    const path = "packages/db/src/stays/queries.test.ts";
    expect(lines(path, 'const at = new Date("2026-02-28");')).toEqual([]);
    expect(lines(path, "const at = new Date();")).toEqual([1]);
    expect(lines(path, "const at = Date.now();")).toEqual([1]);
  });
});
