import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test.each([
  ["busines", ["Business", "business", "casual"], "business"],
  ["flie", ["file", "tie", "life"], "file"],
  ["商", ["散客", "商务"], "商务"],
  ["x", ["ab", "cd"], "ab"],
  ["", ["a"], "a"],
  ["anything", [], undefined],
  ["👩‍💼王", ["王👩‍💼", "👩‍💼汪"], "👩‍💼汪"],
])("%j among %j is %j", (text, candidates, expected) => expect(nearest(text, candidates)).toBe(expected));
