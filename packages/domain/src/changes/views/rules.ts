import { CalendarDate } from "../../kernel/time.ts";
import type { ConditionWord, GridCondition } from "./schema.ts";

/** So many people's contact data somebody carries away alone; more only with a director's word. (A2.8) */
export const mostContactRows = 1_000;

export const needsDirector = ({
  rows,
  contactData,
}: {
  readonly rows: number;
  readonly contactData: boolean;
}): boolean => contactData && rows > mostContactRows;

/** What a condition may ask of a column. A masked one only says whether there is anything. */
const words = {
  text: ["contains", "is", "is-not", "any-of", "empty", "filled"],
  option: ["is", "is-not", "any-of", "empty", "filled"],
  person: ["is", "is-not", "any-of", "empty", "filled"],
  number: ["is", "is-not", "at-least", "at-most", "empty", "filled"],
  date: ["is", "at-least", "at-most", "empty", "filled"],
  check: ["is"],
  list: ["contains", "any-of", "empty", "filled"],
  masked: ["empty", "filled"],
} as const satisfies Record<string, readonly ConditionWord[]>;

export type ColumnKind = keyof typeof words;

export const conditionWordsOf = (kind: ColumnKind): readonly ConditionWord[] => words[kind];

/** Whoever looks, in a column of people. */
export const me = "me";

const holds: Record<ColumnKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  option: (value) => typeof value === "string",
  person: (value) => value === me || Number.isSafeInteger(value),
  number: (value) => typeof value === "number" && Number.isFinite(value),
  date: (value) => CalendarDate.safeParse(value).success,
  check: (value) => typeof value === "boolean",
  list: (value) => typeof value === "string",
  masked: () => false,
};

/** Whether a column of this kind can be asked that. */
export function isAskable(kind: ColumnKind, { is, value }: Pick<GridCondition, "is" | "value">): boolean {
  if (!conditionWordsOf(kind).includes(is)) return false;
  if (is === "empty" || is === "filled") return value === undefined;
  if (is === "any-of") return Array.isArray(value) && value.every(holds[kind]);
  return !Array.isArray(value) && holds[kind](value);
}
