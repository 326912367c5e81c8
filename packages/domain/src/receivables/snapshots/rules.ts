import { addDays, type CalendarDate, daysBetween } from "../../kernel/time.ts";

/** A worker that was away longer keeps the latest of the nights it missed; the others can be computed at any time. */
const mostNights = 400;

/** The business dates whose aging is still to be kept: all since the latest kept one, or only the last when none ever was. */
export function nightsToKeep(latest: CalendarDate | null, over: CalendarDate): CalendarDate[] {
  const missed = latest === null ? 1 : daysBetween(latest, over);
  return Array.from({ length: Math.max(0, Math.min(missed, mostNights)) }, (_, index) =>
    addDays(over, -index),
  ).toReversed();
}
