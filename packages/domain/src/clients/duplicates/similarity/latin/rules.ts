import type { NameParts, Token } from "../../../names/parts/schema.ts";
import { isWide } from "../../../names/places/rules.ts";
import { distance, isOneSlip } from "../edits/rules.ts";
import type { Likeness, Rarity } from "../rules.ts";

/** How alike two words are; 0 when they are not. */
function wordLikeness(one: Token, other: Token, isAlone: boolean): number {
  if (one.text === other.text) return 1;
  if (one.kind === "number" || other.kind === "number") return 0;
  const [short, long] = one.text.length <= other.text.length ? [one.text, other.text] : [other.text, one.text];
  if (short.length === 1) return long.startsWith(short) && long.length > 1 ? 0.6 : 0;
  if (
    !isAlone &&
    short.length >= 3 &&
    long.length >= short.length + 3 &&
    long.startsWith(short) &&
    one.kind === other.kind
  )
    return short.length >= 4 ? 0.82 : 0.75;
  const isFixed =
    one.kind === "contrast" || other.kind === "contrast" || (one.kind !== "brand" && other.kind !== "brand");
  if (isFixed) return 0;
  if (short.length >= 7 && distance(short, long, 2) <= 2) return isOneSlip(short, long) ? 0.93 : 0.86;
  if (short.length >= 4 && isOneSlip(short, long)) return short.length >= 5 ? 0.9 : short[0] === long[0] ? 0.78 : 0;
  return 0;
}

interface Matched {
  readonly weight: number;
  readonly left: readonly Token[];
  readonly right: readonly Token[];
  /** Whether a word of a name's own is among what matches. */
  readonly telling: boolean;
  readonly initials: boolean;
  /** How nearly the words match that match. */
  readonly quality: number;
}

const weights: Readonly<Record<Token["kind"], number>> = {
  brand: 1,
  head: 0.6,
  place: 0.7,
  number: 0.8,
  contrast: 0.8,
  trade: 0.45,
  form: 0.1,
  joining: 0,
};

const initialsOfWords = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      token.raw
        .split(" ")
        .map((word) => word.slice(0, 1))
        .join(""),
    )
    .join("");

/** Runs of words whose initials are the letters of a word on the other side: UC for University of California. */
function initialRun(letters: string, tokens: readonly Token[]): { from: number; count: number } | undefined {
  if (!/^[a-z]{2,6}$/.test(letters)) return undefined;
  for (let from = 0; from < tokens.length; from += 1)
    for (let count = 2; from + count <= tokens.length; count += 1) {
      const initials = initialsOfWords(tokens.slice(from, from + count));
      const turned = initialsOfWords(tokens.slice(from, from + count).toReversed());
      const isPlain = tokens.slice(from, from + count).every((token) => token.kind !== "brand");
      // TU Delft is Delft University of Technology
      if (initials === letters || (count === 2 && isPlain && turned === letters)) return { from, count };
      if (initials.length > letters.length) break;
    }
  return undefined;
}

/** Pairs up words: equal ones first, then those written together or apart, initials, and those that are nearly alike. */
function match(one: readonly Token[], other: readonly Token[], rarity: Rarity): Matched {
  const left = [...one];
  const right = [...other];
  const weigh = (token: Token) => weights[token.kind] * (token.kind === "brand" ? rarity(token.text) : 1);
  let weight = 0;
  let near = 0;
  let telling = false;
  let initials = false;
  const settle = (found: { at: number; count: number; to: number; toCount: number }, likeness: number) => {
    const a = left.splice(found.at, found.count);
    const b = right.splice(found.to, found.toCount);
    const [wa, wb] = [a, b].map((tokens) => tokens.reduce((sum, token) => sum + weigh(token), 0));
    weight += Math.max(wa ?? 0, wb ?? 0);
    near += likeness * Math.max(wa ?? 0, wb ?? 0);
    telling ||= [...a, ...b].some((token) => token.kind === "brand") && likeness > 0.7;
  };
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const to = right.findIndex((token) => token.text === left[at]?.text);
    if (to !== -1) settle({ at, count: 1, to, toCount: 1 }, 1);
  }
  const joined = (from: readonly Token[], to: readonly Token[]) => {
    for (let at = 0; at + 1 < from.length; at += 1)
      for (const count of [2, 3]) {
        const text = from
          .slice(at, at + count)
          .map((token) => token.raw)
          .join("");
        const stem = from
          .slice(at, at + count)
          .map((token) => token.text)
          .join("");
        const found = to.findIndex(
          (token) =>
            text.length > 4 &&
            (token.raw === text ||
              token.text === text ||
              token.text === stem ||
              token.raw === text ||
              isOneSlip(token.raw, text)),
        );
        if (found !== -1 && at + count <= from.length) return { at, count, found };
      }
    return undefined;
  };
  const apart = joined(left, right);
  if (apart) settle({ at: apart.at, count: apart.count, to: apart.found, toCount: 1 }, 0.97);
  const together = joined(right, left);
  if (together) settle({ at: together.found, count: 1, to: together.at, toCount: together.count }, 0.97);
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const run = one.length > 1 ? initialRun(left[at]?.raw ?? "", right) : undefined;
    if (!run) continue;
    settle({ at, count: 1, to: run.from, toCount: run.count }, 0.9);
    initials = true;
  }
  for (let to = right.length - 1; to >= 0; to -= 1) {
    const run = other.length > 1 ? initialRun(right[to]?.raw ?? "", left) : undefined;
    if (!run) continue;
    settle({ at: run.from, count: run.count, to, toCount: 1 }, 0.9);
    initials = true;
  }
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const token = left[at];
    if (!token) continue;
    let best = { to: -1, likeness: 0 };
    for (const [to, each] of right.entries()) {
      const likeness = wordLikeness(token, each, weight === 0);
      if (likeness > best.likeness) best = { to, likeness };
    }
    if (best.likeness > 0) settle({ at, count: 1, to: best.to, toCount: 1 }, best.likeness);
  }
  return { weight, left, right, telling, initials, quality: weight === 0 ? 0 : near / weight };
}

