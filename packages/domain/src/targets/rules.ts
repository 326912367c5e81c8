import type { CellValue } from "../changes/schema.ts";
import type { ClientClass } from "../clients/schema.ts";
import type { StaffId } from "../kernel/ids.ts";
import { spread } from "../kernel/money.ts";
import { parseTargetRow, type Spread, type TargetRow, targetFields } from "./schema.ts";

/** What is stored: one month of one rep in one class. Everything else in the grid is a sum of these. (A5.1–A5.3) */
export interface TargetMonth {
  readonly class: ClientClass;
  readonly staffId: StaffId | null;
  /** By which reps are ordered where a rest has to go somewhere. */
  readonly code: string;
  /** 0 = January. */
  readonly month: number;
  readonly amount: number;
  /** What the same month of last year came to. */
  readonly lastYear: number;
  /** Whether the rep has not left by then: a split gives to nobody else. */
  readonly takes: boolean;
  /** Not the actor's to change: it stays, and what is left of a sum goes to the others. */
  readonly locked: boolean;
}

export interface TargetEdit {
  readonly row: string;
  readonly field: string;
  readonly value: CellValue;
}

interface Refused {
  readonly refused: string;
  readonly hint?: string;
}

/** What an edit comes to: the months below its cell with their amounts afterwards (none when the sum stands already), or why not. */
export type TargetPlan =
  | { readonly months: readonly { readonly index: number; readonly after: number }[]; readonly stands: number }
  | Refused;

/** A hundred thousand million; sums of all cells stay exact. */
const largest = 10 ** 13;

/** A target is a whole number of units and never negative; a cleared cell is zero. */
export function targetAmount(value: CellValue, grain: number): { amount: number } | { refused: string } {
  if (value === null || value === "") return { amount: 0 };
  if (typeof value !== "number" || !Number.isFinite(value)) return { refused: "kernel.not-a-number" };
  if (value < 0) return { refused: "targets.negative" };
  if (value > largest) return { refused: "kernel.too-large" };
  return Number.isInteger(value / grain) ? { amount: value } : { refused: "targets.not-whole" };
}

const covers = (row: TargetRow, month: Pick<TargetMonth, "class" | "staffId">): boolean =>
  row.kind === "all" || (row.class === month.class && (row.kind === "class" || row.staffId === month.staffId));

interface ReadEdit {
  readonly place: number;
  readonly amount: number;
  /** The months below the cell, as indexes into the months of the grid. */
  readonly below: readonly number[];
  readonly ofReps: boolean;
}

function readEdit(
  months: readonly TargetMonth[],
  edit: TargetEdit,
  { place, grain }: { place: number; grain: number },
) {
  const row = parseTargetRow(edit.row);
  const span = targetFields.get(edit.field);
  if (!row || !span) return { refused: "targets.no-such-cell" };
  const read = targetAmount(edit.value, grain);
  if ("refused" in read) return read;
  const below = months.flatMap((month, index) => (covers(row, month) && span.includes(month.month) ? [index] : []));
  if (below.length === 0) return { refused: "targets.no-such-cell" };
  return { place, amount: read.amount, below, ofReps: row.kind !== "rep" } satisfies ReadEdit;
}

/** Earlier months first, then reps by their code, then classes: who gets the rest of a split. */
const inOrder = (a: TargetMonth, b: TargetMonth): number =>
  a.month - b.month ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
  (a.class < b.class ? -1 : a.class > b.class ? 1 : 0);

