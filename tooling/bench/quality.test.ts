import { expect, test } from "vitest";
import { labelledSets, qualityOf, readLabelled } from "./quality.ts";

test.each(labelledSets)("duplicates of $file are told apart and found", ({ file, asked }) => {
  const { precision, recall, pairs } = qualityOf(readLabelled(file));
  expect(pairs).toBeGreaterThan(150);
  expect(precision).toBeGreaterThanOrEqual(asked / 100);
  expect(recall).toBeGreaterThanOrEqual(asked / 100);
});
