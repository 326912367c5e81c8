import { addDays, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import { nightsToKeep } from "@foyer/domain/receivables/rules";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";

/** Business dates that are over and whose aging nobody kept yet. */
export async function nightsWithoutSnapshot(trx: Trx, now: Instant): Promise<CalendarDate[]> {
  const kept = await trx
    .selectFrom("agingSnapshot")
    .select(sql<CalendarDate | null>`max(business_date)`.as("latest"))
    .where("propertyId", "=", trx.propertyId)
    .executeTakeFirstOrThrow();
  return nightsToKeep(kept.latest, addDays(today(trx, now), -1));
}
