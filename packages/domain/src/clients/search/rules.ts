import { foldText, isHan, syllablesOf, wordsOf } from "../names/rules.ts";

/** A place in a name at which somebody may begin to type. */
export interface SearchEntry {
  readonly position: number;
  /** Not at the beginning of the name. */
  readonly inside: boolean;
  readonly written: string;
  readonly initials: string | null;
  readonly sound: string | null;
}

/** Longer than anybody types before they see whom they mean; kept short, for there is one for each character. */
const longest = { written: 24, initials: 12, sound: 24 } as const;

/** Of a name that is longer, only so much is looked at. */
const longestName = 200;

/** What is typed and what is kept meet in this form: one width and case, simplified, letters and digits alone. */
export const searchForm = (text: string): string => wordsOf(foldText(text)).join("").slice(0, longest.written);

/** Whether the typed text can be pinyin: its initials or its sound. */
export const canBeSpelled = (form: string): boolean => /^[a-z]+$/.test(form);

interface Unit {
  readonly written: string;
  readonly initial: string;
  readonly sound: string;
}

/** A Chinese character, or a word of letters: beside Chinese ones it is spelled out, else known by its first letter. */
function unitsOf(words: readonly string[]): Unit[] {
  const mixed = words.some(isHan);
  return words.flatMap((word): Unit[] => {
    if (!isHan(word)) return [{ written: word, initial: mixed ? word : word.slice(0, 1), sound: word }];
    const syllables = syllablesOf(word);
    return [...word].map((character, index) => {
      const sound = syllables[index] ?? "";
      return { written: character, initial: sound.slice(0, 1), sound };
    });
  });
}

/** Nobody begins to type within the legal form that a name ends with. */
const legalTail = /(?:股份|控股)?(?:有限)?(?:责任)?公司$/;

function entriesOf(name: string): Omit<SearchEntry, "position">[] {
  const words = wordsOf(foldText(name.slice(0, longestName)));
  const units = unitsOf(words);
  const text = words.join("");
  const tail = legalTail.exec(text)?.index ?? text.length;
  const spelled = words.some(isHan);
  const from = (at: number, key: keyof Unit) =>
    units
      .slice(at, at + longest.written)
      .map((unit) => unit[key])
      .join("");
  let begins = 0;
  return units.flatMap((unit, at) => {
    const place = begins;
    begins += unit.written.length;
    if (place >= tail && at > 0) return [];
    return [
      {
        inside: at > 0,
        written: from(at, "written").slice(0, longest.written),
        initials: spelled || (at === 0 && units.length > 1) ? from(at, "initial").slice(0, longest.initials) : null,
        sound: spelled ? from(at, "sound").slice(0, longest.sound) : null,
      },
    ];
  });
}

const unspelled = (number: string): Omit<SearchEntry, "position">[] =>
  entriesOf(number).map((entry) => ({ ...entry, initials: null, sound: null }));

/** Every place in somebody's names and numbers, each once; within a name, none that another place begins with. */
export function searchEntries(names: readonly string[], numbers: readonly string[] = []): SearchEntry[] {
  const all = [...names.flatMap(entriesOf), ...numbers.flatMap(unspelled)].toSorted(
    (a, b) => Number(a.inside) - Number(b.inside),
  );
  const kept: Omit<SearchEntry, "position">[] = [];
  for (const entry of all) {
    const isCovered = kept.some(
      (other) => other.written === entry.written || (entry.inside && other.written.startsWith(entry.written)),
    );
    if (!isCovered && entry.written !== "") kept.push(entry);
  }
  return kept.slice(0, 100).map((entry, position) => ({ ...entry, position }));
}

/** By what an entry is found, the likeliest to be meant first. */
export const entryMatches = ["beginning", "spelled", "inside", "spelled-inside"] as const;
export type EntryMatch = (typeof entryMatches)[number];

export const likelier = (known: EntryMatch | undefined, match: EntryMatch): EntryMatch =>
  known !== undefined && entryMatches.indexOf(known) < entryMatches.indexOf(match) ? known : match;
