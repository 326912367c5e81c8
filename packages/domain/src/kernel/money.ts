import { z } from "zod";

/** Decimal places of each currency a property may keep its books in. Taiwan and Japan bill in whole units. */
export const currencyExponents = {
  CNY: 2,
  HKD: 2,
  MOP: 2,
  TWD: 0,
  USD: 2,
  EUR: 2,
  GBP: 2,
  JPY: 0,
  KRW: 0,
  SGD: 2,
  THB: 2,
  MYR: 2,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  VND: 0,
} as const;

export const Currency = z.enum(Object.keys(currencyExponents) as [Currency, ...Currency[]]);
export type Currency = keyof typeof currencyExponents;

/** An amount of money as a whole number of the currency's smallest unit. */
export const Minor = z.int().brand<"Minor">();
export type Minor = z.infer<typeof Minor>;

export const minor = (value: number): Minor => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of minor units`);
  return (value === 0 ? 0 : value) as Minor;
};

export const sum = (amounts: Iterable<Minor>): Minor => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minor(total);
};

/** `-1234.50`: exact, without separators, for files and for Intl (which takes decimal strings exactly). */
export function decimal(amount: Minor, currency: Currency): string {
  const places = currencyExponents[currency];
  const digits = String(Math.abs(amount)).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return amount < 0 ? `-${text}` : text;
}

/** Reads `1234.5`; nothing when it is no number or has more decimals than the currency. */
export function minorOfDecimal(text: string, currency: Currency): Minor | undefined {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return undefined;
  const places = currencyExponents[currency];
  const fraction = (parts[3] ?? "").replace(/0+$/, "");
  if (fraction.length > places) return undefined;
  const value = Number(`${parts[2]}${fraction.padEnd(places, "0")}`);
  return Number.isSafeInteger(value) ? minor(parts[1] === "-" ? -value : value) : undefined;
}

/**
 * Splits a total over weights in whole units so that the parts add up to it: largest remainder, ties to the earlier
 * part. Without any weight it is split evenly. The total may be negative.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const heavy = weights.some((weight) => weight > 0);
  const shares = weights.map((weight) => BigInt(heavy ? Math.max(0, weight) : 1));
  const whole = shares.reduce((a, b) => a + b, 0n);
  const size = BigInt(Math.abs(total));
  const parts = shares.map((share) => (size * share) / whole);
  const order = shares
    .map((share, index) => ({ index, remainder: (size * share) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = size - parts.reduce((a, b) => a + b, 0n);
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(total < 0 ? -part : part) || 0);
}
