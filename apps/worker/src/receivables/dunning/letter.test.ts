import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { languages } from "@foyer/domain/kernel/words";
import { Mail } from "@foyer/domain/messages/schema";
import type { LetterFacts } from "@foyer/domain/receivables/dunning/letters/schema";
import { describe, expect, test } from "vitest";
import { letter } from "./letter.ts";

const day = (text: string) => CalendarDate.parse(text);
const facts: LetterFacts = {
  copy: false,
  kind: "letter",
  number: 1,
  language: "zh-Hans",
  hotel: "湖畔酒店",
  client: "星河贸易",
  contact: "陈会计",
  currency: "CNY",
  lines: [
    {
      reference: "INV-1",
      documentDate: day("2026-01-05"),
      dueDate: day("2026-02-04"),
      daysLate: 30,
      askedMinor: minor(100_000),
      disputedMinor: minor(5_000),
    },
  ],
  creditMinor: minor(2_000),
  chargeMinor: minor(1_500),
  totalMinor: minor(99_500),
  payBy: day("2026-03-13"),
  paymentDetails: "工商银行 湖畔支行",
};
const tones = [
  ["reminder", 0],
  ["letter", 1],
  ["letter", 2],
  ["letter", 3],
  ["notice", 4],
] as const;

describe("a letter", () => {
  test.each(languages.flatMap((language) => tones.map(([kind, number]) => ({ language, kind, number }))))(
    "is whole in %o",
    (spoken) => {
      const { subject, text, html } = letter({ ...facts, ...spoken });
      for (const part of [text, html]) {
        for (const said of [
          "陈会计",
          "湖畔酒店",
          "INV-1",
          "1,000.00",
          "50.00",
          "20.00",
          "15.00",
          "995.00",
          "工商银行 湖畔支行",
        ])
          expect(part).toContain(said);
        expect(part).not.toMatch(/\{\{|undefined|null/);
      }
      expect(subject).toContain("星河贸易");
      expect(html).toContain(`lang="${spoken.language}"`);
      if (spoken.kind !== "reminder")
        expect(text).toContain(spoken.language === "en" ? "March 13, 2026" : "2026年3月13日");
    },
  );

  test("sharpens with each step", () => {
    const written = tones.map(([kind, number]) => letter({ ...facts, kind, number }));
    expect(new Set(written.map(({ subject }) => subject)).size).toBe(5);
    expect(new Set(written.map(({ text }) => text)).size).toBe(5);
  });

  test("as a copy says what it is; without a contact it goes to the accounts department", () => {
    const copy = letter({ ...facts, copy: true, language: "en" });
    expect(copy.subject).toContain("[Copy] ");
    expect(copy.text).toContain("about to go to your client 星河贸易");
    expect(letter({ ...facts, contact: "" }).text).toContain("星河贸易 财务部");
  });

  test("says nothing of what is not there, and a whole-unit currency without decimals", () => {
    const plain = letter({
      ...facts,
      currency: "JPY",
      creditMinor: minor(0),
      chargeMinor: minor(0),
      paymentDetails: " ",
      language: "en",
      totalMinor: minor(100_000),
      lines: facts.lines.map((line) => ({ ...line, disputedMinor: minor(0) })),
    });
    expect(plain.text).toContain("100,000");
    expect(plain.text).not.toMatch(/contested|Interest|not yet applied|How to pay/);
  });

  test("a name cannot become markup", () => {
    const { html } = letter({ ...facts, client: "x", contact: "<img src=x onerror=alert(1)>", hotel: 'A & "B"' });
    expect(html).not.toContain("<img");
    expect(html).toContain("A &amp; &quot;B&quot;");
  });
});

test("a letter about however many invoices, to whatever name, is one that the outbox takes", () => {
  const [line] = facts.lines;
  if (!line) throw new Error("no line");
  const lines = Array.from({ length: 3_000 }, (_, index) => ({ ...line, reference: `${"<&>".repeat(26)}${index}` }));
  const totalMinor = minor(3_000 * 100_000);
  for (const copy of [false, true])
    for (const language of languages) {
      // characters of two units each, of which the longest name has a hundred
      const spoken = letter({
        ...facts,
        lines,
        totalMinor,
        copy,
        language,
        client: "𠮷".repeat(100),
        hotel: "𠮷".repeat(60),
      });
      const mail = Mail.safeParse({
        ...spoken,
        dedupeKey: "dunning:1",
        purpose: "reminder",
        to: "a@client.example",
        language,
        about: day("2026-02-06"),
        dueAt: "2026-02-06T01:00:00.000Z",
      });
      expect(mail.error?.issues ?? []).toEqual([]);
      expect(spoken.subject.isWellFormed()).toBe(true);
      // what is not listed is said as its number and its sum
      expect(spoken.text).toMatch(/2[,.]?850[^\n]*: [^\n]*2,850,000\.00/);
      expect(spoken.text).toContain("3,000,000.00");
    }
});
