import { addMilliseconds, days, type Instant } from "../kernel/time.ts";

/** A file that a job made for somebody can be fetched for a week. */
export const keptUntil = (madeAt: Instant): Instant => addMilliseconds(madeAt, days(7));
