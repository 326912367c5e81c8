import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressLikeness, type Comparable, duplicates, levelOf } from "./rules.ts";

const pairsOf = (records: readonly Comparable[], asked = {}) =>
  [...duplicates(records, asked)].flatMap((step) => step.pairs);
const named = (...names: string[]): Comparable[] => names.map((name) => ({ names: [name] }));

test("pairs come with their reasons, the likeliest first; each once, the earlier record first", () => {
  expect(pairsOf(named("星河贸易（上海）有限公司", "月光酒店", "上海星河贸易", "月光酒店有限公司"))).toEqual([
    { one: 1, other: 3, score: 1, reasons: ["same-name"] },
    { one: 0, other: 2, score: 0.931, reasons: ["same-brand"] },
  ]);
  expect([levelOf(0.9), levelOf(0.899)]).toEqual(["proposed", "review"]);
});

describe("what else is equal", () => {
  const one = { names: ["星河文化"], phones: ["p"], mails: ["m"] };
  const score = (other: Comparable, first: Comparable = one) => pairsOf([first, other], { least: 0 })[0]?.score ?? 0;

  test("makes like names likelier, and unlike ones not likely", () => {
    const bare = score({ names: ["星河文化传媒（北京）"] });
    const phone = score({ names: ["星河文化传媒（北京）"], phones: ["p"] });
    expect(phone).toBeGreaterThan(bare);
    expect(score({ names: ["星河文化传媒（北京）"], phones: ["p"], mails: ["m"] })).toBeGreaterThan(phone);
    expect(score({ names: ["月光酒店"], phones: ["p"], mails: ["m"] })).toBeLessThan(0.8);
  });

  test("a person's name alone is for somebody to judge; with the phone it is proposed", () => {
    const person = { names: ["王芳"], kind: "person", phones: ["p"] } as const;
    expect(score({ names: ["王芳"], kind: "person" }, person)).toBe(0.85);
    expect(score({ names: ["王 芳"], kind: "person", phones: ["p"] }, person)).toBe(1);
  });
});

test.each([
  ["上海市南京西路1266号", "上海南京西路 1266 号", "same-address"],
  ["南京西路1266号恒隆广场", "上海市静安区南京西路1266号恒隆广场", "like-address"],
  ["南京西路1266号", "北京西路100号", "other-address"],
  ["", "北京西路100号", undefined],
])("the addresses %s and %s", (one, other, says) => expect(addressLikeness(one, other)).toBe(says));

test("a record with several names is a pair once, by the best of them", () => {
  const records = [{ names: ["星河传媒", "Galaxy Media"] }, { names: ["Galaxy Media Ltd.", "星河传媒有限公司"] }];
  expect(pairsOf(records)).toEqual([{ one: 0, other: 1, score: 1, reasons: ["same-name"] }]);
});

test("an equal short name does not make one client of two whose own names differ", () => {
  const records = [
    { names: ["苏州星塔建筑设计有限公司", "Suzhou Starspire Architects", "星塔"] },
    { names: ["杭州星塔物流有限公司", "Hangzhou Starspire Logistics", "星塔"] },
    { names: ["星塔"] },
  ];
  expect(pairsOf(records).filter(({ one, other }) => one === 0 && other === 1)).toEqual([]);
  expect(pairsOf(records).map(({ other }) => other)).toContain(2);
});

test("only pairs with a new record are told where the others are known to each other", () => {
  const records = named("月光酒店", "月光酒店", "月光大酒店", "星河");
  expect(pairsOf(records, { from: 2 }).map(({ one, other }) => [one, other])).toEqual([
    [0, 2],
    [1, 2],
  ]);
  expect(pairsOf(records, { from: 4 })).toEqual([]);
});

test("a short form that fits two clients stays with the one it fits best", () => {
  const records = named("上海联合技术", "联技", "联合技术有限公司");
  expect(pairsOf(records).map(({ one, other }) => [one, other])).toContainEqual([0, 2]);
});

test("whatever the names are, the order of the records changes no pair, and every name is found again", () => {
  const name = fc.string({ unit: fc.constantFrom(..."上海星河贸易银行大学 abCD&.1"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
      const told = (order: readonly string[]) =>
        pairsOf(named(...order), { least: 0.9 })
          .map(
            ({ one, other, score }) =>
              `${[order[one] ?? "", order[other] ?? ""].toSorted((a, b) => (a < b ? -1 : 1)).join("|")} ${score}`,
          )
          .toSorted();
      expect(told(names.toReversed())).toEqual(told(names));
      for (const each of names.filter((text) => /[\p{L}\p{N}]/u.test(text)))
        expect(pairsOf(named(each, each))).toMatchObject([{ score: 1 }]);
    }),
    { numRuns: 200 },
  );
});

test("thousands of one name are no pile of work", { timeout: 5_000 }, () => {
  const found = pairsOf(named(...Array.from({ length: 2_000 }, () => "上海星河贸易有限公司")));
  expect(found.length).toBeLessThan(2_000 * 100);
  expect(new Set(found.flatMap(({ one, other }) => [one, other])).size).toBe(2_000);
});
