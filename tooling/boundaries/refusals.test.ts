import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { words } from "@foyer/domain/words";
import { expect, test } from "vitest";
import { sourceFiles } from "./source-files.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Codes as they stand in the source: thrown, answered, or raised by a function in the database. */
const spelled = [
  /new Refusal\(\s*"[a-z-]+",\s*"([a-z]+\.[a-z0-9.-]+)"/g,
  /found\([^"]*?,\s*"([a-z]+\.[a-z0-9.-]+)"/g,
  /\b(?:refused|code): "([a-z]+\.[a-z0-9.-]+)"/g,
  /raise exception '([a-z]+\.[a-z0-9.-]+)'/g,
];

const codesIn = (text: string): string[] =>
  spelled.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));

function isSpoken(code: string): boolean {
  const dot = code.indexOf(".");
  const path = [code.slice(0, dot), "refusals", code.slice(dot + 1)];
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    words,
  );
  return typeof found === "object" && found !== null && "en" in found;
}

test("every refusal that the source can give is put into words", () => {
  const files = sourceFiles(root).filter((file) => !/(\.test\.tsx?|factory\.ts)$/.test(file));
  const codes = new Set(files.flatMap((file) => codesIn(readFileSync(`${root}${file}`, "utf8"))));
  expect(codes.size).toBeGreaterThan(50);
  expect([...codes].filter((code) => !isSpoken(code)).toSorted((a, b) => a.localeCompare(b))).toEqual([]);
});
