import { z } from "zod";
import { CalendarDate } from "../../../kernel/time.ts";

/** The set that reports are cut by unless another is asked for; a property that never set it has 30, 60, 90, 120. */
export const standardSet = "standard";
export const standardEdges: readonly number[] = [30, 60, 90, 120];

export const BucketSetName = z.string().trim().min(1).max(40);

/** The last days past due of every bucket but the last one, which has none: 30, 60 is 1–30, 31–60, over 60. (A7.6) */
export const BucketEdges = z
  .array(z.int().min(1).max(3_650))
  .min(1)
  .max(11)
  .readonly()
  .refine((edges) => edges.every((edge, place) => edge > (edges[place - 1] ?? 0)), {
    params: { code: "receivables.edges-do-not-rise" },
  });
export type BucketEdges = z.infer<typeof BucketEdges>;

/** A new version of a set, or a new set. */
export const SetBuckets = z.strictObject({ name: BucketSetName, fromDate: CalendarDate, edges: BucketEdges });
export type SetBuckets = z.infer<typeof SetBuckets>;
