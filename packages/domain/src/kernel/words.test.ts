import { expect, test } from "vitest";
import { Language, phrase, spoken } from "./words.ts";

const words = {
  title: phrase("客户", "客戶", "Clients"),
  tier: { a: phrase("A级", "A級", "Tier A"), en: phrase("英语", "英語", "English") },
};

test.each([
  ["zh-Hans", "客户", "A级", "英语"],
  ["zh-Hant", "客戶", "A級", "英語"],
  ["en", "Clients", "Tier A", "English"],
] as const)("%s", (language, title, a, en) => expect(spoken(words, language)).toEqual({ title, tier: { a, en } }));

test("three languages and no other", () =>
  expect([Language.safeParse("zh-Hant").success, Language.safeParse("zh").success]).toEqual([true, false]));
