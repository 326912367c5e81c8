import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** A row of the ledger that is not what the rows under it say. */
export interface LedgerFault {
  readonly fault: "open-amount" | "alive" | "over-allocated" | "control";
  /** Empty where a day's control balance is wrong. */
  readonly itemId: LedgerItemId | null;
  readonly date: CalendarDate | null;
  readonly expected: Minor | null;
  readonly found: Minor | null;
}

const spanOf = sql`case when purpose = 'deposit' then -1 when alive_to = 'infinity' then 15 else (
  select count(*) from generate_series(0, 14) power where alive_to - alive_from > 1 << power) end`;

/** Derives projection and control balances anew from items and allocations and lists what differs, at most a thousand. */
export async function ledgerFaults(trx: Trx): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    with move as (
      select debit_item_id as item_id, effective_date, amount_minor from ledger_allocation where property_id = ${trx.propertyId}
      union all
      select credit_item_id, effective_date, amount_minor from ledger_allocation where property_id = ${trx.propertyId}
    ), running as (
      select item_id, effective_date, sum(amount_minor) as moved,
        sum(sum(amount_minor)) over (partition by item_id order by effective_date) as allocated
      from move group by item_id, effective_date
    ), item as (
      select i.id, i.amount_minor, i.posting_date, a.purpose, o.open_minor, o.alive_from, o.alive_to, o.span, o.item_id is not null as projected,
        coalesce(max(r.allocated), 0) as most, coalesce(min(r.allocated), 0) as least, coalesce(sum(r.moved), 0) as settled,
        max(r.effective_date) filter (where r.allocated < i.amount_minor) as last_partly
      from ledger_item i
      join ledger_account a on a.property_id = ${trx.propertyId} and a.id = i.account_id
      left join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = i.id
      left join running r on r.item_id = i.id
      where i.property_id = ${trx.propertyId}
      group by i.id, i.amount_minor, i.posting_date, a.purpose, o.open_minor, o.alive_from, o.alive_to, o.span, o.item_id
    ), control as (
      select coalesce(kept.posting_date, derived.posting_date) as posting_date,
        coalesce(kept.balance, 0) as kept, coalesce(derived.balance, 0) as derived
      from (
        select currency, posting_date, debit_minor - credit_minor as balance from ledger_control where property_id = ${trx.propertyId}
      ) kept
      full join (
        select a.currency, i.posting_date, sum(case i.side when 'debit' then i.amount_minor else -i.amount_minor end) as balance
        from ledger_item i join ledger_account a on a.property_id = ${trx.propertyId} and a.id = i.account_id and a.purpose = 'receivable'
        where i.property_id = ${trx.propertyId} group by a.currency, i.posting_date
      ) derived on derived.currency = kept.currency and derived.posting_date = kept.posting_date
    )
    select 'over-allocated' as fault, id as item_id, null::date as date, amount_minor as expected, most::bigint as found
    from item where most > amount_minor or least < 0
    union all
    select 'open-amount', id, null, (amount_minor - settled)::bigint, open_minor
    from item where not projected or open_minor <> amount_minor - settled
    union all
    -- alive from the posting on, and for as long as anything is open
    select 'alive', id, null, null, null
    from item where projected and (
      alive_from <> posting_date or span is distinct from ${spanOf}
      or alive_to <> case when settled < amount_minor then 'infinity' else greatest(posting_date, coalesce((
        select min(r.effective_date) from running r where r.item_id = item.id and r.effective_date > coalesce(last_partly, '-infinity')
      ), posting_date)) end)
    union all
    select 'control', null, posting_date, derived::bigint, kept::bigint from control where kept <> derived
    limit 1000`.execute(trx);
  return rows;
}
