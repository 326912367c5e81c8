import type { NameParts, Token } from "../../../names/parts/schema.ts";
import { isSamePlace, isWide } from "../../../names/places/rules.ts";
import { isHan, syllableOf } from "../../../names/rules.ts";
import { differing, isOneSlip } from "../edits/rules.ts";
import type { Likeness } from "../rules.ts";

const heardAs = new Map<string, string>();

/** zh and z, n and ng, l and n are heard as one by many. */
function heardOf(character: string): string {
  const known = heardAs.get(character);
  if (known !== undefined) return known;
  const heard = syllableOf(character)
    .replace(/^([zcs])h/, "$1")
    .replace(/([aei]n)g$/, "$1")
    .replace(/^l/, "n");
  heardAs.set(character, heard);
  return heard;
}

/** In a short name only what is read alike counts, for many more words are nearly heard alike. */
function soundAlike(one: string, other: string, read: (character: string) => string = heardOf): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1)
    if (one[at] !== other[at] && read(one[at] ?? "") !== read(other[at] ?? "")) return false;
  return true;
}

/** Characters that tell one name from another: a slip of the pen rarely hits them. */
const telling = /[东南西北中上下左右前后内外大小新老一二三四五六七八九十甲乙丙丁]/u;

function brandLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (one.length > 1 && soundAlike(one, other, one.length < 4 ? syllableOf : heardOf)) {
    const off = differing(one, other);
    return telling.test(off.one) && telling.test(off.other) ? 0.5 : 0.93;
  }
  if (long.length >= 4 && isOneSlip(short, long)) {
    const off = differing(one, other);
    return telling.test(off.one + off.other) ? 0.5 : 0.84;
  }
  if (long.startsWith(short)) return long.length - short.length === 1 ? 0.5 : short.length > 2 ? 0.88 : 0.76;
  if (long.endsWith(short) && short.length > 1) return 0.7;
  return 0.3;
}

const financial: ReadonlySet<string> = new Set([
  "银行",
  "人寿",
  "财产",
  "养老",
  "证券",
  "期货",
  "基金",
  "信托",
  "租赁",
]);

/** What trade words say: the same, less, or otherwise. */
function tradeLikeness(one: NameParts, other: NameParts): number {
  const [a, b] = [one.trades, other.trades];
  const onlyA = a.filter((word) => !b.includes(word)).length;
  const onlyB = b.filter((word) => !a.includes(word)).length;
  if (onlyA === 0 && onlyB === 0) return 1;
  if (onlyA > 0 && onlyB > 0) return onlyA < a.length && onlyB < b.length ? 0.66 : 0.5;
  const isShort = a.length === 0 || b.length === 0;
  // 中信 and 中信证券 are two firms of one house
  if ([...a, ...b].some((word) => financial.has(word) && !(a.includes(word) && b.includes(word)))) return 0.8;
  // two names that are both written out are two registered firms
  const full = one.isFull && other.isFull ? 0.94 : 1;
  // 大学 in 复旦大学附属中山医院 says whose it is; the last word says what it is
  if (one.heads.at(-1) !== other.heads.at(-1)) return (isShort ? 0.86 : 0.7) * full;
  return full * Math.max(0.8, (isShort ? 0.94 : 0.96) - 0.015 * (onlyA + onlyB));
}

const isNational = (parts: NameParts): boolean =>
  parts.places.length === 0 && parts.tokens.some((token) => token.kind === "place");

function placeLikeness(one: NameParts, other: NameParts): number {
  const [a, b] = [one.places, other.places];
  if (a.length === 0 && b.length === 0) return 1;
  if (a.length === 0 || b.length === 0) return isNational(a.length === 0 ? one : other) ? 0.75 : 0.96;
  return a.some((place) => b.some((each) => isSamePlace(place, each))) ? 1 : 0.4;
}

/** One says where, the other what: 青岛海尔 and 海尔生物医疗 may be two of a group. */
function crossed(one: NameParts, other: NameParts): number {
  const isCrossed = (where: NameParts, what: NameParts) =>
    where.places.length > 0 && what.places.length === 0 && where.trades.length === 0 && what.trades.length > 0;
  return isCrossed(one, other) || isCrossed(other, one) ? 0.88 : 1;
}

function numberLikeness({ numbers: a }: NameParts, { numbers: b }: NameParts): number {
  return a === b ? 1 : a === "" || b === "" ? 0.55 : 0.3;
}

