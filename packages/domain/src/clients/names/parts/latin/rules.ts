import { latinForms } from "../../legal/rules.ts";
import { latinPlaces, longPlaces, placeOf } from "../../places/rules.ts";
import { foldName, wordsOf } from "../../rules.ts";
import { latinContrasts, latinHeads, latinTrades, latinWords } from "../../trades/rules.ts";
import type { ReadParts, Token } from "../schema.ts";

/** One form for singular and plural. */
const stem = (word: string): string =>
  word.length > 4 && word.endsWith("ies")
    ? `${word.slice(0, -3)}y`
    : word.length > 4 && /[^sui]s$/.test(word)
      ? word.slice(0, -1)
      : word;

const joining: ReadonlySet<string> = new Set(
  "the and of for in at on a an by de les des du der die das und et do da dos von van fur zu to".split(" "),
);

function latinToken(word: string): Token {
  if (joining.has(word)) return { text: word, raw: word, kind: "joining" };
  if (latinForms.has(word)) return { text: word, raw: word, kind: "form" };
  if (latinPlaces.has(word)) return { text: placeOf(word), raw: word, kind: "place" };
  const whole = latinWords.get(word) ?? stem(word);
  const text = latinWords.get(whole) ?? whole;
  if (latinForms.has(text)) return { text, raw: word, kind: "form" };
  if (/^\d+$/.test(text)) return { text, raw: word, kind: "number" };
  if (latinContrasts.has(text)) return { text, raw: word, kind: "contrast" };
  if (latinHeads.has(text)) return { text, raw: word, kind: "head" };
  return { text, raw: word, kind: latinTrades.has(text) ? "trade" : "brand" };
}

/** Words of a text, places of several words as one. */
function latinTokens(text: string): Token[] {
  let words = ` ${wordsOf(text).join(" ")} `;
  for (const place of longPlaces)
    if (words.includes(` ${place} `)) words = words.replaceAll(` ${place} `, ` ${place.replaceAll(" ", "_")} `);
  return words
    .trim()
    .split(" ")
    .filter((word) => word !== "")
    .map((word) =>
      word.includes("_")
        ? { text: placeOf(word.replaceAll("_", " ")), raw: word.replaceAll("_", " "), kind: "place" as const }
        : latinToken(word),
    );
}

const said = (tokens: readonly Token[]): Token[] => tokens.filter((token) => token.kind !== "joining");
const onlyPlaces = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 &&
  tokens.every((token) => token.kind === "place" || (token.kind === "number" && /^\d{5}$/.test(token.text)));

/** Reads a name in Latin letters. */
export function latinParts(text: string): ReadParts {
  const site: string[] = [];
  let siteBehindComma = false;
  const bracketless = text.replaceAll(/\(([^)]*)\)/g, (bracket, inner: string) => {
    const tokens = said(latinTokens(inner)).filter((token) => token.kind !== "form");
    if (onlyPlaces(tokens)) site.push(...tokens.map((token) => token.text).filter((place) => place !== "china"));
    return onlyPlaces(tokens) || tokens.length === 0 ? " " : ` ${inner} `;
  });
  // Smith, John: the comma turns the order, which does not count; St. Louis, MO: places behind a comma are a site
  const segments = bracketless
    .replaceAll(/\sin (?:the city of )?(?=[a-z. ]+$)/g, ", ")
    .split(/,|\s[-–—]\s|;/)
    .map((segment) => said(latinTokens(segment)));
  const [first = [], ...others] = segments.filter((segment) => segment.some((token) => token.kind !== "form"));
  const isSchool = first.some((token) => token.text === "university" || token.text === "college");
  const behind: Token[][] = [];
  for (const segment of others.toReversed()) {
    const without = segment.filter((token) => token.kind !== "form");
    // Rochester, MN: what stands before a place behind a comma is one too
    const isTown =
      (siteBehindComma || isSchool) &&
      without.length < 3 &&
      without.every((token) => token.kind === "brand" || token.kind === "contrast");
    if (onlyPlaces(without) || isTown) {
      site.push(...without.filter((token) => token.kind !== "number").map((token) => token.text));
      siteBehindComma = true;
    } else behind.unshift(segment);
  }
  const main = [...first, ...behind.flat()];
  const core = foldName(main.map((token) => token.raw).join(" "));
  const isFull = segments.some((segment) => segment.some((token) => token.kind === "form"));
  return {
    core,
    isFull,
    script: "latin",
    tokens: withoutForms(main),
    site,
    siteInBrackets: !siteBehindComma && site.length > 0,
    siteBehindComma,
    branch: undefined,
  };
}

/** Without legal forms, unless there is nothing else. */
function withoutForms(tokens: readonly Token[]): readonly Token[] {
  const kept = tokens.filter((token) => token.kind !== "form");
  return kept.length > 0 ? kept : tokens.map((token) => ({ ...token, kind: "brand" as const }));
}
