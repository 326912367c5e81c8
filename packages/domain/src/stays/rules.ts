import { type Minor, minor, spread } from "../kernel/money.ts";
import { addDays, type CalendarDate, daysBetween } from "../kernel/time.ts";
import {
  producingStatuses,
  type Revenue,
  type RevenueKind,
  revenueKinds,
  type StayDay,
  type StayStatus,
} from "./schema.ts";

/** Completed and in house; what is on the books does not count yet. (B1.5) */
export const produces = (status: StayStatus): boolean => producingStatuses.some((producing) => producing === status);

export interface StaySpan {
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
}

export const nightsOf = ({ arrival, departure }: Pick<StaySpan, "arrival" | "departure">): number =>
  daysBetween(arrival, departure);

/**
 * The days of a stay: one for each night, so that a stay over a month's end falls into both months; a day use has one
 * day without a night. Each kind of revenue is spread evenly over them, what does not divide going to the first days.
 */
export function daysOfStay(stay: StaySpan, revenue: Revenue): StayDay[] {
  const nights = nightsOf(stay);
  const count = Math.max(nights, 1);
  const parts = new Map(
    revenueKinds.map((kind) => [
      kind,
      spread(
        revenue[kind],
        Array.from({ length: count }, () => 1),
      ),
    ]),
  );
  const on = (kind: RevenueKind, index: number): Minor => minor(parts.get(kind)?.[index] ?? 0);
  return Array.from({ length: count }, (_, index) => ({
    date: addDays(stay.arrival, index),
    rooms: stay.rooms,
    nights: nights === 0 ? 0 : 1,
    revenue: {
      room: on("room", index),
      food: on("food", index),
      meeting: on("meeting", index),
      other: on("other", index),
    },
  }));
}

/** Room nights are nights times rooms. */
export const roomNightsOf = (days: readonly StayDay[]): number =>
  days.reduce((sum, day) => sum + day.nights * day.rooms, 0);

/** Growth over the same figure of the year before, in whole percent, never a minus zero; nothing where there was none. */
export const growth = (now: number, before: number): number | null =>
  before <= 0 ? null : Math.round(((now - before) / before) * 100) + 0;
