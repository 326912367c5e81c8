import {
  atLocal,
  type CalendarDate,
  dayNumber,
  epochMilliseconds,
  hours,
  type Instant,
  instantOf,
  type TimeZone,
} from "@foyer/domain/kernel/time";

/** Moments of a zone without summer time, quicker than by the calendar: a demo has tens of thousands of them. */
export function clockOf(zone: TimeZone, today: CalendarDate): (date: CalendarDate, minute: number) => Instant {
  const midnight = epochMilliseconds(atLocal(today, 0, zone)) - dayNumber(today) * hours(24);
  return (date, minute) => instantOf(dayNumber(date) * hours(24) + midnight + minute * 60_000);
}
