import policy from "@foyer/domain/POLICY.md?raw";
import { languages, type Phrase } from "@foyer/domain/kernel/words";
import { words } from "@foyer/domain/words";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { type GuidePage, labelsIn } from "../../guide/page.ts";
import { guidePages } from "../../guide/pages.ts";
import { guideSlug } from "../kernel/guide-link.tsx";
import { renderScreen } from "../kernel/testing.tsx";
import { screenRoutes } from "../routes.tsx";
import { GuideScreen } from "./guide-screen.tsx";

const pages = Object.entries<GuidePage>(guidePages);
const isPhrase = (value: unknown): value is Phrase => typeof value === "object" && value !== null && "zh-Hant" in value;

function phrasesIn(value: unknown): Phrase[] {
  if (isPhrase(value)) return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(phrasesIn) : [];
}

const isWord = (key: string): boolean =>
  isPhrase(
    key
      .split(".")
      .reduce<unknown>(
        (at, part) => (typeof at === "object" && at !== null ? Reflect.get(at, part) : undefined),
        words,
      ),
  );

describe("the guide has", () => {
  test("a page for each screen, and no page for a screen that is gone", () => {
    const screens = screenRoutes.filter(({ path }) => path !== "/guide/:page").map(({ path }) => guideSlug(path));
    const slugs = pages.map(([slug]) => slug);
    expect(screens.filter((slug) => !slugs.includes(slug))).toEqual([]);
    const general = ["keyboard", "search"];
    expect(slugs.filter((slug) => !screens.includes(slug) && !general.includes(slug))).toEqual([]);
  });

  test.each(pages)("%s: in every language something to read, which names only what the screens show", (_, page) => {
    for (const phrase of phrasesIn(page)) {
      for (const language of languages) expect(phrase[language].trim()).not.toBe("");
      expect(labelsIn(phrase.en).filter((key) => !isWord(key))).toEqual([]);
      for (const language of languages)
        expect(labelsIn(phrase[language]).toSorted(), phrase.en).toEqual(labelsIn(phrase.en).toSorted());
      const isLabel = /^\[\[[^\]]+\]\]$/.test(phrase.en);
      expect(phrase["zh-Hans"] === phrase.en, phrase.en).toBe(isLabel);
    }
    expect(page.jobs.length).toBeGreaterThan(0);
  });

  test.each(pages)(
    "%s: only clauses that the policy has, and pages that there are",
    (_, { meanings = [], see = [] }) => {
      const clauses = meanings.flatMap((meaning) => meaning.clauses ?? []);
      expect(clauses.filter((clause) => !policy.includes(`| ${clause} `))).toEqual([]);
      expect(see.filter((slug) => !Object.hasOwn(guidePages, slug))).toEqual([]);
    },
  );

  test("all 47 behaviours of a grid in its keyboard page", () => {
    const text = JSON.stringify(guidePages.keyboard.keyboard.map(({ keys }) => keys.map(({ does }) => does.en)));
    const named = new Set<number>();
    for (const [, list = ""] of text.matchAll(/\(([\d, –]+)\)/g))
      for (const part of list.split(", ")) {
        const [from = 0, to = from] = part.split("–").map(Number);
        for (let number = from; number <= to; number += 1) named.add(number);
      }
    expect([...named].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 47 }, (_, index) => index + 1));
  });
});

describe("the screen", () => {
  const open = (path: string, language: "en" | "zh-Hant" = "en") =>
    renderScreen(<GuideScreen />, { path, route: path === "/guide" ? "/guide" : "/guide/:page", language });

  test("begins with every screen and what it is for", async () => {
    open("/guide");
    const money = await screen.findAllByRole("region", { name: "Money" });
    expect(money.some((region) => within(region).queryByRole("link", { name: /Aging/ }) !== null)).toBe(true);
  });

  test("a page says who may open the screen, how to work it, and what its numbers mean by clause", async () => {
    open("/guide/ledger-aging");
    const article = await screen.findByRole("article", { name: "Aging" });
    expect(within(article).getByText(/Who may open it: .*Finance/)).toBeTruthy();
    expect(within(article).getByText("Policy A7.6, A7.5")).toBeTruthy();
    expect(within(article).getAllByRole("listitem").length).toBeGreaterThan(3);
    expect(article.textContent).not.toContain("[[");
  });

  test("a button is called what the screen calls it, in the reader's language", async () => {
    open("/guide/inbox", "zh-Hant");
    expect((await screen.findByRole("article")).textContent).toContain("全部標為已讀只標記");
  });

  test("is searched by a word and by a clause of the policy", async () => {
    open("/guide");
    const field = screen.getByRole("searchbox", { name: "Find in the guide" });
    await userEvent.type(field, "unapplied");
    const results = await screen.findByRole("list", { name: "Results" });
    expect(within(results).getAllByRole("link")[0]?.textContent).toContain("Aging");
    await userEvent.clear(field);
    await userEvent.type(field, "A4.4");
    expect(within(await screen.findByRole("list", { name: "Results" })).getAllByRole("link").length).toBeGreaterThan(1);
    await userEvent.type(field, "xyz");
    expect(await screen.findByText("The guide has nothing on “A4.4xyz”.")).toBeTruthy();
  });

  test("an unknown page says so", async () => {
    open("/guide/moon");
    expect(await screen.findByText("The guide has no such page.")).toBeTruthy();
  });
});
