import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../../../kernel/refusal.ts";
import { CalendarDate } from "../../../kernel/time.ts";
import { bucketOf, bucketsOf, refuseVersion } from "./rules.ts";
import { BucketEdges, standardEdges } from "./schema.ts";

const day = (text: string) => CalendarDate.parse(text);

test.each([
  [-1, "not-due"],
  [0, "not-due"],
  [1, "1-30"],
  [30, "1-30"],
  [31, "31-60"],
  [60, "31-60"],
  [61, "61-90"],
  [90, "61-90"],
  [91, "91-120"],
  [120, "91-120"],
  [121, "over-120"],
  [5_000, "over-120"],
] as const)("%i days past due stands in %s", (days, bucket) => {
  expect(bucketOf(days, standardEdges)).toBe(bucket);
});

test("every number of days stands in exactly one bucket of any set", () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 11 })
    .map((days) => BucketEdges.parse(days.toSorted((a, b) => a - b)));
  fc.assert(
    fc.property(edges, fc.integer({ min: 1, max: 900 }), (set, days) => {
      const holding = bucketsOf(set).filter(({ from, to }) => from <= days && days <= (to ?? days));
      expect(holding.map(({ name }) => name)).toEqual([bucketOf(days, set)]);
    }),
  );
});

test.each([[[]], [[0, 30]], [[30, 30]], [[60, 30]], [[1.5]], [Array.from({ length: 12 }, (_, place) => place + 1)]])(
  "%j are no edges",
  (edges) => {
    expect(BucketEdges.safeParse(edges).success).toBe(false);
  },
);

test("a set is changed from today on; a new one may be of any day", () => {
  const version = { name: "weekly", edges: [7, 14] };
  const today = day("2026-05-10");
  const refused = (fromDate: string, isNew: boolean) => () =>
    refuseVersion({ ...version, fromDate: day(fromDate) }, { isNew, today });
  expect(refused("2026-05-09", false)).toThrow(Refusal);
  expect(refused("2026-05-10", false)).not.toThrow();
  expect(refused("2025-01-01", true)).not.toThrow();
});
