import Fraction from "fraction.js";
import { type Minor, minor, sum } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { BucketEdges } from "../aging/buckets/schema.ts";
import { ratio } from "../figures/rules.ts";
import type { Ratio } from "../figures/schema.ts";
import type { ProvisionRate, SetProvision } from "./schema.ts";

/** `2.5` per cent as 250 of 10,000. */
function basisPoints(rate: ProvisionRate): bigint {
  const [whole = "0", fraction = ""] = rate.split(".");
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
}

/** What is expected to be lost of each column, half a unit up; unapplied credits take nothing off it. (A7.6) */
export const provided = (columns: readonly Minor[], rates: readonly ProvisionRate[]): Minor[] =>
  columns.map((column, place) =>
    minor(Number((2n * BigInt(column) * basisPoints(rates[place] ?? "0") + 10_000n) / 20_000n)),
  );

/** A version is for the buckets that reports are cut by on its first day, with one rate more than there are buckets. */
export function refuseMatrix({ edges, rates }: Pick<SetProvision, "edges" | "rates">, standard: BucketEdges): void {
  if (edges.length !== standard.length || edges.some((edge, place) => edge !== standard[place]))
    throw new Refusal("conflict", "receivables.matrix-of-other-buckets", { edges: standard.join(", ") });
  if (rates.length !== edges.length + 2)
    throw new Refusal("invalid", "receivables.matrix-without-rate", { count: edges.length + 2 });
}

export interface MonthEnd {
  readonly date: CalendarDate;
  /** What was not due, then each bucket. */
  readonly columns: readonly Minor[];
  /** What was given up as lost in the month. */
  readonly writtenOffMinor: Minor;
}

export interface Roll {
  /** What stood in the column at the beginnings of the months. */
  readonly stoodMinor: Minor;
  /** What stood one column further at their ends. Into the last one: what it grew by, and what was written off. */
  readonly rolledMinor: Minor;
  /** Per cent; null where nothing ever stood there. */
  readonly share: Ratio;
}

export interface Proposal {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly months: number;
  /** From each column to the next. */
  readonly rolls: readonly Roll[];
  /** One rate per column, the last 100. */
  readonly rates: readonly ProvisionRate[];
}

/** Fewer months say more of one client than of the house. */
const fewestMonths = 3;

const percent = (share: Fraction): ProvisionRate => {
  const hundredths = share.mul(10_000).add(new Fraction(1, 2)).floor();
  return ratio(hundredths.n, 100n, 2) ?? "0";
};

/**
 * Rates from the house's own month ends, one after the other: the share of each column that stood one column further a month
 * later, over all months; a column is expected to lose the product of all shares from it to the last, whose loss is whole.
 * Where nothing ever stood there is no evidence that anything is collected, and the share counts as whole. (A7.6)
 */
export function proposedRates(ends: readonly MonthEnd[]): Proposal | null {
  const [first, last] = [ends[0], ends.at(-1)];
  if (!first || !last || ends.length <= fewestMonths) return null;
  const count = first.columns.length;
  const at = (end: MonthEnd, column: number): number => end.columns[column] ?? 0;
  const pairs = ends.slice(1).flatMap((after, index) => {
    const before = ends[index];
    return before ? [{ before, after }] : [];
  });
  const rolls = Array.from({ length: count - 1 }, (_, column): Roll => {
    const stoodMinor = sum(pairs.map(({ before }) => minor(at(before, column))));
    const moved = pairs.map(({ before, after }) =>
      column < count - 2
        ? at(after, column + 1)
        : Math.max(0, at(after, count - 1) - at(before, count - 1) + after.writtenOffMinor),
    );
    const rolledMinor = minor(Math.min(stoodMinor, sum(moved.map(minor))));
    return { stoodMinor, rolledMinor, share: ratio(BigInt(rolledMinor) * 100n, BigInt(stoodMinor), 2) };
  });
  const rates: ProvisionRate[] = ["100.00"];
  let lost = new Fraction(1);
  for (const { stoodMinor, rolledMinor } of rolls.toReversed()) {
    if (stoodMinor > 0) lost = lost.mul(new Fraction(rolledMinor, stoodMinor));
    rates.unshift(percent(lost));
  }
  return { first: first.date, last: last.date, months: pairs.length, rolls, rates };
}
