import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** Something that does not follow from the rows that it is derived from, or breaks one of the ledger's laws. */
export interface LedgerFault {
  readonly fault:
    | "over-allocated"
    | "before-posting"
    | "stays"
    | "sequence"
    | "projection"
    | "open-amount"
    | "alive"
    | "control";
  /** Empty where it is about the whole ledger or a day of it. */
  readonly itemId: LedgerItemId | null;
  readonly date: CalendarDate | null;
  readonly expected: Minor | null;
  readonly found: Minor | null;
}

const spanOf = sql`case when purpose = 'deposit' then -1 when alive_to = 'infinity' then 15 else (
  select count(*) from generate_series(0, 14) power where alive_to - alive_from > 1 << power) end`;

/** A property's items with what their allocations come to, worked out apart from the function that keeps the projection. */
const derivedItems = (trx: Trx) => sql`
  move as (
    select debit_item_id as item_id, effective_date, amount_minor from ledger_allocation where property_id = ${trx.propertyId}
    union all
    select credit_item_id, effective_date, amount_minor from ledger_allocation where property_id = ${trx.propertyId}
  ), running as (
    select item_id, effective_date, sum(amount_minor) as moved,
      sum(sum(amount_minor)) over (partition by item_id order by effective_date) as allocated,
      lead(effective_date) over (partition by item_id order by effective_date) as next_date
    from move group by item_id, effective_date
  ), summed as (
    select r.item_id, max(r.allocated) as most, min(r.allocated) as least, sum(r.moved) as settled,
      min(r.effective_date) as first_allocated, max(r.effective_date) as last_allocated,
      -- the day after the last one on which something was open
      coalesce(max(r.next_date) filter (where r.allocated < i.amount_minor), min(r.effective_date)) as settled_on
    from running r join ledger_item i on i.property_id = ${trx.propertyId} and i.id = r.item_id
    group by r.item_id
  ), item as (
    select i.id, i.amount_minor, i.posting_date, a.purpose, o.open_minor, o.lowest_open_minor, o.alive_from, o.alive_to, o.span,
      o.item_id is not null as projected,
      (o.account_id, o.side, o.amount_minor, o.document_date, o.due_date, o.checkout_date, o.base_minor)
        is not distinct from (i.account_id, i.side, i.amount_minor, i.document_date, i.due_date, i.checkout_date, i.base_minor)
        and o.first_allocated = coalesce(s.first_allocated, 'infinity') and o.last_allocated = coalesce(s.last_allocated, 'infinity')
        and o.lowest_open_minor = i.amount_minor - greatest(coalesce(s.most, 0), 0) as repeats,
      coalesce(s.most, 0) as most, coalesce(s.least, 0) as least, coalesce(s.settled, 0) as settled, s.settled_on
    from ledger_item i
    join ledger_account a on a.property_id = ${trx.propertyId} and a.id = i.account_id
    left join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = i.id
    left join summed s on s.item_id = i.id
    where i.property_id = ${trx.propertyId}
  )`;

const derivedControl = (trx: Trx) => sql`
  control as (
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
  ), numbered as (
    select count(*) as rows, count(distinct sequence) as numbers, coalesce(max(sequence), 0) as last from (
      select sequence from ledger_item where property_id = ${trx.propertyId}
      union all select sequence from ledger_allocation where property_id = ${trx.propertyId}
    ) used
  )`;

/** Derives projection and control balances anew from items and allocations and lists what differs, the first item first, at most a thousand. */
export async function ledgerFaults(trx: Trx): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    with ${derivedItems(trx)}, ${derivedControl(trx)}
    select * from (
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
        or alive_to <> case when settled < amount_minor then 'infinity' else greatest(posting_date, coalesce(settled_on, posting_date)) end)
      union all
      select 'projection', id, null, null, null from item where projected and not repeats
      union all
      select 'projection', o.item_id, null, null, o.open_minor from ledger_item_open o
      where o.property_id = ${trx.propertyId} and not exists (
        select from ledger_item i where i.property_id = ${trx.propertyId} and i.id = o.item_id)
      union all
      select 'before-posting', d.id, l.effective_date, null, l.amount_minor
      from ledger_allocation l
      join ledger_item d on d.property_id = ${trx.propertyId} and d.id = l.debit_item_id
      join ledger_item c on c.property_id = ${trx.propertyId} and c.id = l.credit_item_id
      where l.property_id = ${trx.propertyId} and l.effective_date < greatest(d.posting_date, c.posting_date)
      union all
      select 'stays', i.id, null, i.amount_minor, sum(s.amount_minor)::bigint
      from ledger_item_stay s join ledger_item i on i.property_id = ${trx.propertyId} and i.id = s.item_id
      where s.property_id = ${trx.propertyId} group by i.id, i.amount_minor having sum(s.amount_minor) > i.amount_minor
      union all
      select 'sequence', null, null, n.rows, greatest(n.last, b.sequence)
      from numbered n left join ledger_book b on b.property_id = ${trx.propertyId}
      where n.rows <> n.numbers or n.rows <> n.last or n.last <> coalesce(b.sequence, 0)
      union all
      select 'control', null, posting_date, derived::bigint, kept::bigint from control where kept <> derived
    ) faults
    order by item_id nulls last, fault, date limit 1000`.execute(trx);
  return rows;
}
