import { type Currency, currencyExponents, type Minor, minor } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Rate } from "./schema.ts";

const tenTo = (power: number): bigint => 10n ** BigInt(power);

/** An amount in the property's currency at a rate, exact until the one rounding at the end: half a unit goes up. */
export function atRate(amount: Minor, rate: Rate, { from, to }: { from: Currency; to: Currency }): Minor {
  const [whole = "0", fraction = ""] = rate.split(".");
  const value = BigInt(Math.abs(amount)) * BigInt(whole + fraction) * tenTo(currencyExponents[to]);
  const unit = tenTo(fraction.length + currencyExponents[from]);
  const rounded = Number((2n * value + unit) / (2n * unit));
  return minor(amount < 0 ? -rounded : rounded);
}

export interface Booked {
  readonly rate?: Rate;
  readonly base?: Minor;
}

/** How an item is booked in the property's currency: one in another needs a rate, one in its own has none. */
export function booked(
  amount: Minor,
  { currency, own, rate }: { currency: Currency; own: Currency; rate?: Rate | undefined },
): Booked {
  if (currency === own) {
    if (rate !== undefined) throw new Refusal("invalid", "receivables.rate-of-own-currency", { currency });
    return {};
  }
  if (rate === undefined) throw new Refusal("invalid", "receivables.rate-missing", { currency });
  return { rate, base: atRate(amount, rate, { from: currency, to: own }) };
}

/** Of an item's booked amount so much as of its own, the last unit rounded half up. */
export const baseShare = (part: Minor, whole: { readonly amountMinor: Minor; readonly baseMinor: Minor }): Minor =>
  minor(
    Number(
      (2n * BigInt(part) * BigInt(whole.baseMinor) + BigInt(whole.amountMinor)) / (2n * BigInt(whole.amountMinor)),
    ),
  );