/** Splits an amount over months in whole grains. Locked months stay; what is set for several reps goes to those who work here. */
function split(
  months: readonly TargetMonth[],
  edit: ReadEdit,
  { grain, by }: { grain: number; by: Spread },
): Map<number, number> | Refused {
  const below = edit.below.flatMap((index) => {
    const month = months[index];
    return month ? [{ index, month }] : [];
  });
  const free = below.filter(({ month }) => !month.locked).sort((a, b) => inOrder(a.month, b.month));
  if (free.length === 0) return { refused: "targets.not-yours" };
  const locked = below.reduce((sum, { month }) => (month.locked ? sum + month.amount : sum), 0);
  if (locked > edit.amount)
    return { refused: "targets.below-locked", hint: `${locked / grain} > ${edit.amount / grain}` };
  const working = free.filter(({ month }) => month.takes);
  const takers = edit.ofReps && working.length > 0 ? working : free;
  const weights = takers.map(({ month }) => (by === "evenly" ? 1 : Math.max(0, month.lastYear)));
  const parts = spread((edit.amount - locked) / grain, weights);
  const after = new Map(free.map(({ index }) => [index, 0]));
  for (const [place, { index }] of takers.entries()) after.set(index, (parts[place] ?? 0) * grain);
  return after;
}

/**
 * Works out a set of edits together: sums are split downwards, coarse ones first, so that months typed beside them stand,
 * and months add upwards by themselves. Sums that do not fit the months typed with them are refused with both numbers.
 * Last year's profile splits; where there is none, evenly. (A5.1–A5.3)
 */
export function planTargets(
  months: readonly TargetMonth[],
  edits: readonly TargetEdit[],
  how: { readonly grain: number; readonly by: Spread },
): TargetPlan[] {
  const read = edits.map((edit, place) => readEdit(months, edit, { place, grain: how.grain }));
  const amounts = months.map((month) => month.amount);
  const sumOf = (below: readonly number[]) => below.reduce((sum, index) => sum + (amounts[index] ?? 0), 0);
  const plans: TargetPlan[] = read.map((each) =>
    "refused" in each ? each : { months: [], stands: sumOf(each.below) },
  );
  const coarseFirst = read
    .flatMap((each) => ("refused" in each ? [] : [each]))
    .sort((a, b) => b.below.length - a.below.length);
  const touched = new Map<number, number>();
  for (const edit of coarseFirst) {
    if (sumOf(edit.below) === edit.amount) continue;
    const parts = split(months, edit, how);
    if (parts instanceof Map)
      for (const [index, after] of parts) {
        amounts[index] = after;
        touched.set(index, edit.place);
      }
    else plans[edit.place] = parts;
  }
  for (const edit of coarseFirst) {
    const sum = sumOf(edit.below);
    const plan = plans[edit.place];
    if (sum === edit.amount || (plan && "refused" in plan)) continue;
    plans[edit.place] = { refused: "targets.do-not-add-up", hint: `${edit.amount / how.grain} ≠ ${sum / how.grain}` };
  }
  return plans.map((plan, place) => {
    if ("refused" in plan) return plan;
    const mine = [...touched]
      .filter(([, by]) => by === place)
      .map(([index]) => ({ index, after: amounts[index] ?? 0 }));
    return { ...plan, months: mine };
  });
}

/** The cells of a row: the year, its quarters and months, as sums of the twelve. */
export const sumsOf = (months: readonly number[]): Map<string, number> =>
  new Map(
    [...targetFields].map(([field, span]) => [field, span.reduce((sum, month) => sum + (months[month] ?? 0), 0)]),
  );

/** Adds rows of twelve months into one. */
export const addMonthly = (rows: readonly (readonly number[])[]): number[] =>
  Array.from({ length: 12 }, (_, month) => rows.reduce((sum, row) => sum + (row[month] ?? 0), 0));

/** Actual ÷ target over the months that have begun; nothing where no target was set. (A5.2) */
export function attainment(
  row: { readonly target: readonly number[]; readonly actual: readonly number[] },
  begun: number,
): number | null {
  const upTo = (months: readonly number[]) => months.slice(0, begun).reduce((sum, amount) => sum + amount, 0);
  const target = upTo(row.target);
  return target > 0 ? upTo(row.actual) / target : null;
}

/** How many of a year's months have begun on a day. */
export const monthsBegun = (year: number, today: string): number => {
  const [thisYear = 0, month = 0] = today.split("-").map(Number);
  return year < thisYear ? 12 : year > thisYear ? 0 : month;
};
