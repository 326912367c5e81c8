import { Temporal } from "temporal-polyfill";
import { z } from "zod";

/** Years that a hotel can mean; the database does not even know all that could be written. */
const firstYear = 1900;
const lastYear = 2999;
const isKnownYear = (text: string): boolean =>
  Number(text.slice(0, 4)) >= firstYear && Number(text.slice(0, 4)) <= lastYear;

/** A moment, always written in UTC with milliseconds (`2026-05-01T09:30:00.000Z`), so that it sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 }).refine(isKnownYear).brand<"Instant">();
export type Instant = z.infer<typeof Instant>;

/** A day on a property's calendar (`2026-05-01`), without a time zone. */
export const CalendarDate = z.iso.date().refine(isKnownYear).brand<"CalendarDate">();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** A month on a property's calendar (`2026-05`). */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine(isKnownYear)
  .brand<"Month">();
export type Month = z.infer<typeof Month>;

/** An IANA zone that this machine knows (`Asia/Shanghai`). */
export const TimeZone = z.string().refine(isTimeZone).brand<"TimeZone">();
export type TimeZone = z.infer<typeof TimeZone>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const pad = (value: number, width = 2) => String(value).padStart(width, "0");

/** The clock. Everything below an app's edge takes `now` as an argument instead. */
export const now = (): Instant => instantOf(Date.now());
export const instantOf = (epochMilliseconds: number): Instant => new Date(epochMilliseconds).toISOString() as Instant;
export const epochMilliseconds = (instant: Instant): number => Date.parse(instant);
export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  instantOf(epochMilliseconds(instant) + milliseconds);
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

/** Today in the property's zone. */
export const businessDate = (at: Instant, zone: TimeZone): CalendarDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString() as CalendarDate;

/** Minutes since local midnight at the property, as its clock on the wall shows them. */
export function minuteOfDay(at: Instant, zone: TimeZone): number {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return local.hour * 60 + local.minute;
}

/** The moment a property's clock shows this minute of this day. In a gap (DST) the next moment that exists; in an overlap the earlier. */
export const atLocal = (date: CalendarDate, minute: number, zone: TimeZone): Instant =>
  instantOf(
    Temporal.PlainDate.from(date)
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds,
  );

/** Days since 1970-01-01: calendar arithmetic without a library, for the inner loops of an import. */
export function dayNumber(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

export const dateOfDayNumber = (day: number): CalendarDate =>
  new Date(day * 86_400_000).toISOString().slice(0, 10) as CalendarDate;

/** The date, or nothing when there is no such day (2025-02-29). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return undefined;
  const monthLength = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > monthLength ? undefined : (`${pad(year, 4)}-${pad(month)}-${pad(day)}` as CalendarDate);
}

export const addDays = (date: CalendarDate, count: number): CalendarDate => dateOfDayNumber(dayNumber(date) + count);
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);
/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: CalendarDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
/** The Monday of the date's ISO week. */
export const mondayOf = (date: CalendarDate): CalendarDate => addDays(date, 1 - weekday(date));

export const monthOf = (date: CalendarDate): Month => date.slice(0, 7) as Month;
const monthNumber = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOfNumber = (value: number) => `${pad(Math.floor(value / 12), 4)}-${pad((value % 12) + 1)}` as Month;
export const addMonths = (month: Month, count: number): Month => monthOfNumber(monthNumber(month) + count);
export const monthsBetween = (from: Month, to: Month): number => monthNumber(to) - monthNumber(from);
export const firstDay = (month: Month): CalendarDate => `${month}-01` as CalendarDate;
export const lastDay = (month: Month): CalendarDate => addDays(firstDay(addMonths(month, 1)), -1);
/** Every month from the first to the last, both included. */
export const monthsFrom = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) => addMonths(first, index));
export const monthsOfYear = (year: number): Month[] =>
  monthsFrom(`${pad(year, 4)}-01` as Month, `${pad(year, 4)}-12` as Month);
export const yearOf = (value: Month | CalendarDate): number => Number(value.slice(0, 4));
/** 1 … 4. */
export const quarterOf = (month: Month): number => Math.ceil(Number(month.slice(5, 7)) / 3);
