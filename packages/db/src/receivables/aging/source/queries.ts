import type { ClientId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { Documented } from "../../../files/attachments/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { reachedAccounts } from "../../open/queries.ts";

export interface BilledStay {
  readonly stayId: StayId;
  readonly clientId: ClientId;
  readonly confirmation: string;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly amountMinor: Minor;
}

export interface Posted {
  readonly system: string;
  readonly reference: string;
  readonly line: number;
  readonly reason: string | null;
  /** Nobody: the system. */
  readonly by: string | null;
  readonly recordedAt: Instant;
}

/** Where an item comes from: its document's name in the system that it came by, who recorded it, and the stays it bills. */
export async function sourceOfItem(trx: Trx, { itemId }: { itemId: LedgerItemId }, today: CalendarDate) {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const items = await sql<Posted>`
    select item.source_system as system, item.source_reference as reference, item.source_line as line, item.reason,
      staff.name as by, item.recorded_at
    from ledger_item item
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    left join staff on staff.id = item.staff_id
    where item.property_id = ${trx.propertyId} and item.id = ${itemId} and ${reached}`.execute(trx);
  const posted = found(items.rows[0], "receivables.item-not-found", { id: itemId });
  const stays = await sql<BilledStay>`
    select billed.stay_id, stay.client_id, stay.confirmation, stay.arrival, stay.departure, billed.amount_minor
    from ledger_item_stay billed
    join stay on stay.property_id = ${trx.propertyId} and stay.id = billed.stay_id
    where billed.property_id = ${trx.propertyId} and billed.item_id = ${itemId}
    order by stay.arrival, stay.id`.execute(trx);
  return { ...posted, stays: stays.rows };
}

/** The files of a document in the ledger: whichever of its lines they were added to. */
export const itemDocuments: Documented = {
  read: "receivables:read",
  write: "receivables:write",
  rows: async (trx, { row, act }, on) => {
    const { rows } = await sql<{ id: number }>`
      select line.id from ledger_item item
      join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
      join ledger_item line on line.property_id = ${trx.propertyId} and line.source_system = item.source_system
        and line.source_reference = item.source_reference and line.account_id = item.account_id
      where item.property_id = ${trx.propertyId} and item.id = ${row} and ${await reachedAccounts(trx, act, on)}`.execute(
      trx,
    );
    return rows.map(({ id }) => id);
  },
  reaches: async (trx, { row, act }, on) => {
    const { rows } = await sql`
      select from ledger_item item
      join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
      where item.property_id = ${trx.propertyId} and item.id = ${row} and ${await reachedAccounts(trx, act, on)}`.execute(
      trx,
    );
    return rows.length > 0;
  },
};
