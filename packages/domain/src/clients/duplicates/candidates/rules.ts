import { inEnglish } from "../../names/parts/rules.ts";
import type { NameParts } from "../../names/parts/schema.ts";
import { fullNames } from "../../names/known/rules.ts";
import { foldName, gramsOf, isHan, syllableOf } from "../../names/rules.ts";

const hashBits = 30;
/** Names to one index. */
const mostNames = 2 ** 22;

/** FNV-1a; two keys that fall on one number only mean one comparison more. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) & (2 ** hashBits - 1);
}

const wordsOfKind = (parts: NameParts, ...kinds: readonly string[]): string[] =>
  parts.tokens.filter((token) => kinds.includes(token.kind)).map((token) => token.text);

/** What a name is looked up by: whoever shares none of it is not compared. */
function keysOf(parts: NameParts): string[] {
  const keys = new Set([`=${parts.folded}`, ...gramsOf(parts.core)]);
  if (parts.known !== undefined) {
    keys.add(`k ${parts.known} ${parts.site.join()}`);
    const full = fullNames.get(parts.known);
    for (const name of [full?.han, full?.latin])
      for (const gram of name === undefined ? [] : gramsOf(foldName(name))) keys.add(gram);
  }
  if (parts.script === "latin") for (const place of parts.site) for (const gram of gramsOf(place)) keys.add(gram);
  const { brand, trades } = parts;
  const places = wordsOfKind(parts, "place");
  if (parts.script === "han") {
    if (brand.length > 1) keys.add(`p ${[...brand].map(syllableOf).join("")}`);
    for (const place of [...places, ...parts.site]) keys.add(`${place} ${brand === "" ? trades.join("") : brand}`);
    if (trades[0] !== undefined) keys.add(`${brand} ${trades[0]}`);
    const english = inEnglish(parts).map((token) => token.text);
    if (brand === "" || english.length > 2) keys.add(`e ${english.toSorted().join(" ")}`);
  } else {
    const words = parts.tokens.map((token) => token.text).toSorted();
    keys.add(`e ${words.join(" ")}`);
    keys.add(`p ${brand}`);
    const own = wordsOfKind(parts, "brand").toSorted();
    for (let at = 0; at + 1 < own.length; at += 1) keys.add(`${own[at]} ${own[at + 1]}`);
    if (own.length === 1)
      for (const word of [...places, ...parts.site, ...trades].slice(0, 3)) keys.add(`${own[0]} ${word}`);
    keys.add(
      `j ${parts.tokens
        .map((token) => token.raw)
        .join("")
        .slice(0, 8)}`,
    );
  }
  return [...keys];
}

/** Which names share a key, as numbers in a row: a key's names from `starts[key]` on; a name's keys from `first[name]` on. */
interface Shared {
  readonly names: Uint32Array;
  readonly starts: Uint32Array;
  readonly keys: Uint32Array;
  readonly first: Uint32Array;
}

/** Sorts (key, name) as one number each, so that many names need little room. */
function shareKeys(names: readonly NameParts[]): Shared {
  let packed = new Float64Array(Math.max(16, names.length * 12));
  let count = 0;
  for (const [name, parts] of names.entries())
    for (const key of keysOf(parts)) {
      if (count === packed.length) {
        const wider = new Float64Array(packed.length * 2);
        wider.set(packed);
        packed = wider;
      }
      packed[count] = hashOf(key) * mostNames + name;
      count += 1;
    }
  const sorted = packed.subarray(0, count).sort();
  const entries = new Uint32Array(count);
  const keyOfEntry = new Uint32Array(count);
  const starts: number[] = [];
  const perName = new Uint32Array(names.length + 1);
  let before = -1;
  for (let at = 0; at < count; at += 1) {
    const value = sorted[at] ?? 0;
    const hash = Math.floor(value / mostNames);
    const name = value - hash * mostNames;
    if (hash !== before) starts.push(at);
    before = hash;
    entries[at] = name;
    keyOfEntry[at] = starts.length - 1;
    perName[name + 1] = (perName[name + 1] ?? 0) + 1;
  }
  starts.push(count);
  for (let name = 0; name < names.length; name += 1)
    perName[name + 1] = (perName[name + 1] ?? 0) + (perName[name] ?? 0);
  const keys = new Uint32Array(count);
  const filled = perName.slice();
  for (let at = 0; at < count; at += 1) {
    const name = entries[at] ?? 0;
    const to = filled[name] ?? 0;
    keys[to] = keyOfEntry[at] ?? 0;
    filled[name] = to + 1;
  }
  return { names: entries, starts: Uint32Array.from(starts), keys, first: perName };
}

