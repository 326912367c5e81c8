import { refuseVersion } from "@foyer/domain/receivables/aging/buckets/rules";
import { type SetBuckets, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";

/** Cuts by other days from a date on; the versions before it stay. One that begins today or later may be set anew. */
export async function setBuckets(trx: Trx, given: SetBuckets, now: Instant): Promise<void> {
  const { name, fromDate } = given;
  const edges = [...given.edges];
  const versions = await trx
    .selectFrom("agingBucketSet")
    .select(["fromDate", "edges"])
    .where("propertyId", "=", trx.propertyId)
    .where("name", "=", name)
    .forUpdate()
    .execute();
  refuseVersion(given, { isNew: versions.length === 0 && name !== standardSet, today: today(trx, now) });
  const { id } = await trx
    .insertInto("agingBucketSet")
    .values({ propertyId: trx.propertyId, name, fromDate, edges, staffId: answerable(trx.actor), setAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(["propertyId", "name", "fromDate"])
        .doUpdateSet({ edges, staffId: answerable(trx.actor), setAt: now }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  const before = versions.find((version) => version.fromDate === fromDate)?.edges ?? null;
  await recordChange(trx, {
    act: "receivables.set-buckets",
    at: now,
    fields: [{ subject: "agingBucketSet", row: id, field: `${name}@${fromDate}`, before, after: edges }],
  });
}
