import { CalendarDate } from "@foyer/domain/kernel/time";
import type { BenchDatabase } from "./house.ts";

/** In the middle of what is posted, so that the past has to be found again. */
export const asOf = CalendarDate.parse("2025-03-31");

/** A unit of the made ledger: three invoices and two payments of one client, settled by five allocations. */
const unit = 5;
const block = 50_000;

/**
 * Units from $2 to $3: invoices over three years from 2024 on, due after 30 days, and two payments of all three 10 to 69
 * days after the last. The first payment settles 60 % of the first two, the second the rest; each tenth third invoice stays
 * half open.
 */
const units = `
  select n, account.id as account_id,
    date '2024-01-01' + ((n * 7919) % 1000)::int as document,
    date '2024-01-01' + ((n * 7919) % 1000)::int + 14 + (10 + n % 60)::int as paid,
    10000 + (n * 37) % 90000 as first, 10000 + (n * 53) % 90000 as second, 10000 + (n * 71) % 90000 as third,
    (n % 10 = 0)::int as part
  from generate_series($2::bigint, $3::bigint) n
  join ledger_account account on account.property_id = $1 and account.id = 1 + n % $4`;

const items = `
  insert into ledger_item (property_id, id, account_id, side, kind, amount_minor, document_date, posting_date, due_date,
    source_system, source_reference, recorded_at, sequence)
  select $1, u.n * 5 + made.place, u.account_id, made.side, case made.side when 'debit' then 'invoice' else 'payment' end,
    made.amount, made.posting, made.posting, case made.side when 'debit' then made.posting + 30 else made.posting end,
    'bench', u.n || '-' || made.place, '2026-01-01', u.n * 10 + made.place
  from (${units}) u
  cross join lateral (values
    (1, 'debit', u.first, u.document), (2, 'debit', u.second, u.document + 7), (3, 'debit', u.third, u.document + 14),
    (4, 'credit', u.first * 6 / 10 + u.second * 6 / 10, u.paid),
    (5, 'credit', u.first - u.first * 6 / 10 + u.second - u.second * 6 / 10 + u.third / (1 + u.part), u.paid + 20)
  ) made (place, side, amount, posting)`;

const allocations = `
  insert into ledger_allocation (property_id, id, account_id, debit_item_id, credit_item_id, amount_minor, effective_date, recorded_at, sequence)
  select $1, u.n * 5 + made.place, u.account_id, u.n * 5 + made.debit, u.n * 5 + made.credit, made.amount,
    u.paid + case made.credit when 4 then 0 else 20 end, '2026-01-01', u.n * 10 + 5 + made.place
  from (${units}) u
  cross join lateral (values
    (1, 1, 4, u.first * 6 / 10), (2, 2, 4, u.second * 6 / 10), (3, 1, 5, u.first - u.first * 6 / 10),
    (4, 2, 5, u.second - u.second * 6 / 10), (5, 3, 5, u.third / (1 + u.part))
  ) made (place, debit, credit, amount)`;

/** What posting would have left of them; `foyer ledger verify` finds the same from items and allocations. */
const projection = `
  insert into ledger_item_open (property_id, item_id, account_id, side, amount_minor, document_date, due_date, open_minor,
    lowest_open_minor, alive_from, alive_to, span, first_allocated, last_allocated)
  select $1, i.id, i.account_id, i.side, i.amount_minor, i.document_date, i.due_date, i.amount_minor - s.allocated,
    i.amount_minor - s.allocated, i.posting_date, life.ends,
    case life.ends when 'infinity' then 15
      else (select count(*) from generate_series(0, 14) power where life.ends - i.posting_date > 1 << power) end,
    s.first_allocated, s.last_allocated
  from ledger_item i
  join (
    select item_id, sum(amount_minor)::bigint as allocated, min(effective_date) as first_allocated, max(effective_date) as last_allocated
    from (
      select debit_item_id as item_id, amount_minor, effective_date from ledger_allocation where property_id = $1 and id between $2 and $3
      union all
      select credit_item_id, amount_minor, effective_date from ledger_allocation where property_id = $1 and id between $2 and $3
    ) moved group by item_id
  ) s on s.item_id = i.id
  cross join lateral (select case when s.allocated >= i.amount_minor then s.last_allocated else 'infinity' end as ends) life
  where i.property_id = $1 and i.id between $2 and $3`;

/**
 * Fills the ledger up to so many items and as many allocations, over all clients of the property. Ten million rows through
 * the one door would take an hour: they are written as the owner of the database, in blocks, and hold to the same laws.
 */
export const fillLedger = ({ asOwner, propertyId }: BenchDatabase, count: number): Promise<void> =>
  asOwner(async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into ledger_account (property_id, client_id, currency)
       select $1, id, 'EUR' from client where property_id = $1 and not house order by id
       on conflict (property_id, client_id, currency, purpose) do nothing`,
      [propertyId],
    );
    const { rows } = await client.query<{ accounts: number; there: number }>(
      `select (select count(*)::int from ledger_account where property_id = $1) as accounts,
         (select count(*)::int from ledger_item where property_id = $1) as there`,
      [propertyId],
    );
    const { accounts = 0, there = 0 } = rows[0] ?? {};
    for (let first = there / unit; first < count / unit; first += block) {
      const last = Math.min(first + block, count / unit) - 1;
      for (const made of [items, allocations]) await client.query(made, [propertyId, first, last, accounts]);
      await client.query(projection, [propertyId, first * unit + 1, (last + 1) * unit]);
    }
    await client.query(
      `insert into ledger_book (property_id, sequence, latest) values ($1, $2, '2026-01-01')
       on conflict (property_id) do update set sequence = excluded.sequence`,
      [propertyId, count * 2],
    );
    await client.query(
      `insert into ledger_recording (property_id, recorded_at, sequence) values ($1, '2026-01-01', $2)
       on conflict (property_id, recorded_at) do update set sequence = excluded.sequence`,
      [propertyId, count * 2],
    );
    // what is set for a transaction ends with it: all in one text is one
    await client.query(`select app.enter(array[${propertyId}]); select app.rebuild_ledger_control(${propertyId})`);
    await client.query("vacuum analyze");
  });
