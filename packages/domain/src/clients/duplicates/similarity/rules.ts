import { inEnglish, partsOf } from "../../names/parts/rules.ts";
import type { NameParts } from "../../names/parts/schema.ts";
import { fullNames } from "../../names/known/rules.ts";
import { isSamePlace } from "../../names/places/rules.ts";
import { hanLikeness } from "./han/rules.ts";
import { latinLikeness } from "./latin/rules.ts";

/** What makes two names alike. */
export type NameReason =
  | "same-name"
  | "same-words"
  | "same-brand"
  | "like-brand"
  | "like-name"
  | "slip"
  | "short-form"
  | "initials"
  | "known"
  | "other-language";

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly reason: NameReason;
}

/** How much a word tells: 1 for one that hardly anybody has, less for one that many have. */
export type Rarity = (word: string) => number;

const read = new Map<string, NameParts>();

/** A known organisation's fullest name in a script. */
function fullName(known: string, script: NameParts["script"]): NameParts | undefined {
  const name = fullNames.get(known)?.[script];
  if (name === undefined) return undefined;
  const parts = read.get(name) ?? partsOf(name);
  read.set(name, parts);
  return parts;
}

const placesOf = (parts: NameParts): readonly string[] => parts.places;

/** Branches are of one place when their own is: 深圳 is not 广东, though it lies in it. */
const areSameSite = ([one = ""]: readonly string[], [other = ""]: readonly string[]): boolean =>
  one === other || (one.length > 2 && other.length > 2 && (one.includes(other) || other.includes(one)));

const meet = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((place) => other.some((each) => isSamePlace(place, each) || place.includes(each) || each.includes(place)));

/** What branches, sites and campuses say: the same one, the head office and a branch, or two of them. */
function siteLikeness(one: NameParts, other: NameParts): number {
  const [a, b] = [one.site, other.site];
  if (a.length > 0 && b.length > 0)
    return (one.branch ?? other.branch) === undefined ? (meet(a, b) ? 1 : 0.35) : areSameSite(a, b) ? 1 : 0.35;
  if (a.length === 0 && b.length === 0) return (one.branch === undefined) === (other.branch === undefined) ? 1 : 0.6;
  const [sited, plain] = a.length > 0 ? [one, other] : [other, one];
  if (meet(sited.site, placesOf(plain))) return plain.branch === undefined && sited.branch !== undefined ? 0.85 : 0.97;
  // two places, one before the name and one behind it
  if (placesOf(plain).length > 0 && placesOf(sited).length === 0) return 0.45;
  if (sited.branch !== undefined) return 0.62;
  return sited.script === "latin"
    ? sited.siteBehindComma
      ? 0.96
      : 0.74
    : sited.siteInBrackets
      ? one.isFull && other.isFull
        ? 0.74
        : 0.86
      : 0.66;
}

function coreLikeness(one: NameParts, other: NameParts, rarity: Rarity): Likeness {
  if (one.core === other.core) return { score: 1, reason: "same-name" };
  if (one.script === other.script)
    return one.script === "han" ? hanLikeness(one, other) : latinLikeness(one, other, rarity);
  const [han, latin] = one.script === "han" ? [one, other] : [other, one];
  const spoken = { ...han, tokens: inEnglish(han) };
  const { score } = latinLikeness(spoken, latin, rarity);
  return { score: Math.min(0.88, score * 0.92), reason: "other-language" };
}

/** `University of California, Berkeley` beside `UC Berkeley`: where one has the place in its name, the other's belongs to it too. */
function withSiteIn(sited: NameParts, plain: NameParts): NameParts {
  if (sited.script !== "latin" || sited.site.length === 0 || plain.site.length > 0) return sited;
  const shared = plain.tokens.filter((token) => sited.site.includes(token.text));
  return shared.length === 0 ? sited : { ...sited, tokens: [...sited.tokens, ...shared], site: [] };
}

/** University of Washington and Washington University, St. Louis: the same words in another order, and a place that one leaves out. */
function isTurned(one: NameParts, other: NameParts): boolean {
  const [a, b] = [one, other].map((parts) => parts.tokens.map((token) => token.text));
  return (
    one.script === "latin" &&
    a?.length === b?.length &&
    a?.join() !== b?.join() &&
    a?.toSorted().join() === b?.toSorted().join()
  );
}

/** How alike two names are, and by what. */
export function nameLikeness(first: NameParts, second: NameParts, rarity: Rarity): Likeness {
  if (first.folded === second.folded) return { score: 1, reason: "same-name" };
  const [one, other] = [withSiteIn(first, second), withSiteIn(second, first)];
  const site = siteLikeness(one, other);
  if (site < 0.4) return { score: site * 0.9, reason: "like-name" };
  if (one.known !== undefined && one.known === other.known)
    return {
      score: (one.core === other.core ? 0.99 : 0.96) * site,
      reason: one.core === other.core ? "same-name" : "known",
    };
  let likeness = coreLikeness(one, other, rarity);
  if (one.known !== undefined && other.known !== undefined)
    likeness = { score: Math.min(likeness.score, 0.55), reason: likeness.reason };
  else if (one.known !== undefined || other.known !== undefined) {
    const [known, plain] = one.known === undefined ? [other, one] : [one, other];
    const full = fullName(known.known ?? "", plain.script);
    // what is known of a name is what it means: 顺丰 is 顺丰速运, not whatever begins with it
    if (full) {
      const { score, reason } = coreLikeness(full, plain, rarity);
      const read = { score: score * 0.98, reason: reason === "same-name" ? ("known" as const) : reason };
      if (plain.trades.length > 0 || read.score > likeness.score) likeness = read;
    }
  }
  const turned = site < 1 && isTurned(one, other) ? 0.8 : 1;
  return { score: likeness.score * site * turned, reason: likeness.reason };
}
