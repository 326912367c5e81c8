import {
  businessDate,
  epochMilliseconds,
  type Instant,
  minuteOfDay,
  minutes,
  monthOf,
  type TimeZone,
} from "../kernel/time.ts";

export interface Rhythm {
  readonly every: "day" | "month" | "minutes";
  readonly minute: number;
}

/**
 * The period of a periodic job that is due at a moment, named in the property's own time; nothing while today's has not
 * begun. A worker that was away claims the period it comes back in: what it missed is that job's own to make good.
 */
export function duePeriod({ every, minute }: Rhythm, now: Instant, zone: TimeZone): string | undefined {
  if (every === "minutes") return String(Math.floor(epochMilliseconds(now) / minutes(minute)));
  if (minuteOfDay(now, zone) < minute) return undefined;
  const date = businessDate(now, zone);
  return every === "day" ? date : monthOf(date);
}
