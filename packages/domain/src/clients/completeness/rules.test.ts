import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "../../kernel/time.ts";
import { ClientClass, Tier } from "../schema.ts";
import { completeness, isStale, neededBy, staleOn, type Weights, whyNotVerified } from "./rules.ts";
import { type FileItem, fileItems } from "./schema.ts";

const day = (text: string) => text as CalendarDate;
const of = <T>(value: (item: FileItem) => T) =>
  Object.fromEntries(fileItems.map((item) => [item, value(item)])) as Record<FileItem, T>;
const even = of(() => 1);

describe("completeness", () => {
  test.each([
    ["business", [], even, 0],
    ["business", fileItems, even, 100],
    ["casual", ["contact", "phone"], even, 50],
    ["casual", ["contact", "phone"], { ...even, contact: 3, phone: 3 }, 75],
    ["casual", ["contact", "phone", "mail"], { ...even, preferences: 0 }, 100],
    // two of three is 66 %, not 67
    ["casual", ["contact", "phone"], { ...even, preferences: 0 }, 66],
    ["casual", [], of(() => 0), 100],
  ] as const)("%s with %j is so far complete", (clientClass, filled, weights, percent) => {
    expect(
      completeness(
        of((item) => (filled as readonly FileItem[]).includes(item)),
        clientClass,
        weights,
      ).percent,
    ).toBe(percent);
  });

  test("says what is missing, the weightiest first", () => {
    const filled = of((item) => item === "contact");
    expect(completeness(filled, "casual", { ...even, preferences: 2 }).missing).toEqual([
      "preferences",
      "phone",
      "mail",
    ]);
  });

  test("is 100 only when nothing is missing, and no item makes it less", () => {
    const weights: fc.Arbitrary<Weights> = fc
      .array(fc.integer({ min: 0, max: 10 }), { minLength: fileItems.length, maxLength: fileItems.length })
      .map((values) => of((item) => values[fileItems.indexOf(item)] ?? 0));
    const filledItems = fc.subarray([...fileItems]);
    fc.assert(
      fc.property(
        fc.constantFrom(...ClientClass.options),
        filledItems,
        fc.constantFrom(...fileItems),
        weights,
        (clientClass, items, more, weight) => {
          const before = completeness(
            of((item) => items.includes(item)),
            clientClass,
            weight,
          );
          const after = completeness(
            of((item) => items.includes(item) || item === more),
            clientClass,
            weight,
          );
          expect(before.percent === 100).toBe(before.missing.length === 0);
          expect(after.percent).toBeGreaterThanOrEqual(before.percent);
          expect(neededBy[clientClass]).toEqual(expect.arrayContaining(before.missing));
        },
      ),
    );
  });
});

const after = { A: 90, B: 120, C: 180, potential: 180 };
const file = { tier: "A", verifiedOn: day("2026-01-01"), createdOn: day("2025-01-01") } as const;

describe("staleness", () => {
  test.each([
    ["2026-03-31", false],
    ["2026-04-01", true],
  ])("an A file confirmed on 1 January is stale on %s: %s", (today, stale) => {
    expect(isStale(file, after, day(today))).toBe(stale);
  });

  test.each(Tier.options)("%s has its own interval", (tier) => {
    expect(staleOn({ ...file, tier }, { ...after, [tier]: 10 })).toBe("2026-01-11");
  });

  test("what was never confirmed counts from its opening", () => {
    expect(staleOn({ ...file, verifiedOn: null }, after)).toBe("2025-04-01");
  });
});

describe("confirming a file", () => {
  const base = { status: "active", house: false, verifiedOn: null, reachedOn: day("2026-04-01") } as const;
  test.each([
    [{}, "2026-04-01", undefined],
    [{}, "2026-05-01", undefined],
    [{}, "2026-05-02", "clients.not-reached"],
    [{ reachedOn: null }, "2026-04-01", "clients.not-reached"],
    [{ verifiedOn: day("2026-04-01") }, "2026-04-01", "clients.verified-today"],
    [{ verifiedOn: day("2026-03-31") }, "2026-04-01", undefined],
    [{ status: "archived" as const }, "2026-04-01", "clients.is-archived"],
    [{ house: true }, "2026-04-01", "clients.house-not-kept"],
  ])("%o on %s: %s", (change, today, why) => {
    expect(whyNotVerified({ ...base, ...change }, 30, day(today))).toBe(why);
  });
});
