import i18next from "i18next";
import { beforeEach, expect, test } from "vitest";
import { adoptLanguage, chooseLanguage, startLanguage } from "./language.ts";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  localStorage.setItem("foyer.language", "zh-Hans");
  startLanguage();
});

test("one's staff file speaks until one chooses; then the choice does, on this browser", () => {
  adoptLanguage(3, "en");
  expect([i18next.language, document.documentElement.lang]).toEqual(["en", "en"]);
  chooseLanguage("zh-Hant", 3);
  adoptLanguage(3, "en");
  expect([i18next.language, document.documentElement.lang]).toEqual(["zh-Hant", "zh-Hant"]);
});

test("what is chosen at the door goes in with the person, and with nobody after them", () => {
  chooseLanguage("en", undefined);
  adoptLanguage(3, "zh-Hans");
  expect(i18next.language).toBe("en");
  adoptLanguage(4, "zh-Hant");
  expect(i18next.language).toBe("zh-Hant");
  adoptLanguage(3, "zh-Hans");
  expect(i18next.language).toBe("en");
});
