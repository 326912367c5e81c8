import { type Minor, minor, sum } from "../../kernel/money.ts";
import { addDays, type CalendarDate } from "../../kernel/time.ts";
import type { StayStatus } from "../../stays/schema.ts";
import type { Exposure, ExposurePart, ExposureWindow } from "./schema.ts";

export const exposureTotal = ({ balance, unbilled, reserved }: Exposure): Minor => sum([balance, unbilled, reserved]);

/** What is left of a limit; less than nothing when it is exceeded. Nothing where none was granted. (A7.4) */
export const headroomOf = (limit: Minor | null, exposure: Minor): Minor | null =>
  limit === null ? null : minor(limit - exposure);

/** As which part a stay counts: consumed, or expected. Tentative ones and those that came to nothing do not. (A7.4) */
export function partOfStay(status: StayStatus): Exclude<ExposurePart, "balance"> | null {
  if (status === "completed") return "unbilled";
  return status === "definite" || status === "in-house" ? "reserved" : null;
}

/**
 * Whether a stay is looked at. One that left too long ago without a bill was paid at the desk, as far as the house knows; one
 * that arrives beyond the horizon is counted when its time comes.
 */
export const isInWindow = (
  { arrival, departure }: { readonly arrival: CalendarDate; readonly departure: CalendarDate },
  { on, horizon, unbilled }: ExposureWindow,
): boolean => departure >= addDays(on, -unbilled) && arrival <= addDays(on, horizon);

/** What is left of an expected amount when so much of it became something else: never less than nothing. */
export const leftOf = (expected: Minor, used: Minor): Minor => minor(Math.max(0, expected - used));

/** What is written at the house's own desk for stays: everything else was imported. */
export const enteredHere = "foyer";
