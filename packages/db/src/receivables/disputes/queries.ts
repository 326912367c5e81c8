import type { Minor } from "@foyer/domain/kernel/money";
import { addDays, atLocal, type CalendarDate } from "@foyer/domain/kernel/time";
import type { DisputeOutcome, LedgerDisputeId, LedgerItemId } from "@foyer/domain/receivables/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { reachedAccounts } from "../open/queries.ts";

interface Contested {
  readonly asOf: CalendarDate;
  /** As far as it was known when that day was over: a later dispute is not there yet, one that was ended later still runs. */
  readonly knownOn?: CalendarDate | undefined;
}

/**
 * What is contested of the item `item` (a reference such as `o.item_id`) when a day was over. A report shows no more of it
 * than is open then.
 */
export function disputedOn(trx: Trx, item: RawBuilder<LedgerItemId>, { asOf, knownOn }: Contested): RawBuilder<Minor> {
  const moment = knownOn && sql`${atLocal(addDays(knownOn, 1), 0, trx.property.timeZone)}::timestamptz`;
  const [isKnown, until] = moment
    ? [
        sql`contested.recorded_at < ${moment}`,
        sql`case when contested.ended_at < ${moment} then contested.to_date else 'infinity' end`,
      ]
    : [sql`true`, sql`contested.to_date`];
  return sql<Minor>`(
    select coalesce(sum(contested.amount_minor), 0)::bigint from ledger_dispute contested
    where contested.property_id = ${trx.propertyId} and contested.item_id = ${item} and ${isKnown}
      and contested.from_date <= ${asOf}::date and ${until} > ${asOf}::date)`;
}

/** The amounts that are contested of an item now. */
export async function runningDisputes(trx: Trx, itemId: LedgerItemId): Promise<Minor[]> {
  const rows = await trx
    .selectFrom("ledgerDispute")
    .select("amountMinor")
    .where("propertyId", "=", trx.propertyId)
    .where("itemId", "=", itemId)
    .where("endedAt", "is", null)
    .execute();
  return rows.map((row) => row.amountMinor);
}

export interface DisputeRow {
  readonly id: LedgerDisputeId;
  readonly amountMinor: Minor;
  readonly reason: string;
  readonly fromDate: CalendarDate;
  /** Nothing while it runs. */
  readonly toDate: CalendarDate | null;
  readonly outcome: DisputeOutcome | null;
  readonly by: string | null;
}

/** What was and is contested of an item, the latest first; nothing for one out of reach. */
export async function disputesOfItem(
  trx: Trx,
  { itemId }: { itemId: LedgerItemId },
  today: CalendarDate,
): Promise<DisputeRow[]> {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await sql<DisputeRow>`
    select d.id, d.amount_minor, d.reason, d.from_date, nullif(d.to_date, 'infinity') as to_date, d.outcome, staff.name as by
    from ledger_dispute d
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = d.item_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    left join staff on staff.id = d.staff_id
    where d.property_id = ${trx.propertyId} and d.item_id = ${itemId} and ${reached}
    order by d.from_date desc, d.id desc limit 200`.execute(trx);
  return rows;
}
