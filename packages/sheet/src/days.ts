/** Days since 1970-01-01 of the proleptic Gregorian calendar; no clock and no time zone is involved. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export const two = (n: number) => String(n).padStart(2, "0");

export function dateOf(days: number): string {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(doy - Math.floor((153 * mp + 2) / 5) + 1)}`;
}

export type Day = { readonly year: number; readonly month: number; readonly day: number };

export function dayOf(date: string): Day | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  return dateOf(dayNumber(year, month, day)) === date ? { year, month, day } : undefined;
}

const numberOf = ({ year, month, day }: Day) => dayNumber(year, month, day);

export function plusDays(date: string, days: number): string {
  const from = dayOf(date);
  return from ? dateOf(numberOf(from) + days) : date;
}

/** The same day of another month, or its last day. */
export function plusMonths(date: string, months: number): string {
  const from = dayOf(date);
  if (!from) return date;
  const index = from.year * 12 + from.month - 1 + months;
  const first = dayNumber(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
  const next = index + 1;
  const last = dayNumber(Math.floor(next / 12), (((next % 12) + 12) % 12) + 1, 1) - 1;
  return dateOf(Math.min(first + from.day - 1, last));
}

/** 0 is Monday. */
export function weekdayOf(date: string): number {
  const from = dayOf(date);
  return from ? (((numberOf(from) + 3) % 7) + 7) % 7 : 0;
}

/** The weeks that a month touches, each beginning on `firstWeekday` (0 is Monday). */
export function weeksOf(date: string, firstWeekday: number): string[][] {
  const first = `${date.slice(0, 8)}01`;
  const lead = (weekdayOf(first) - firstWeekday + 7) % 7;
  const start = plusDays(first, -lead);
  const next = plusMonths(first, 1);
  const weeks: string[][] = [];
  for (let day = start; day < next; day = plusDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => plusDays(day, index)));
  }
  return weeks;
}