const isWithin = (inner: Token | undefined, outer: Token): boolean =>
  inner?.kind === "place" && inner.text !== outer.text && isSamePlace(inner.text, outer.text);

/** Names without a word of their own, such as 上海银行: every word counts but the country. */
function plainLikeness(one: readonly Token[], other: readonly Token[]): number {
  // 上海 in 上海浦东 says nothing more
  const words = (tokens: readonly Token[]) =>
    tokens
      .filter((token, at) => token.kind !== "place" || (!isWide(token.text) && !isWithin(tokens[at + 1], token)))
      .map((token) => token.text);
  const [a, b] = [words(one), words(other)];
  const wide = (tokens: readonly Token[]) => tokens.some((token) => token.kind === "place" && isWide(token.text));
  const country = wide(one) === wide(other) ? 1 : 0.95;
  if (a.join() === b.join()) return a.length > 1 || country === 1 ? country : 0.6;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const last = (a.length <= b.length ? one : other).at(-1);
  const isBegun = short.every((word, at) => word === long[at]);
  if (isBegun && short.length > 0 && last?.kind === "trade" && country === 1 && wide(one))
    return 0.88 - 0.02 * (long.length - short.length);
  if (isBegun && short.length > 1 && last?.kind === "trade") return 0.86 - 0.02 * (long.length - short.length);
  const [sa, sb] = [new Set(a), new Set(b)];
  return sa.size === sb.size && [...sa].every((word) => sb.has(word)) ? 0.85 * country : 0.35;
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** A slip in a long name: one character exchanged, lost, put in or swapped, that does not make another word of it. */
function slipLikeness(one: NameParts, other: NameParts): number {
  const [a, b] = [one.core, other.core];
  const long = Math.max(a.length, b.length);
  if (long < 5 || !isOneSlip(a, b)) return 0;
  const off = differing(a, b);
  if (telling.test(off.one + off.other) || /\d/.test(off.one + off.other)) return 0;
  // 科技 and 科学: both are words; then it is no slip
  const odd = (parts: NameParts, others: NameParts) =>
    parts.tokens.filter((token) => !others.tokens.some((each) => each.text === token.text));
  // the brand alone differs: a slip in a few characters makes another brand
  const isBrand = one.brand !== other.brand && same(one.trades, other.trades) && same(one.places, other.places);
  if (isBrand && Math.min(one.brand.length, other.brand.length) < 5) return 0;
  const [oddA, oddB] = [odd(one, other), odd(other, one)];
  if (oddA.length > 0 && oddB.length > 0 && [...oddA, ...oddB].every((token) => token.kind !== "brand")) return 0;
  if (off.one.length === off.other.length && off.one.length === 1)
    return soundAlike(off.one, off.other) ? 0.95 : long >= 7 ? 0.87 : 0;
  if (off.one.length === off.other.length) return 0.93;
  return long >= 7 ? 0.88 : 0;
}

interface Segment {
  readonly raw: string;
  readonly kind: Token["kind"];
}

/** A brand of unknown make is cut in pairs, as most words are. */
const segmentsOf = (parts: NameParts): Segment[] =>
  parts.tokens.flatMap(({ raw, kind }) =>
    kind === "brand" && raw.length > 2 && isHan(raw)
      ? (raw.match(/.{1,2}/gu) ?? []).map((piece) => ({ raw: piece, kind }))
      : [{ raw, kind }],
  );

/** How a short form takes a segment: whole, by its first or last character, or both. */
const takes = (segment: Segment, short: string, at: number): number[] => {
  const { raw } = segment;
  const lengths: number[] = [];
  if (short.startsWith(raw, at)) lengths.push(raw.length);
  if (raw.length > 1 && (short[at] === raw[0] || (segment.kind === "head" && short[at] === raw.at(-1))))
    lengths.push(1);
  if (raw.length > 2 && short[at] === raw[0] && short[at + 1] === raw.at(-1)) lengths.push(2);
  if (raw.length > 2 && short.startsWith(raw.slice(-2), at)) lengths.push(2);
  return lengths;
};

interface Taken {
  readonly segments: number;
  readonly shortened: number;
  /** A brand cut short beside trade words that are written out: 泰联教育 is no short form of 泰光联教育. */
  readonly brandCut: boolean;
  readonly tradeWhole: boolean;
}

const nothingTaken: Taken = { segments: 0, shortened: 0, brandCut: false, tradeWhole: false };

function take(segments: readonly Segment[], short: string, from: { at: number; segment: number }): Taken | undefined {
  const { at, segment } = from;
  if (at === short.length) {
    const left = segments.slice(segment);
    // 浙大 for 浙江大学 names the head; 上财 for 上海财经大学 leaves it out
    return left.every(({ kind }) => kind === "head" || kind === "trade") && left.length < 2 ? nothingTaken : undefined;
  }
  const next = segments[segment];
  if (next === undefined) return undefined;
  for (const length of takes(next, short, at)) {
    const rest = take(segments, short, { at: at + length, segment: segment + 1 });
    if (!rest) continue;
    const isCut = length < next.raw.length;
    return {
      segments: rest.segments + 1,
      shortened: rest.shortened + (isCut ? 1 : 0),
      brandCut: rest.brandCut || (isCut && next.kind === "brand"),
      tradeWhole: rest.tradeWhole || (!isCut && next.kind === "trade"),
    };
  }
  const mayBeLeft = (at === 0 && next.kind === "place") || (at > 0 && next.kind === "trade" && segments.length > 3);
  return mayBeLeft ? take(segments, short, { at, segment: segment + 1 }) : undefined;
}

/** 工行 for 中国工商银行, 浦发银行 for 上海浦东发展银行: characters of the long name's words, in their order. */
function shortFormLikeness(short: NameParts, long: NameParts): number {
  if (short.known !== undefined || short.isFull || short.core.length > 8) return 0;
  const text = short.tokens.map((token) => token.raw).join("");
  if (text.length < 2 || text.length > 7 || text.length >= long.core.length || !isHan(text)) return 0;
  if (!long.tokens.some((token) => token.raw[0] === text[0])) return 0;
  const segments = segmentsOf(long);
  if (segments.length < 2) return 0;
  const taken = take(segments, text, { at: 0, segment: 0 });
  if (!taken || taken.shortened === 0 || taken.segments < 2 || (taken.brandCut && taken.tradeWhole)) return 0;
  return 0.76 + 0.1 * (taken.segments / segments.length) + (text.length > 2 ? 0.04 : 0);
}

/** 瑞金医院 for 上海交通大学医学院附属瑞金医院. */
function affiliateLikeness(short: NameParts, long: NameParts): number {
  const at = long.tokens.slice(0, -1).findLastIndex((token) => ["附属", "大学", "医学院"].includes(token.text));
  if (at < 1) return 0;
  const tail = long.tokens.slice(at + 1);
  if (!tail.some((token) => token.kind === "brand")) return 0;
  const words = (tokens: readonly Token[]) =>
    tokens.flatMap((token) => (token.kind === "place" ? [] : [token.text])).join();
  const where = tail.flatMap((token) => (token.kind === "place" ? [token.text] : []));
  const apart = placeLikeness({ ...long, places: where.length > 0 ? where : long.places }, short) < 0.75;
  return words(tail) === words(short.tokens) && !apart ? 0.88 : 0;
}

/** How alike two Chinese names are without their sites and branches. */
export function hanLikeness(one: NameParts, other: NameParts): Likeness {
  if (one.core === other.core) return { score: 1, reason: "same-name" };
  const [hasA, hasB] = [one.brand !== "", other.brand !== ""];
  const numbers = numberLikeness(one, other);
  const places = placeLikeness(one, other);
  let likeness: Likeness = { score: 0.3, reason: "like-name" };
  if (hasA && hasB) {
    const brands = brandLikeness(one.brand, other.brand);
    const trades = tradeLikeness(one, other);
    // a brand that only sounds or looks like the other needs the rest to agree
    const rest = brands === 1 || (trades === 1 && places === 1) ? 1 : 0.88;
    const score = brands <= 0.3 ? 0.3 : brands * trades * places * numbers * crossed(one, other) * rest;
    likeness = {
      score,
      reason:
        brands < 1
          ? "like-brand"
          : trades === 1 && one.places.join() === other.places.join()
            ? "same-words"
            : "same-brand",
    };
  } else if (!hasA && !hasB)
    likeness = { score: plainLikeness(one.tokens, other.tokens) * numbers, reason: "like-name" };
  const consider = (score: number, reason: Likeness["reason"]) => {
    if (score > likeness.score) likeness = { score, reason };
  };
  if (places >= 0.5 && numbers >= 0.5 && likeness.score < 0.95) {
    consider(slipLikeness(one, other), "slip");
    const [short, long] = one.core.length <= other.core.length ? [one, other] : [other, one];
    consider(shortFormLikeness(short, long), "short-form");
    consider(affiliateLikeness(short, long), "short-form");
  }
  return likeness;
}
