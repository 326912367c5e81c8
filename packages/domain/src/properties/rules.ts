import chineseDays from "chinese-days";
import {
  addDays,
  atLocal,
  businessDate,
  type CalendarDate,
  calendarDate,
  daysBetween,
  epochMilliseconds,
  type Instant,
  instantOf,
  type TimeZone,
  weekday,
} from "../kernel/time.ts";

/** A day that is not as its weekday says: a holiday, or a make-up day that is worked. */
export interface CalendarDay {
  readonly date: CalendarDate;
  readonly working: boolean;
  readonly name: string;
}

/** When a hotel's sales department works: 09:00–18:00 Monday to Saturday unless the property says otherwise. */
export interface WorkingCalendar {
  readonly zone: TimeZone;
  readonly opensMinute: number;
  readonly closesMinute: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  readonly exceptions: ReadonlyMap<CalendarDate, boolean>;
}

export function workingCalendar(
  zone: TimeZone,
  exceptions: Iterable<Pick<CalendarDay, "date" | "working">> = [],
  week: Partial<Pick<WorkingCalendar, "opensMinute" | "closesMinute" | "weekdays">> = {},
): WorkingCalendar {
  const { opensMinute = 9 * 60, closesMinute = 18 * 60, weekdays = [1, 2, 3, 4, 5, 6] } = week;
  if (!weekdays.some((day) => day >= 1 && day <= 7)) throw new RangeError("a working week has at least one day");
  if (!(opensMinute >= 0 && opensMinute < closesMinute && closesMinute <= 24 * 60))
    throw new RangeError("the hotel opens before it closes");
  return {
    zone,
    opensMinute,
    closesMinute,
    weekdays,
    exceptions: new Map([...exceptions].map((day) => [day.date, day.working])),
  };
}

export const isWorkingDay = (date: CalendarDate, calendar: WorkingCalendar): boolean =>
  calendar.exceptions.get(date) ?? calendar.weekdays.includes(weekday(date));

/** The first working day after the date. */
export function nextWorkingDay(date: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  let day = addDays(date, 1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The n-th working day of a month's days, such as the third, on which the scores are proposed. */
export function workingDayOf(first: CalendarDate, count: number, calendar: WorkingCalendar): CalendarDate {
  let day = addDays(first, -1);
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(day, calendar);
  return day;
}

/** A span counted in the hotel's working time: hours while it is open, or whole working days. */
export type WorkingTime = { readonly hours: number } | { readonly days: number };
export const workingHours = (count: number): WorkingTime => ({ hours: count });
export const workingDays = (count: number): WorkingTime => ({ days: count });

function addWorkingDays(at: Instant, count: number, calendar: WorkingCalendar): Instant {
  const date = businessDate(at, calendar.zone);
  let target = date;
  for (let left = count; left > 0; left -= 1) target = nextWorkingDay(target, calendar);
  if (target === date) return at;
  const sinceMidnight = epochMilliseconds(at) - epochMilliseconds(atLocal(date, 0, calendar.zone));
  const minute = Math.min(Math.floor(sinceMidnight / 60_000), 24 * 60 - 1);
  return instantOf(epochMilliseconds(atLocal(target, minute, calendar.zone)) + (sinceMidnight % 60_000));
}

function addWorkingHours(at: Instant, count: number, calendar: WorkingCalendar): Instant {
  let left = count * 3_600_000;
  let from = epochMilliseconds(at);
  let date = businessDate(at, calendar.zone);
  if (left <= 0) return at;
  for (;;) {
    if (isWorkingDay(date, calendar)) {
      const opens = Math.max(from, epochMilliseconds(atLocal(date, calendar.opensMinute, calendar.zone)));
      const open = Math.max(0, epochMilliseconds(atLocal(date, calendar.closesMinute, calendar.zone)) - opens);
      if (left <= open) return instantOf(opens + left);
      left -= open;
    }
    date = addDays(date, 1);
    from = 0;
  }
}

/**
 * The moment a span of working time later. A working day later is the same time on the next working day; hours run only
 * while the hotel works, and end at closing rather than at the next opening.
 */
export const addWorking = (at: Instant, working: WorkingTime, calendar: WorkingCalendar): Instant =>
  "days" in working ? addWorkingDays(at, working.days, calendar) : addWorkingHours(at, working.hours, calendar);

export interface YearCalendar {
  /** False while a country's holidays are not announced or not known: its days then count by weekday alone. */
  readonly published: boolean;
  readonly days: readonly CalendarDay[];
}

/** A country's holidays and make-up days of a year, to be copied into a property's calendar and edited there. */
export function calendarDaysOf(country: string, year: number): YearCalendar {
  const first = calendarDate(year, 1, 1);
  if (country !== "CN" || first === undefined) return { published: false, days: [] };
  const named = Array.from({ length: daysBetween(first, calendarDate(year + 1, 1, 1) ?? first) }, (_, index) => {
    const date = addDays(first, index);
    const { name, work } = chineseDays.getDayDetail(date);
    // a listed day is named "New Year's Day,元旦,1", an ordinary one by its weekday
    return { date, working: work, name: name.split(",")[1] };
  });
  const listed = named.flatMap((day) => (day.name === undefined ? [] : [{ ...day, name: day.name }]));
  return { published: listed.length > 0, days: listed };
}
