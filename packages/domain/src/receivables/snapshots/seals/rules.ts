import type { Currency } from "../../../kernel/money.ts";
import { addMonths, type CalendarDate, lastDay, monthOf, monthsFrom } from "../../../kernel/time.ts";

export const isMonthEnd = (date: CalendarDate): boolean => date === lastDay(monthOf(date));

interface Sealed {
  readonly businessDate: CalendarDate;
  readonly currency: Currency;
}

/** The month ends from a currency's first seal to the last that is over, that have none. */
export function unsealed<Seal extends Sealed>(seals: readonly Seal[], today: CalendarDate): Sealed[] {
  const last = addMonths(monthOf(today), -1);
  return [...Map.groupBy(seals, (seal) => seal.currency)].flatMap(([currency, own]) => {
    const has = new Set(own.map((seal) => seal.businessDate));
    const [first] = [...has].toSorted();
    if (first === undefined) return [];
    return monthsFrom(monthOf(first), last)
      .map(lastDay)
      .filter((businessDate) => !has.has(businessDate))
      .map((businessDate) => ({ businessDate, currency }));
  });
}

/** Every client with the one that stands for all that were ever merged with it: a merge moves items from one to the other. */
export function mergedWith(pairs: readonly (readonly [number, number])[]): Map<number, number> {
  const stands = new Map<number, number>();
  const of = (id: number): number => {
    const next = stands.get(id);
    return next === undefined || next === id ? id : of(next);
  };
  for (const [one, other] of pairs) {
    const [a, b] = [of(one), of(other)];
    stands.set(Math.max(a, b), Math.min(a, b));
    stands.set(Math.min(a, b), Math.min(a, b));
  }
  return new Map([...stands.keys()].map((id) => [id, of(id)]));
}
