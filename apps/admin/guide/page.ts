import type { Phrase } from "@foyer/domain/kernel/words";

/** A clause of the hotel's client-management policy. */
export type Clause = `${"A" | "B"}${number}.${number}`;

/** One thing people come to a screen for, step by step. */
interface Job {
  readonly title: Phrase;
  readonly steps: readonly Phrase[];
}

/** What a number on the screen counts, and which clause of the policy it answers to. */
interface Meaning {
  readonly name: Phrase;
  readonly meaning: Phrase;
  readonly clauses?: readonly Clause[];
}

/** What the screen says when it will not, and what to do then. */
interface Trouble {
  readonly says: Phrase;
  readonly means: Phrase;
}

interface Keys {
  readonly group: Phrase;
  /** Keys as they are written (`Ctrl+Shift+Z / Ctrl+Y`), or in words what else one does or sees. */
  readonly keys: readonly { readonly press: string | Phrase; readonly does: Phrase }[];
}

/**
 * One page of the guide, in the three languages of the house. A text may name a button or a heading by its own word:
 * `[[clients.add]]` stands for what the screen shows in the reader's language.
 */
export interface GuidePage {
  /** Where the screen's own title does not tell it from others, or the page belongs to no screen. */
  readonly title?: Phrase;
  readonly purpose: Phrase;
  readonly jobs: readonly Job[];
  readonly meanings?: readonly Meaning[];
  readonly troubles?: readonly Trouble[];
  readonly keyboard?: readonly Keys[];
  /** Other pages that go on from here. */
  readonly see?: readonly string[];
}

/** What a text names of the screen's own words. */
export const labelsIn = (text: string): string[] => [...text.matchAll(/\[\[([\w.-]+)\]\]/g)].map(([, key = ""]) => key);