/** A key that more names have than this tells nothing about any of them. */
const mostSharing = 160;
/** Of so many that share something, the best are compared in full. */
const mostCompared = 20;

/** Names that others may be short for: few characters, or one word of letters. */
const isShort = (parts: NameParts): boolean =>
  parts.script === "han"
    ? isHan(parts.core) && parts.core.length > 1 && parts.core.length <= 7 && parts.known === undefined && !parts.isFull
    : parts.tokens.length === 1 && /^[a-z]{2,7}$/.test(parts.tokens[0]?.raw ?? "");

const mostShort = 40;

/** Short names by how they begin. */
function shortNames(names: readonly NameParts[]): ReadonlyMap<string, readonly number[]> {
  const short = new Map<string, number[]>();
  for (const [name, parts] of names.entries()) {
    if (!isShort(parts)) continue;
    const text = parts.tokens.map((token) => token.raw).join("");
    const key = parts.script === "han" ? text.slice(0, 2) : text;
    const listed = short.get(key) ?? [];
    if (listed.length < mostShort) listed.push(name);
    short.set(key, listed);
  }
  return short;
}

/** How names that are short for this one begin. */
function shortBeginnings(parts: NameParts): string[] {
  if (parts.script === "latin") {
    const letters = parts.tokens
      .map((token) =>
        token.raw
          .split(" ")
          .map((word) => word.slice(0, 1))
          .join(""),
      )
      .join("");
    return parts.tokens.length < 2 ? [] : [letters, `${letters}c`, `${letters}g`, `${letters}h`, `${letters}l`];
  }
  const beginnings = new Set<string>();
  const pieces = parts.tokens.flatMap(({ raw, kind }) =>
    kind === "brand" && raw.length > 2 ? (raw.match(/.{1,2}/gu) ?? []) : [raw],
  );
  for (let at = 0; at < Math.min(pieces.length, 3); at += 1) {
    const piece = pieces[at] ?? "";
    beginnings.add(piece.slice(0, 2));
    for (const next of pieces.slice(at + 1, at + 4)) {
      beginnings.add(piece.slice(0, 1) + next.slice(0, 1));
      if (piece.length === 1) beginnings.add(piece + next.slice(0, 1));
    }
  }
  return [...beginnings].filter((text) => text.length === 2);
}

/** Which earlier names each name is worth comparing with; near-linear in their number. */
export function* candidates(names: readonly NameParts[], from: number): Generator<{ name: number; others: number[] }> {
  const shared = shareKeys(names);
  const short = shortNames(names);
  const weight = new Float64Array(names.length);
  const total = Math.log(names.length + 1);
  for (let name = 0; name < names.length; name += 1) {
    const parts = names[name];
    if (parts === undefined) continue;
    const met: number[] = [];
    const meet = (other: number, by: number) => {
      // pairs are found from their later name; those before `from` are not asked about each other
      if (other === name || (other > name && name >= from) || (other < from && name < from)) return;
      if (weight[other] === 0) met.push(other);
      weight[other] = (weight[other] ?? 0) + by;
    };
    if (name >= from)
      for (let at = shared.first[name] ?? 0; at < (shared.first[name + 1] ?? 0); at += 1) {
        const key = shared.keys[at] ?? 0;
        const start = shared.starts[key] ?? 0;
        const end = shared.starts[key + 1] ?? 0;
        if (end - start < 2) continue;
        const by = total - Math.log(end - start);
        // of a crowd, the nearest in the order of the file
        const begin =
          end - start <= mostSharing
            ? start
            : Math.max(start, placeOf(shared.names, { name, start, end }) - mostSharing / 8);
        for (let entry = begin; entry < end; entry += 1) {
          const other = shared.names[entry] ?? 0;
          if (other >= name) break;
          meet(other, by);
        }
      }
    const others = met.sort((one, other) => (weight[other] ?? 0) - (weight[one] ?? 0)).slice(0, mostCompared);
    for (const other of met) weight[other] = 0;
    for (const beginning of shortBeginnings(parts))
      for (const other of short.get(beginning) ?? [])
        if (other !== name && !(other < from && name < from) && !others.includes(other)) others.push(other);
    if (others.length > 0) yield { name, others };
  }
}

/** Where a name stands among those that share a key. */
function placeOf(names: Uint32Array, { name, start, end }: { name: number; start: number; end: number }): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? 0) < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
