import type { LetterFacts } from "@foyer/db/surveys/invitations/mutations";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { languages } from "@foyer/domain/kernel/words";
import { describe, expect, test } from "vitest";
import { letter } from "./letter.ts";

const facts: LetterFacts = {
  reminder: false,
  language: "zh-Hans",
  hotel: "湖畔酒店",
  guest: "王芳",
  departure: CalendarDate.parse("2026-05-01"),
  surveyUrl: "https://hotel.example/s/TEST.abc",
  unsubscribeUrl: "https://hotel.example/u/TEST.def",
  validDays: 14,
  recommends: true,
};

describe("a letter of invitation", () => {
  test.each(languages.flatMap((language) => [false, true].map((reminder) => ({ language, reminder }))))(
    "is whole in %o",
    (spoken) => {
      const { subject, text, html } = letter({ ...facts, ...spoken });
      for (const part of [text, html]) {
        for (const said of ["王芳", "湖畔酒店", facts.surveyUrl, facts.unsubscribeUrl]) expect(part).toContain(said);
        expect(part).not.toMatch(/\{\{|undefined|null/);
      }
      expect(subject).toContain("湖畔酒店");
      expect(html).toContain(`lang="${spoken.language}"`);
      expect(text).toContain(spoken.language === "en" ? "May 1, 2026" : "2026年5月1日");
    },
  );

  test("a reminder says so", () => {
    expect(letter({ ...facts, reminder: true }).subject).not.toBe(letter(facts).subject);
  });

  test("offers each score as a link that opens the page with it chosen", () => {
    const links = [...letter(facts).html.matchAll(/href="([^"]*score=(\d+))"/g)];
    expect(links.map((link) => link[2])).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(links[9]?.[1]).toBe("https://hotel.example/s/TEST.abc?lang=zh-Hans&amp;score=9");
    expect(letter({ ...facts, recommends: false }).html).not.toContain("score=");
  });

  test("a name cannot become markup", () => {
    const { html } = letter({ ...facts, guest: "<img src=x onerror=alert(1)>", hotel: 'A & "B"' });
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
    expect(html).toContain("A &amp; &quot;B&quot;");
  });
});