/** All of a name as the initials of another: IBM. */
function acronymLikeness(one: NameParts, other: NameParts): number {
  const [short] = one.tokens;
  if (one.tokens.length !== 1 || short === undefined || !/^[a-z]{2,7}$/.test(short.raw) || other.tokens.length < 2)
    return 0;
  const words = [...other.tokens, ...other.site.map((text) => ({ text, raw: text, kind: "place" as const }))];
  const forms = other.isFull ? ["c", "g", "h", "l"] : [];
  const initials = initialsOfWords(words);
  const own = initialsOfWords(other.tokens);
  const matches = [initials, own].some(
    (letters) => letters === short.raw || forms.some((form) => letters + form === short.raw),
  );
  if (!matches) return 0;
  return short.raw.length > 2 ? 0.88 : 0.82;
}

/** How much what only one side says takes away. */
function loss(kind: Token["kind"], text: string): number {
  if (kind === "trade" || kind === "form") return 0.96;
  if (kind === "head") return 0.88;
  if (kind === "place") return text === "china" ? 0.93 : isWide(text) ? 0.86 : 0.7;
  if (kind === "contrast") return 0.62;
  return kind === "number" ? 0.6 : 1;
}

/** American Eagle for American Eagle Outfitters: two words, one of them its own, and one left out behind them. */
function isBegun(one: readonly Token[], other: readonly Token[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const own = short.filter((token) => token.kind === "brand").length;
  return (
    (own > 1 || (own === 1 && short.some((token) => token.kind === "trade"))) &&
    long.length === short.length + 1 &&
    long.at(-1)?.kind === "brand" &&
    short.every((token, at) => token.text === long[at]?.text)
  );
}

/** How alike two names in Latin letters are without their sites. */
export function latinLikeness(one: NameParts, other: NameParts, rarity: Rarity): Likeness {
  const acronym = Math.max(acronymLikeness(one, other), acronymLikeness(other, one));
  const { weight, left, right, telling, initials, quality } = match(one.tokens, other.tokens, rarity);
  const own = (tokens: readonly Token[]) => tokens.filter((token) => token.kind === "brand");
  const isBare = !telling || own(one.tokens).length === 0 || own(other.tokens).length === 0;
  const unmatched = [...left, ...right];
  const counted = unmatched.filter(
    (token) => token.kind === "brand" || (isBare && !(token.kind === "place" && isWide(token.text))),
  );
  const isSchool = [...one.tokens, ...other.tokens].some(
    (token) => token.text === "college" || token.text === "university",
  );
  const counts = counted.reduce(
    (sum, token) => sum + weights[token.kind] * (token.kind === "brand" ? rarity(token.text) : 1),
    0,
  );
  let score = weight === 0 ? 0 : weight / (weight + 0.95 * counts);
  // what matched only nearly
  score *= 0.35 + 0.65 * quality;
  if (isBegun(one.tokens, other.tokens)) score = Math.max(score, 0.82);
  for (const token of unmatched)
    if (!counted.includes(token))
      score *= token.kind === "place" && isSchool && !initials ? 0.88 : loss(token.kind, token.text);
  const kinds = (tokens: readonly Token[]) => new Set(tokens.map((token) => token.kind));
  const [kl, kr] = [kinds(left), kinds(right)];
  for (const kind of ["brand", "contrast", "head", "place", "number", "trade"] as const)
    if (kl.has(kind) && kr.has(kind)) score *= kind === "trade" ? 0.72 : 0.5;
  if (acronym > score) return { score: acronym, reason: "initials" };
  const isSame = unmatched.length === 0 && one.tokens.length === other.tokens.length;
  return {
    score: Math.min(score, isSame ? 0.99 : 0.97),
    reason: initials ? "initials" : isSame ? "same-words" : "like-name",
  };
}
