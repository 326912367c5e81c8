import { expect, test } from "vitest";
import { labelledSets, qualityOf, readLabelled } from "./quality.ts";

test.each(labelledSets)("duplicates of $file are told apart and found", ({ file, heldOut }) => {
  const { precision, recall, pairs } = qualityOf(readLabelled(file));
  expect(pairs).toBeGreaterThan(400);
  expect(precision).toBeGreaterThanOrEqual(heldOut ? 0.9 : 0.95);
  expect(recall).toBeGreaterThanOrEqual(heldOut ? 0.9 : 0.95);
});
