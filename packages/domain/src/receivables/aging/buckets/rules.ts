import { Refusal } from "../../../kernel/refusal.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { BucketName } from "../schema.ts";
import type { BucketEdges, SetBuckets } from "./schema.ts";

export interface Bucket {
  readonly name: BucketName;
  /** The first day past due that is in it. */
  readonly from: number;
  /** The last one; the last bucket has none. */
  readonly to: number | null;
}

const bucket = (from: number, to: number | null): Bucket => ({
  name: to === null ? `over-${from - 1}` : `${from}-${to}`,
  from,
  to,
});

/** Each edge in exactly one bucket: 30 days past due are in the one that ends with 30. */
export const bucketsOf = (edges: BucketEdges): Bucket[] =>
  [...edges, null].map((edge, place) => bucket((edges[place - 1] ?? 0) + 1, edge));

/** Due today is not late. (A7.6) */
export function bucketOf(daysPastDue: number, edges: BucketEdges): "not-due" | BucketName {
  if (daysPastDue <= 0) return "not-due";
  const place = edges.findIndex((edge) => daysPastDue <= edge);
  return bucket((edges[(place < 0 ? edges.length : place) - 1] ?? 0) + 1, edges[place] ?? null).name;
}

/** A version begins today or later, so that the report of a day that is over stays cut as it was. A new set changes no report. */
export function refuseVersion(
  { fromDate }: SetBuckets,
  { isNew, today }: { isNew: boolean; today: CalendarDate },
): void {
  if (!isNew && fromDate < today) throw new Refusal("invalid", "receivables.buckets-of-the-past", { date: fromDate });
}
