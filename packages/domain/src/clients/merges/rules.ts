import type { CellValue } from "../../changes/schema.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { type ClientField, clientFields } from "../schema.ts";
import { readTags } from "../tags/rules.ts";
import type { Choices, Side, Spell } from "./schema.ts";

export type FileValues = Readonly<Partial<Record<ClientField, CellValue>>>;

const isEmpty = (value: CellValue | undefined): boolean => value === undefined || value === null || value === "";

/** Whose value a field gets: whose was chosen, else the winner's unless it has none. */
export function sideOf(
  field: ClientField,
  { winner, loser, choices }: { winner: FileValues; loser: FileValues; choices: Choices },
): Side {
  return choices[field] ?? (isEmpty(winner[field]) && !isEmpty(loser[field]) ? "loser" : "winner");
}

const allTags = (one: CellValue | undefined, other: CellValue | undefined): CellValue => {
  const tags = [one, other].flatMap((text) => (typeof text === "string" ? readTags(text) : []));
  return tags.length === 0 ? null : [...new Set(tags)].join(", ");
};

/** The fields of the winner that change with a merge. Tags of both are kept unless one side's were chosen. */
export function mergedFields(files: {
  winner: FileValues;
  loser: FileValues;
  choices: Choices;
}): Map<ClientField, CellValue> {
  const changed = new Map<ClientField, CellValue>();
  for (const field of clientFields) {
    const { winner, loser, choices } = files;
    if (!(field in winner)) continue;
    const chosen =
      field === "tags" && choices.tags === undefined
        ? allTags(winner.tags, loser.tags)
        : (files[sideOf(field, files)][field] ?? null);
    if (chosen !== (winner[field] ?? null)) changed.set(field, chosen);
  }
  return changed;
}

const valueOn = (spells: readonly Spell[], day: string): string | number | undefined =>
  spells.find((spell) => spell.from <= day && (spell.to === "infinity" || day < spell.to))?.value;

/**
 * One history of two: until today what held of the winner, and of the loser where nothing held of the winner; from today on
 * what holds of the side that was chosen. No two spells meet on a day, and equal neighbours are one.
 */
export function mergedSpells(
  { winner, loser, side }: { winner: readonly Spell[]; loser: readonly Spell[]; side: Side },
  today: CalendarDate,
): Spell[] {
  const chosen = side === "winner" ? winner : loser;
  const edges = new Set<string>([today]);
  for (const { from, to } of [...winner, ...loser]) {
    edges.add(from);
    if (to !== "infinity") edges.add(to);
  }
  const days = [...edges].toSorted() as CalendarDate[];
  const merged: Spell[] = [];
  for (const [at, from] of days.entries()) {
    const value = from < today ? (valueOn(winner, from) ?? valueOn(loser, from)) : valueOn(chosen, from);
    const to = days[at + 1] ?? "infinity";
    const last = merged.at(-1);
    if (value === undefined) continue;
    if (last && last.to === from && last.value === value) merged[merged.length - 1] = { ...last, to };
    else merged.push({ from, to, value });
  }
  return merged;
}

/** What is left of a history that ends with a day: what would begin later never does. */
export const endedSpells = (spells: readonly Spell[], today: CalendarDate): Spell[] =>
  spells
    .filter((spell) => spell.from < today)
    .map((spell) => (spell.to === "infinity" || spell.to > today ? { ...spell, to: today } : spell));

/** What two persons are told to be one by. */
export interface ComparedPerson {
  readonly id: number;
  readonly foldedName: string;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly wechat: string | null;
}

const shares = (one: ComparedPerson, other: ComparedPerson, field: "mobile" | "phone" | "mail" | "wechat"): boolean =>
  one[field] !== null && one[field] === other[field];

/** The same mobile, mail or WeChat is the same person; an office's phone rings for many, so it takes the name as well. */
export const isSamePerson = (one: ComparedPerson, other: ComparedPerson): boolean =>
  shares(one, other, "mobile") ||
  shares(one, other, "mail") ||
  shares(one, other, "wechat") ||
  (shares(one, other, "phone") && one.foldedName === other.foldedName);

/** For each person who moves, who of those already there is the same. Each is taken once. */
export function samePersons(moving: readonly ComparedPerson[], there: readonly ComparedPerson[]): Map<number, number> {
  const same = new Map<number, number>();
  const taken = new Set<number>();
  for (const person of moving) {
    const known = there.find((each) => !taken.has(each.id) && isSamePerson(person, each));
    if (!known) continue;
    same.set(person.id, known.id);
    taken.add(known.id);
  }
  return same;
}
