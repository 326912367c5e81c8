import type { ClientId } from "@foyer/domain/clients/schema";
import { monthsUpTo } from "@foyer/domain/credit/assessment/rules";
import type { UsedMonth } from "@foyer/domain/credit/assessment/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";

/** What `item` adds to what its client owes, in the property's currency at the booked rate. */
const moved = sql`case item.side when 'debit' then coalesce(item.base_minor, item.amount_minor) else -coalesce(item.base_minor, item.amount_minor) end`;

/**
 * For each of the twelve months up to a day in which a client had a limit above 0: what it owed when a day was over, on the
 * day on which that was the largest share of the limit in force then. Only days on which something moved, a month began or
 * a limit did can be that day. Clients without a limit are left out.
 */
export async function usedMonths(
  trx: Trx,
  { clientIds, on }: { clientIds: readonly ClientId[]; on: CalendarDate },
): Promise<Map<ClientId, UsedMonth[]>> {
  const months = monthsUpTo(on);
  const begin = months[0]?.from ?? on;
  const { rows } = await sql<UsedMonth & { clientId: ClientId }>`
    with month as (
      select * from unnest(${months.map((each) => each.from)}::date[], ${months.map((each) => each.to)}::date[]) as month (begins, ends)
    ), granted as (
      select l.client_id, l.from_date, l.to_date, l.limit_minor from client_credit_limit l
      where l.property_id = ${trx.propertyId} and l.client_id = any(${[...clientIds]}::bigint[]) and l.limit_minor > 0
        and l.from_date <= ${on}::date and l.to_date > ${begin}::date
    ), marked as (
      select account.client_id, greatest(item.posting_date, ${begin}::date) as day, ${moved} as moved
      from ledger_account account
      join ledger_item item on item.property_id = ${trx.propertyId} and item.account_id = account.id and item.posting_date <= ${on}::date
      where account.property_id = ${trx.propertyId} and account.purpose = 'receivable'
        and account.client_id in (select client_id from granted)
      union all
      select named.client_id, month.begins, 0 from (select distinct client_id from granted) named cross join month
      union all
      select client_id, greatest(from_date, ${begin}::date), 0 from granted
    ), owed as (
      select client_id, day, sum(sum(moved)) over (partition by client_id order by day)::bigint as owed
      from marked group by client_id, day
    )
    select distinct on (owed.client_id, month.begins) owed.client_id, month.begins as "from", month.ends as "to",
      owed.owed as peak_minor, granted.limit_minor,
      round(100 * greatest(owed.owed, 0)::numeric / granted.limit_minor, 4)::text as share
    from owed
    join month on owed.day between month.begins and month.ends
    join granted on granted.client_id = owed.client_id and granted.from_date <= owed.day and owed.day < granted.to_date
    order by owed.client_id, month.begins, greatest(owed.owed, 0)::numeric / granted.limit_minor desc, owed.owed desc, granted.limit_minor`.execute(
    trx,
  );
  const used = new Map<ClientId, UsedMonth[]>();
  for (const { clientId, ...month } of rows) used.set(clientId, [...(used.get(clientId) ?? []), month]);
  return used;
}
