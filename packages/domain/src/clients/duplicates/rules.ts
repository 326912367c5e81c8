import { partsOf } from "../names/parts/rules.ts";
import type { NameParts } from "../names/parts/schema.ts";
import { foldText, isHan } from "../names/rules.ts";
import type { ClientKind } from "../schema.ts";
import { candidates } from "./candidates/rules.ts";
import type { DuplicateLevel, DuplicateReason } from "./schema.ts";
import { type Likeness, nameLikeness, type Rarity } from "./similarity/rules.ts";

/** From here on a pair is put forward as one client; from the lower bound on a person is asked to look. */
export const proposedFrom = 0.9;
export const reviewFrom = 0.8;

export const levelOf = (score: number): DuplicateLevel => (score >= proposedFrom ? "proposed" : "review");

/** What is known of a client that tells whether it is another one. */
export interface Comparable {
  /** Its name first, then its English, short and former ones. */
  readonly names: readonly string[];
  readonly kind?: ClientKind;
  readonly address?: string | null;
  /** Blind indexes of its persons' values: whether two are equal is all that can be told. */
  readonly phones?: readonly string[];
  readonly mails?: readonly string[];
  readonly wechats?: readonly string[];
}

export interface FoundPair {
  /** Places in what was given; the smaller first. */
  readonly one: number;
  readonly other: number;
  /** 0 to 1, to three decimals. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const share = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.some((value) => other.includes(value));

const houseNumber = /\d+/g;

/** An address without the words that everybody's has; equal, alike, or elsewhere. */
export function addressLikeness(
  one: string | null | undefined,
  other: string | null | undefined,
): DuplicateReason | undefined {
  if (!one || !other) return undefined;
  const [a, b] = [one, other].map((text) =>
    foldText(text).replaceAll(/[\s,.()（）、，-]|室|楼|号|弄|层|座|栋|幢|省|市|区/gu, ""),
  );
  if (a === undefined || b === undefined || a.length < 4 || b.length < 4) return undefined;
  if (a === b) return "same-address";
  const numbers = [one, other].map((text) => (foldText(text).match(houseNumber) ?? []).join());
  if (numbers[0] !== "" && numbers[0] === numbers[1] && (a.includes(b.slice(-6)) || b.includes(a.slice(-6))))
    return "like-address";
  return isHan(a) && isHan(b) && numbers[0] !== "" && numbers[1] !== "" && a.slice(0, 4) !== b.slice(0, 4)
    ? "other-address"
    : undefined;
}

/** How much of what speaks against it each piece of evidence takes away. */
const evidence: Partial<Record<DuplicateReason, number>> = {
  "same-phone": 0.4,
  "same-mail": 0.35,
  "same-wechat": 0.35,
  "same-address": 0.55,
  "like-address": 0.75,
};

/** Below this two names have nothing in common, and an equal phone is a shared one. */
const anythingInCommon = 0.4;
/** Many persons have one name. */
const mostForPersons = 0.85;

/** Weighs names and what else is known of two clients. */
function weigh(one: Comparable, other: Comparable, name: Likeness): Pick<FoundPair, "score" | "reasons"> {
  const reasons: DuplicateReason[] = name.score >= anythingInCommon ? [name.reason] : [];
  const found: DuplicateReason[] = [];
  if (share(one.phones, other.phones)) found.push("same-phone");
  if (share(one.mails, other.mails)) found.push("same-mail");
  if (share(one.wechats, other.wechats)) found.push("same-wechat");
  const address = addressLikeness(one.address, other.address);
  const isPerson = one.kind === "person" && other.kind === "person";
  let score = isPerson ? Math.min(name.score, found.length > 0 ? 1 : mostForPersons) : name.score;
  if (address !== undefined && address !== "other-address") found.push(address);
  if (name.score >= anythingInCommon) for (const reason of found) score = 1 - (1 - score) * (evidence[reason] ?? 1);
  else if (found.length > 1) score = 0.6;
  if (address === "other-address" && found.length === 0 && name.score < 1) {
    score *= 0.97;
    found.push(address);
  }
  return { score: Math.round(score * 1_000) / 1_000, reasons: [...reasons, ...found] };
}

/** Whether anything but its name is known of a client. */
const saysMore = ({ phones = [], mails = [], wechats = [], address }: Comparable): boolean =>
  phones.length > 0 || mails.length > 0 || wechats.length > 0 || Boolean(address);

interface Read {
  readonly parts: readonly NameParts[];
  /** The record that each name is of. */
  readonly of: Uint32Array;
  /** The first name of each record that can be read. */
  readonly own: ReadonlyMap<number, NameParts>;
  readonly rarity: Rarity;
}

/** Reads all names once; a word that every thirtieth has tells half as much. */
function read(records: readonly Comparable[]): Read {
  const parts: NameParts[] = [];
  const of: number[] = [];
  const own = new Map<number, NameParts>();
  const counts = new Map<string, number>();
  for (const [record, { names }] of records.entries())
    for (const name of new Set(names)) {
      const each = partsOf(name.slice(0, 200));
      if (each.folded === "") continue;
      parts.push(each);
      of.push(record);
      if (!own.has(record)) own.set(record, each);
      for (const word of new Set(each.tokens.map((token) => token.text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  const many = Math.max(20, parts.length / 30);
  return { parts, of: Uint32Array.from(of), own, rarity: (word) => ((counts.get(word) ?? 0) > many ? 0.5 : 1) };
}

interface OtherNames {
  readonly a: NameParts;
  readonly b: NameParts;
  readonly ownA: NameParts;
  readonly ownB: NameParts;
  readonly rarity: Rarity;
}

/** Below this two names of one script say that these are two clients. */
const surelyApart = 0.6;

/** 星塔 is short for 苏州星塔建筑设计 and for 杭州星塔物流: an equal short name does not make one client of two whose own names differ. */
function heldBack(likeness: Likeness, { a, b, ownA, ownB, rarity }: OtherNames): Likeness {
  if (ownA.script !== ownB.script || nameLikeness(ownA, ownB, rarity).score >= surelyApart) return likeness;
  const isBare = (parts: NameParts, own: NameParts) =>
    parts !== own && parts.trades.length === 0 && parts.places.length === 0;
  const isShort = isBare(a, ownA) || isBare(b, ownB);
  return { ...likeness, score: isShort ? likeness.score * 0.7 : Math.min(likeness.score, 0.85) };
}

export interface Asked {
  /** Pairs of less are not told. */
  readonly least?: number;
  /** Only pairs with a record from here on: those before are known to each other. */
  readonly from?: number;
}

export interface Step {
  /** Names looked at, of how many. */
  readonly done: number;
  readonly total: number;
  readonly pairs: readonly FoundPair[];
}

const stepSize = 1_000;
const pairKey = (one: number, other: number): number => one * 2 ** 26 + other;

/**
 * Looks for records that may be one client, a thousand names at a time, so that whoever asked can show how far it is and stop.
 * A name that is short for several which are surely not one another is held back where another fits better.
 */
export function* duplicates(
  records: readonly Comparable[],
  { least = reviewFrom, from = 0 }: Asked = {},
): Generator<Step> {
  const { parts, of, own, rarity } = read(records);
  const firstName = of.findIndex((record) => record >= from);
  const best = new Map<number, FoundPair>();
  let done = 0;
  for (const { name, others } of candidates(parts, firstName === -1 ? parts.length : firstName)) {
    for (const each of others) {
      const [mine, theirs] = [of[name] ?? 0, of[each] ?? 0];
      const [a, b] = [parts[name], parts[each]];
      const [first, second] = [records[Math.min(mine, theirs)], records[Math.max(mine, theirs)]];
      if (mine === theirs || !a || !b || !first || !second) continue;
      const likeness = nameLikeness(a, b, rarity);
      if (likeness.score < least && !(saysMore(first) && saysMore(second))) continue;
      const [ownA, ownB] = [own.get(mine), own.get(theirs)];
      const held =
        ownA && ownB && (ownA !== a || ownB !== b) ? heldBack(likeness, { a, b, ownA, ownB, rarity }) : likeness;
      const [one, other] = [Math.min(mine, theirs), Math.max(mine, theirs)];
      const pair = { one, other, ...weigh(first, second, held) };
      if (pair.score < least) continue;
      const known = best.get(pairKey(one, other));
      if (!known || known.score < pair.score) best.set(pairKey(one, other), pair);
    }
    if (name - done >= stepSize) {
      done = name;
      yield { done, total: parts.length, pairs: [] };
    }
  }
  const pairs = withoutGuesses([...best.values()]).filter((pair) => pair.score >= least);
  yield {
    done: parts.length,
    total: parts.length,
    pairs: pairs.toSorted((a, b) => b.score - a.score || a.one - b.one || a.other - b.other),
  };
}

const guesses: readonly DuplicateReason[] = ["short-form", "initials", "same-brand"];

/** A short form that fits several clients says little about each: the best stays, the others fall behind. */
function withoutGuesses(pairs: readonly FoundPair[]): FoundPair[] {
  const partners = new Map<number, FoundPair[]>();
  for (const pair of pairs)
    for (const record of [pair.one, pair.other]) {
      const listed = partners.get(record) ?? [];
      listed.push(pair);
      partners.set(record, listed);
    }
  const known = new Set(pairs.map((pair) => pairKey(pair.one, pair.other)));
  const areOne = (one: number, other: number) =>
    one === other || known.has(pairKey(Math.min(one, other), Math.max(one, other)));
  const rivalled = (pair: FoundPair, record: number): boolean => {
    const partner = pair.one === record ? pair.other : pair.one;
    return (partners.get(record) ?? []).some((rival) => {
      const with_ = rival.one === record ? rival.other : rival.one;
      return with_ !== partner && !areOne(with_, partner) && rival.score > pair.score + 0.02;
    });
  };
  return pairs.map((pair) =>
    guesses.includes(pair.reasons[0] ?? "same-name") &&
    pair.reasons.length === 1 &&
    pair.score < 0.95 &&
    (rivalled(pair, pair.one) || rivalled(pair, pair.other))
      ? { ...pair, score: Math.round(pair.score * 880) / 1_000 }
      : pair,
  );
}
