import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byRank, contactDetails, isWrittenIn } from "./rules.ts";

describe("a whole phone number or mail address", () => {
  test.each([
    ["13800138000", ["+8613800138000"]],
    ["138 0013 8000", ["+8613800138000"]],
    ["１３８００１３８０００", ["+8613800138000"]],
    ["+852 2345 6789", ["+85223456789"]],
    ["0571-88001234", ["+8657188001234"]],
    ["Wang@Acme.CN", ["wang@acme.cn"]],
  ])("%s is one", (typed, normal) => expect(contactDetails(typed)).toEqual(normal));

  test.each(["1380013800", "138****8000", "@acme.cn", "wang@", "王小明", "", "1", "2026"])("%s is none", (typed) =>
    expect(contactDetails(typed)).toEqual([]),
  );
});

test.each([
  ["星河", "exact"],
  ["星 河", "exact"],
  ["星", "within"],
  ["xh", undefined],
] as const)("%s is written in the name: %s", (text, where) => expect(isWrittenIn(text, ["上海", "星河"])).toBe(where));

test("the order is one: whichever way round hits come, they are told in the same", () => {
  const hit = fc.record({
    match: fc.constantFrom("contact-detail", "exact", "beginning", "spelled", "inside", "spelled-inside"),
    reached: fc.boolean(),
    name: fc.string({ maxLength: 3 }),
    id: fc.nat(5),
  });
  fc.assert(
    fc.property(fc.uniqueArray(hit, { selector: ({ id }) => id }), (hits) => {
      expect(hits.toReversed().toSorted(byRank)).toEqual(hits.toSorted(byRank));
    }),
  );
});
