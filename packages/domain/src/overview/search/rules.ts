import { normalProtected } from "../../clients/rules.ts";
import { entryMatches, searchForm } from "../../clients/search/rules.ts";
import { days } from "../../kernel/time.ts";

/** So many are answered; who does not see theirs types one more character. */
export const mostHits = 20;

/** Whole phone numbers and mail addresses a day: enough for any desk, too few to try a range of numbers. */
export const lookUpLimit = { attempts: 200, window: days(1) } as const;

/** By what something was found, the likeliest to be meant first. */
const matches = ["contact-detail", "exact", ...entryMatches] as const;
export type Match = (typeof matches)[number];

const fields = ["mobile", "phone", "mail"] as const;

/** The normal forms under which a whole phone number or mail address would be kept; none of anything else. (A2.8) */
export const contactDetails = (text: string): string[] => [
  ...new Set(fields.flatMap((field) => normalProtected(field, text) ?? [])),
];

/** Whether one of these names is what was typed, or has it in it as it is written. */
export function isWrittenIn(text: string, names: readonly string[]): "exact" | "within" | undefined {
  const form = searchForm(text);
  const forms = names.map(searchForm);
  return forms.includes(form) ? "exact" : forms.some((name) => name.includes(form)) ? "within" : undefined;
}

interface Ranked {
  readonly match: Match;
  /** Whether it is the searcher's to open. */
  readonly reached: boolean;
  readonly name: string;
  readonly id: number;
}

/** The likeliest first; among equals one's own, then the shorter name, which has less beside what was typed. */
export const byRank = (a: Ranked, b: Ranked): number =>
  matches.indexOf(a.match) - matches.indexOf(b.match) ||
  Number(b.reached) - Number(a.reached) ||
  a.name.length - b.name.length ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
