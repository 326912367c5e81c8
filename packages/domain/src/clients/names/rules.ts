import { ConverterFactory } from "opencc-js/core";
import { from, to } from "opencc-js/preset/t2cn";
import { pinyin } from "pinyin-pro";
import { dropHanForms, latinForms, latinPhrases } from "./legal/rules.ts";

const convert = ConverterFactory(from["tw"] ?? [], from["hk"] ?? [], to["cn"] ?? []);

const han = /\p{sc=Han}/u;

/** Simplified characters of any regional form. Names without a Chinese character come back as they are. */
const simplify = (text: string): string => (han.test(text) ? convert(text) : text);

/** Letters that no decomposition takes apart. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** Characters of one width and case, without accents, simplified; brackets and punctuation are still there. */
export function foldText(text: string): string {
  const lower = text.normalize("NFKC").toLowerCase();
  // most names are plain already
  const plain = /^[\x20-\x7e\p{sc=Han}]*$/u.test(lower)
    ? lower
    : lower
        .replaceAll(/\p{sc=Latin}+/gu, (word) => word.normalize("NFD").replaceAll(/\p{Mn}/gu, ""))
        .replaceAll(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter)
        .replaceAll(/[【〔〖「『《〈［｛[{]/g, "(")
        .replaceAll(/[】〕〗」』》〉］｝\]}]/g, ")");
  return simplify(plain).trim();
}

/** Words that join others and say nothing. */
const silent: ReadonlySet<string> = new Set(["the", "and", "und", "et"]);

/** The words of a folded text: runs of letters and digits, and runs of Chinese characters. Dots and apostrophes bind. */
export function wordsOf(folded: string): string[] {
  let text = folded;
  for (const [phrase, form] of latinPhrases) text = text.replaceAll(phrase, form);
  return (
    text
      // 3M's, L'Oréal, McDonald’s: one word
      .replaceAll(/(?<=[a-z0-9])['’`´](?=[a-z])/g, "")
      // AT&T, P&G, PG&E
      .replaceAll(/(?<![a-z0-9])([a-z]{1,2}) ?& ?([a-z]{1,2})(?![a-z0-9])/g, "$1$2")
      // S.A., I.B.M., G.m.b.H.
      .replaceAll(/\b(?:[a-z]{1,3}\.){2,}[a-z]{0,2}(?![a-z0-9])/g, (initials) => initials.replaceAll(".", ""))
      // &  及 与 和 between words
      .replaceAll(/[&+]/g, " and ")
      .match(/[\p{L}\p{N}]+/gu)
      ?.flatMap((run) => run.match(/\p{sc=Han}+|[^\p{sc=Han}]+/gu) ?? []) ?? []
  );
}

/** Drops legal forms while something else is left. */
function withoutForms(words: readonly string[]): string[] {
  const said = words.filter((word) => !silent.has(word));
  const kept = said.filter((word) => !latinForms.has(word));
  return kept.length > 0 ? kept : said.length > 0 ? said : [...words];
}

/**
 * The form in which names are compared and searched: one width and case, no accents, simplified characters, no legal form,
 * no punctuation, no joining words; Chinese written together, other words one space apart.
 */
export function foldName(name: string): string {
  const text = foldText(name);
  const kept = withoutForms(wordsOf(dropHanForms(text)));
  const words = kept.length > 0 ? kept : wordsOf(text);
  let folded = "";
  for (const word of words) {
    const together = han.test(word) && han.test(folded.slice(-1));
    folded += folded === "" || together ? word : ` ${word}`;
  }
  return folded.replaceAll(/(?<=\p{sc=Han}{2})[及与暨](?=\p{sc=Han}{2})/gu, "");
}

/** The syllables of Chinese characters without tones; other characters are left out. A surname is read as one. */
export const syllablesOf = (text: string): string[] =>
  han.test(text) ? pinyin(text, { toneType: "none", type: "array", nonZh: "removed", v: true }) : [];

const syllables = new Map<string, string>();

/** How a character is most often read, without its tone; anything else is itself. */
export function syllableOf(character: string): string {
  const known = syllables.get(character);
  if (known !== undefined) return known;
  const [read = character] = syllablesOf(character);
  syllables.set(character, read);
  return read;
}

/** The first letters by which a name is searched: `星河贸易` is `xhmy`, `Acme Trading` is `at`, `IBM 中国` is `ibmzg`. */
export function initialsOf(name: string): string {
  return wordsOf(foldText(name))
    .map((word) =>
      han.test(word)
        ? syllablesOf(word)
            .map((syllable) => syllable.slice(0, 1))
            .join("")
        : // a word written in capitals, or beside Chinese ones, is a name in letters
          /^[a-z0-9]+$/.test(word) && (isInitials(name, word) || han.test(name))
          ? word
          : word.slice(0, 1),
    )
    .join("");
}

const isInitials = (name: string, word: string): boolean =>
  word.length <= 5 && name.normalize("NFKC").includes(word.toUpperCase());

/** Whether a text has a Chinese character. */
export const isHan = (text: string): boolean => han.test(text);

const lettersAtEnds = 4;

/** Pieces of a folded name by which names that resemble it are found: pairs of characters, beginnings and ends of words, initials. */
export function gramsOf(folded: string): string[] {
  const grams = new Set<string>();
  const words = folded.split(" ").filter((word) => word !== "");
  for (const word of words) {
    const letters = [...word];
    if (han.test(word))
      for (let at = 0; at < Math.max(letters.length - 1, 1); at += 1) grams.add(letters.slice(at, at + 2).join(""));
    else if (word.length <= lettersAtEnds) grams.add(word);
    else {
      grams.add(`${word.slice(0, lettersAtEnds)}-`);
      grams.add(`-${word.slice(-lettersAtEnds)}`);
    }
  }
  const initials = words.map((word) => word.slice(0, 1)).join("");
  if (words.length > 2 && !han.test(folded)) grams.add(initials);
  return [...grams];
}
