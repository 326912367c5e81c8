import type { CalendarDate } from "@foyer/domain/kernel/time";
import { found } from "@foyer/domain/kernel/refusal";
import { type BucketEdges, standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";

/** By which a set cuts the report of a day: the version in force then, or the set's first one. */
export async function edgesOn(
  trx: Trx,
  { buckets, asOf }: { buckets: string; asOf: CalendarDate },
): Promise<BucketEdges> {
  const version = await trx
    .selectFrom("agingBucketSet")
    .select("edges")
    .where("propertyId", "=", trx.propertyId)
    .where("name", "=", buckets)
    .$if(buckets === standardSet, (query) => query.where("fromDate", "<=", asOf))
    .orderBy(sql`from_date <= ${asOf}`, "desc")
    .orderBy(sql`abs(from_date - ${asOf}::date)`)
    .limit(1)
    .executeTakeFirst();
  if (buckets === standardSet) return version?.edges ?? standardEdges;
  return found(version, "receivables.bucket-set-not-found", { name: buckets }).edges;
}

export interface BucketVersion {
  readonly name: string;
  readonly fromDate: CalendarDate;
  readonly edges: BucketEdges;
  readonly by: string | null;
}

/** Every version of every set, the standard one first, its latest version first. */
export async function bucketVersions(trx: Trx): Promise<BucketVersion[]> {
  return trx
    .selectFrom("agingBucketSet")
    .leftJoin("staff", "staff.id", "agingBucketSet.staffId")
    .select(["agingBucketSet.name", "agingBucketSet.fromDate", "agingBucketSet.edges", "staff.name as by"])
    .where("agingBucketSet.propertyId", "=", trx.propertyId)
    .orderBy(sql`aging_bucket_set.name = ${standardSet}`, "desc")
    .orderBy("agingBucketSet.name")
    .orderBy("agingBucketSet.fromDate", "desc")
    .execute();
}
