import type { Minor } from "@foyer/domain/kernel/money";
import type { Act } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { reachedStaff } from "../../staff/queries.ts";

/**
 * What was open of `o` when a day was over. Before its first allocation an item is whole and after its last one it is as it
 * is now, so that its allocations are added up only for a day between.
 */
export const openAmount = (trx: Trx, asOf: CalendarDate): RawBuilder<Minor> => sql<Minor>`(case
  when ${asOf}::date < o.first_allocated then o.amount_minor
  when ${asOf}::date >= o.last_allocated then o.open_minor
  when o.side = 'debit' then o.amount_minor - (
    select coalesce(sum(d.amount_minor), 0)::bigint from ledger_allocation d
    where d.property_id = ${trx.propertyId} and d.debit_item_id = o.item_id and d.effective_date <= ${asOf}::date)
  else o.amount_minor - (
    select coalesce(sum(c.amount_minor), 0)::bigint from ledger_allocation c
    where c.property_id = ${trx.propertyId} and c.credit_item_id = o.item_id and c.effective_date <= ${asOf}::date)
  end)`;

/**
 * The day from which all that is open of `o` now is free on every day: its posting, unless an allocation was taken back, for
 * until then it was settled, and stays so in every report of the past.
 */
export const freeFrom = sql<CalendarDate>`(
  case when o.lowest_open_minor >= o.open_minor then o.alive_from else o.last_allocated end)`;

/** Holds for the accounts (`account.client_id`) that the actor's act reaches: all, or those of one's own or one's team's clients today. */
export async function reachedAccounts(trx: Trx, act: Act, today: CalendarDate): Promise<RawBuilder<boolean>> {
  const staffIds = await reachedStaff(trx, act, today);
  if (!staffIds) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select from client_owner reached where reached.property_id = ${trx.propertyId} and reached.client_id = account.client_id
      and ${heldOn("reached", today)} and reached.staff_id = any(${staffIds}::bigint[]))`;
}
