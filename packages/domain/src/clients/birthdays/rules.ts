import { LunarMonth, LunarYear, Solar } from "lunar-typescript";
import { addDays, calendarDate, type CalendarDate, dayNumber, yearOf } from "../../kernel/time.ts";
import type { Birthday } from "./schema.ts";

/** 1970-01-01 as the lunar library counts days. */
const epochJulianDay = Solar.fromYmd(1970, 1, 1).getJulianDay();

/** The lunar year that a day belongs to: its new year is in January or February. */
function lunarYearOf(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return Solar.fromYmd(year, month, day).getLunar().getYear();
}

/** The month's leap month where the year has one, else the plain month. */
const lunarMonth = (year: number, month: number, leap: boolean): LunarMonth | null =>
  LunarMonth.fromYm(year, leap && LunarYear.fromYear(year).getLeapMonth() === month ? -month : month);

const dayOfEpoch = (days: number): CalendarDate => addDays("1970-01-01" as CalendarDate, days);

/** The 30th of a lunar month that has 29 days is kept on the 29th. */
function inLunarYear({ month, day, leap }: Birthday, year: number): CalendarDate | undefined {
  const found = lunarMonth(year, month, leap);
  if (!found) return undefined;
  // the library counts from noon
  const first = Math.floor(found.getFirstJulianDay() - epochJulianDay);
  return dayOfEpoch(first + Math.min(day, found.getDayCount()) - 1);
}

/** 29 February is kept on the 28th where there is no 29th. */
const inSolarYear = ({ month, day }: Birthday, year: number): CalendarDate | undefined =>
  calendarDate(year, month, day) ?? calendarDate(year, month, day - 1);

/** When a birthday is kept next, on that day or after it. (A4.5) */
export function nextBirthday(birthday: Birthday, from: CalendarDate): CalendarDate {
  const isLunar = birthday.calendar === "lunar";
  const year = isLunar ? lunarYearOf(from) : yearOf(from);
  const days = [year, year + 1].map((each) => (isLunar ? inLunarYear(birthday, each) : inSolarYear(birthday, each)));
  const next = days.find((day) => day !== undefined && dayNumber(day) >= dayNumber(from));
  if (next === undefined) throw new RangeError(`no birthday follows ${from}`);
  return next;
}
