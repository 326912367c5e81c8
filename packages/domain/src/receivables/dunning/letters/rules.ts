import { type Minor, sum } from "../../../kernel/money.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { type Phrase, say } from "../../../kernel/words.ts";
import type { LetterFacts } from "./schema.ts";
import { lettersWords as words, type Tone } from "./words.ts";

/** How the one who writes the letter puts amounts and days. */
export interface Spelling {
  readonly money: (amount: Minor) => string;
  readonly date: (date: CalendarDate) => string;
}

export interface ComposedRow {
  readonly reference: string;
  readonly documentDate: string;
  readonly dueDate: string;
  readonly days: string;
  readonly amount: string;
  /** What of it is contested. */
  readonly note: string | null;
}

/** A letter as it reads, whoever lays it out: a mail, a preview on the screen. */
export interface ComposedLetter {
  readonly subject: string;
  /** For the salesperson. */
  readonly note: string | null;
  readonly greeting: string;
  readonly opening: string;
  readonly columns: Readonly<Record<"reference" | "documentDate" | "dueDate" | "days" | "amount", string>>;
  readonly rows: readonly ComposedRow[];
  /** Below the items; the last is the total. */
  readonly sums: readonly (readonly [label: string, amount: string])[];
  readonly request: string;
  readonly howToPay: string | null;
  readonly closing: string;
}

const toneOf = ({ kind, number }: Pick<LetterFacts, "kind" | "number">): Tone => {
  if (kind !== "letter") return kind;
  return number <= 1 ? "first" : number === 2 ? "second" : "third";
};

/** In units of UTF-16, as the outbox counts. */
const longestSubject = 200;

/** Never half a character. */
const shortened = (subject: string): string => subject.slice(0, longestSubject).replace(/[\uD800-\uDBFF]$/, "");

/** Of more invoices than these a letter says how many there are and how much they come to: the statement that goes with it lists all. */
const mostListed = 150;

/** Puts a letter into the words of its tone, in its language. */
export function composeLetter(facts: LetterFacts, { money, date }: Spelling): ComposedLetter {
  const { language, hotel, client, contact } = facts;
  const values = { hotel, client, contact, total: money(facts.totalMinor), payBy: date(facts.payBy) };
  const tell = (phrase: Phrase, more: Readonly<Record<string, string>> = {}) =>
    say(phrase, language, { ...values, ...more });
  const tone = toneOf(facts);
  const subject = tell(words.subjects[tone]);
  const listed = facts.lines.slice(0, mostListed);
  const others = facts.lines.slice(mostListed);
  const sums = [
    ...(others.length > 0
      ? [
          [
            tell(words.others, { count: String(others.length) }),
            money(sum(others.map((line) => line.askedMinor))),
          ] as const,
        ]
      : []),
    ...(facts.creditMinor > 0 ? [[tell(words.credit), `−${money(facts.creditMinor)}`] as const] : []),
    ...(facts.chargeMinor > 0 ? [[tell(words.charge), money(facts.chargeMinor)] as const] : []),
    [tell(words.total), money(facts.totalMinor)] as const,
  ];
  return {
    subject: shortened(facts.copy ? tell(words.copySubject, { subject }) : subject),
    note: facts.copy ? tell(words.copyNote) : null,
    greeting: tell(contact === "" ? words.greetingNobody : words.greeting),
    opening: tell(words.openings[tone]),
    columns: {
      reference: tell(words.columns.reference),
      documentDate: tell(words.columns.documentDate),
      dueDate: tell(words.columns.dueDate),
      days: tell(words.columns.days),
      amount: tell(words.columns.amount),
    },
    rows: listed.map((line) => ({
      reference: line.reference,
      documentDate: date(line.documentDate),
      dueDate: date(line.dueDate),
      days: line.daysLate > 0 ? String(line.daysLate) : "–",
      amount: money(line.askedMinor),
      note: line.disputedMinor > 0 ? tell(words.disputed, { amount: money(line.disputedMinor) }) : null,
    })),
    sums,
    request: tell(words.requests[tone]),
    howToPay: facts.paymentDetails.trim() === "" ? null : `${tell(words.howToPay)}\n${facts.paymentDetails.trim()}`,
    closing: tell(words.closing),
  };
}
