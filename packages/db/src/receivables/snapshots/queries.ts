import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import { nightsToKeep } from "@foyer/domain/receivables/snapshots/rules";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";

export interface RefusedSnapshot {
  readonly businessDate: CalendarDate;
  readonly currency: Currency;
  readonly refusedAt: Instant;
  readonly agedMinor: Minor;
  readonly controlMinor: Minor;
}

/**
 * Business dates that are over and whose aging is still to be kept, the oldest first: all since the latest kept one, only
 * the last when none ever was, and those that were refused and have not been kept since.
 */
export async function nightsWithoutSnapshot(trx: Trx, now: Instant): Promise<CalendarDate[]> {
  const over = addDays(today(trx, now), -1);
  const { latest } = await trx
    .selectFrom("agingSnapshot")
    .select(sql<CalendarDate | null>`max(business_date)`.as("latest"))
    .where("propertyId", "=", trx.propertyId)
    .executeTakeFirstOrThrow();
  const refused = (await refusedNights(trx)).map((each) => each.businessDate);
  return [...new Set([...refused, ...nightsToKeep(latest, over)])].toSorted();
}

/** Nights whose aging did not equal the control balance and that have not been kept since, each as it was refused last. */
export async function refusedNights(trx: Trx): Promise<RefusedSnapshot[]> {
  const { rows } = await sql<RefusedSnapshot>`
    select distinct on (refused.business_date, refused.currency) refused.business_date, refused.currency, refused.refused_at,
      refused.aged_minor, refused.control_minor
    from aging_snapshot_refused refused
    where refused.property_id = ${trx.propertyId} and not exists (
      select from aging_snapshot kept where kept.property_id = ${trx.propertyId} and kept.business_date = refused.business_date
        and kept.currency = refused.currency)
    order by refused.business_date, refused.currency, refused.refused_at desc limit 100`.execute(trx);
  return rows;
}

/** The business dates of which anything was kept. */
export async function keptDates(trx: Trx): Promise<CalendarDate[]> {
  const rows = await trx
    .selectFrom("agingSnapshot")
    .select("businessDate")
    .distinct()
    .where("propertyId", "=", trx.propertyId)
    .orderBy("businessDate")
    .execute();
  return rows.map((row) => row.businessDate);
}
