import type { JobName } from "@foyer/domain/jobs";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";

/** True for the one who claims this period of the job at the property; everybody after gets false. */
export async function claimPeriod(
  trx: Trx,
  { name, period }: { name: JobName; period: string },
  now: Instant,
): Promise<boolean> {
  const claimed = await trx
    .insertInto("jobPeriod")
    .values({ propertyId: trx.propertyId, name, period, claimedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("period")
    .executeTakeFirst();
  return claimed !== undefined;
}
