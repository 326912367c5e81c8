import { type Minor, minor } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { CalendarDate } from "../../../kernel/time.ts";

/** What a client agreed to pay when it pays late. */
export interface ChargeTerms {
  /** Once for a letter, in the property's currency. */
  readonly feeMinor: Minor;
  /** Interest a year, in hundredths of a per cent. */
  readonly yearlyBasisPoints: number;
}

interface Late {
  readonly askedMinor: Minor;
  readonly daysLate: number;
}

/** Simple interest for the days an amount is late, by a year of 365 days, rounded half up to the smallest unit. */
export function interest({ askedMinor, daysLate }: Late, yearlyBasisPoints: number): Minor {
  if (daysLate <= 0) return minor(0);
  const parts = BigInt(askedMinor) * BigInt(daysLate) * BigInt(yearlyBasisPoints);
  const whole = 365n * 10_000n;
  return minor(Number((2n * parts + whole) / (2n * whole)));
}

/** What a letter adds to the debt: interest on each of its late items, and the fee once where it is in the property's currency. */
export function chargeOf(items: readonly Late[], terms: ChargeTerms, ownCurrency: boolean): Minor {
  if (items.length === 0) return minor(0);
  const total = items.reduce((all, item) => all + interest(item, terms.yearlyBasisPoints), 0);
  return minor(total + (ownCurrency ? terms.feeMinor : 0));
}

/** What was agreed holds from today on: letters that went say what held then. */
export function refuseChargeOfThePast(fromDate: CalendarDate, today: CalendarDate): void {
  if (fromDate < today) throw new Refusal("invalid", "receivables.charge-of-the-past", { fromDate });
}
