import type { ClientId } from "@foyer/domain/clients/schema";
import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Month } from "@foyer/domain/kernel/time";
import { debtKinds, lossKinds, moneyKinds, saleCreditKinds, saleKinds } from "@foyer/domain/receivables/figures/rules";
import type { Ratio } from "@foyer/domain/receivables/figures/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { openAmount } from "../open/queries.ts";

/** What a figure is asked about: days, both included, and whose accounts. */
export interface FiguresQuestion {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Everybody's when absent. */
  readonly clientIds?: readonly ClientId[];
  /** Accounts in this currency, in it; absent: all accounts, in the property's currency at each item's booked rate. */
  readonly currency?: Currency;
}

export interface ByClient {
  readonly clientId: ClientId;
}

/** An amount of `item` in the currency that was asked for. */
const valued = ({ currency }: FiguresQuestion, amount: RawBuilder<unknown>) =>
  currency === undefined
    ? sql`(case when item.base_minor is null then ${amount} else round(${amount}::numeric * item.base_minor / item.amount_minor) end)`
    : amount;

export const among = (trx: Trx, { clientIds, currency }: FiguresQuestion) => sql`
  account.property_id = ${trx.propertyId} and account.purpose = 'receivable'
  and ${currency === undefined ? sql`true` : sql`account.currency = ${currency}`}
  and ${clientIds === undefined ? sql`true` : sql`account.client_id = any(${[...clientIds]}::bigint[])`}`;

/**
 * The items posted on the days asked about: those of the clients by their accounts, or everybody's by the days. A life's
 * span says nothing about its beginning, so the index is looked up once for each. Each item's account is looked up, too: the
 * planner takes the items for so few that it would go through all of them for every account.
 */
const postedItems = (trx: Trx, question: FiguresQuestion) =>
  question.clientIds === undefined
    ? sql`
      from generate_series(0, 15) life (span)
      cross join lateral (
        select o.item_id from ledger_item_open o
        where o.property_id = ${trx.propertyId} and o.span = life.span
          and o.alive_from between ${question.from}::date and ${question.to}::date
        offset 0
      ) posted
      join ledger_item item on item.property_id = ${trx.propertyId} and item.id = posted.item_id
      cross join lateral (
        select account.client_id from ledger_account account where ${among(trx, question)} and account.id = item.account_id offset 0
      ) account`
    : sql`
      from ledger_account account
      join ledger_item item on item.property_id = ${trx.propertyId} and item.account_id = account.id
        and item.posting_date between ${question.from}::date and ${question.to}::date
        and ${among(trx, question)}`;

/** What `item` was before it was taken back, and that taken back again: a reversed invoice is a sale less. */
const rootKind = (trx: Trx) => sql`(case when item.reverses is null then item.kind else (
  with recursive chain (kind, reverses) as (
    select r.kind, r.reverses from ledger_item r where r.property_id = ${trx.propertyId} and r.id = item.reverses
    union all
    select r.kind, r.reverses from chain join ledger_item r on r.property_id = ${trx.propertyId} and r.id = chain.reverses
  )
  select chain.kind from chain where chain.reverses is null) end)`;

const soldKinds = [...saleKinds, ...saleCreditKinds];

/** The items that make up the credit sales, a sale positive and what takes one back negative. */
export const soldItems = (trx: Trx, question: FiguresQuestion): RawBuilder<unknown> => sql`
  select item.id as item_id, account.client_id, item.posting_date,
    (case item.side when 'debit' then 1 else -1 end * ${valued(question, sql`item.amount_minor`)})::bigint as sold_minor
  ${postedItems(trx, question)}
  where (item.kind = any(${soldKinds}::text[]) or item.reverses is not null) and ${rootKind(trx)} = any(${soldKinds}::text[])`;

/**
 * What was sold on credit on the days asked about, by posting date: invoices, their instalments and debit notes, less credit
 * notes; a document taken back counts against the day on which it was. No opening balance (it was sold before the books
 * began), no finance charge, refund, payment or write-off, and no adjustment by hand. Clients without are left out. (A7.6)
 */
export async function creditSalesByClient(
  trx: Trx,
  question: FiguresQuestion,
): Promise<(ByClient & { readonly salesMinor: Minor })[]> {
  const { rows } = await sql<ByClient & { salesMinor: Minor }>`
    select sold.client_id, sum(sold.sold_minor)::bigint as sales_minor
    from (${soldItems(trx, question)}) sold group by sold.client_id order by sold.client_id`.execute(trx);
  return rows;
}

/** The credit sales of one client, or of the whole property. */
export async function creditSales(
  trx: Trx,
  { clientId, ...question }: Omit<FiguresQuestion, "clientIds"> & { readonly clientId?: ClientId },
): Promise<Minor> {
  const asked = clientId === undefined ? question : { ...question, clientIds: [clientId] };
  const { rows } = await sql<{ salesMinor: Minor }>`
    select coalesce(sum(sold.sold_minor), 0)::bigint as sales_minor from (${soldItems(trx, asked)}) sold`.execute(trx);
  return rows[0]?.salesMinor ?? minor(0);
}

/** The credit sales of each month of the days asked about; months without are left out. */
export async function creditSalesByMonth(trx: Trx, question: FiguresQuestion): Promise<Map<Month, Minor>> {
  const { rows } = await sql<{ month: Month; salesMinor: Minor }>`
    select to_char(sold.posting_date, 'YYYY-MM') as month, sum(sold.sold_minor)::bigint as sales_minor
    from (${soldItems(trx, question)}) sold group by 1`.execute(trx);
  return new Map(rows.map((row) => [row.month, row.salesMinor]));
}

/** What was given up as lost on the days asked about, by posting date, less what was taken back of it. */
export async function writtenOff(trx: Trx, question: FiguresQuestion): Promise<Minor> {
  const { rows } = await sql<{ lostMinor: Minor }>`
    select coalesce(sum(case item.side when 'credit' then 1 else -1 end * ${valued(question, sql`item.amount_minor`)}), 0)::bigint
      as lost_minor
    ${postedItems(trx, question)}
    where (item.kind = any(${lossKinds}::text[]) or item.reverses is not null) and ${rootKind(trx)} = any(${lossKinds}::text[])`.execute(
    trx,
  );
  return rows[0]?.lostMinor ?? minor(0);
}

/** What settled `o` by a day, by whether the client paid, nobody will, or it was never owed. A payment that bounced since is none. */
const settledBy = (trx: Trx, { to }: FiguresQuestion) => sql`
  cross join lateral (
    select coalesce(sum(by_credit.net) filter (where credit.kind = any(${moneyKinds}::text[])), 0)::bigint as paid,
      coalesce(sum(by_credit.net) filter (where credit.kind = any(${lossKinds}::text[])), 0)::bigint as lost,
      coalesce(sum(by_credit.net), 0)::bigint as settled,
      coalesce(sum(least(by_credit.net, by_credit.by_due)) filter (where credit.kind = any(${moneyKinds}::text[])), 0)::bigint as on_time
    from (
      select d.credit_item_id, sum(d.amount_minor) as net,
        coalesce(sum(d.amount_minor) filter (where d.effective_date <= o.due_date), 0) as by_due
      from ledger_allocation d
      where d.property_id = ${trx.propertyId} and d.debit_item_id = o.item_id and d.effective_date <= ${to}::date
      group by d.credit_item_id
    ) by_credit
    join ledger_item credit on credit.property_id = ${trx.propertyId} and credit.id = by_credit.credit_item_id
  ) settled`;

/** Whether `o` was settled when the last day asked about was over, having been open or posted on one of them. */
const settledInWindow = (trx: Trx, { from, to }: FiguresQuestion) => sql`
  o.side = 'debit' and o.alive_from <= ${to}::date and o.alive_to >= ${from}::date
  and (o.alive_to <= ${to}::date or (
    o.first_allocated <= ${to}::date and o.last_allocated > ${to}::date and ${openAmount(trx, to)} = 0))`;

/** The projection of what may have been settled: of the clients, or everybody's by the spans of lives that reach into the window. */
const settledItems = (trx: Trx, question: FiguresQuestion) =>
  question.clientIds === undefined
    ? sql`
      from generate_series(0, 15) life (span)
      cross join lateral (
        select o.* from ledger_item_open o
        where o.property_id = ${trx.propertyId} and o.span = life.span
          and o.alive_from >= case life.span when 15 then '-infinity' else ${question.from}::date - (1 << life.span) end
          and ${settledInWindow(trx, question)}
        offset 0
      ) o
      join ledger_account account on ${among(trx, question)} and account.id = o.account_id`
    : sql`
      from ledger_account account
      join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = account.id and o.span >= 0
        and ${settledInWindow(trx, question)} and ${among(trx, question)}`;

/** The day on which `o` became settled: later allocations may have opened it again since. */
const settledOn = (trx: Trx, { to }: FiguresQuestion) => sql`
  (case when o.alive_to <= ${to}::date then o.alive_to else (
    select max(r.effective_date) from (
      select d.effective_date, sum(d.amount_minor) as moved, sum(sum(d.amount_minor)) over (order by d.effective_date) as allocated
      from ledger_allocation d
      where d.property_id = ${trx.propertyId} and d.debit_item_id = o.item_id and d.effective_date <= ${to}::date
      group by d.effective_date
    ) r where r.allocated >= o.amount_minor and r.allocated - r.moved < o.amount_minor) end)`;

/** The debts settled on the days asked about, with how much of each counts and its days late. */
export const closedDebts = (trx: Trx, question: FiguresQuestion): RawBuilder<unknown> => sql`
  select item.id as item_id, account.client_id, closed.closed_on, closed.closed_on - o.due_date as days,
    ${valued(question, sql`(settled.paid + settled.lost)`)}::bigint as closed_minor
  ${settledItems(trx, question)}
  cross join lateral (select ${settledOn(trx, question)} as closed_on offset 0) closed
  join ledger_item item on item.property_id = ${trx.propertyId} and item.id = o.item_id and item.kind = any(${debtKinds}::text[])
  ${settledBy(trx, question)}
  where closed.closed_on >= ${question.from}::date and settled.paid + settled.lost > 0`;

export interface DaysLate {
  /** Weighted by amount, two decimals; null where nothing was settled. Paid before the due date is negative. */
  readonly days: Ratio;
  /** What was settled. */
  readonly closedMinor: Minor;
  readonly debts: number;
}

const lateness = sql`
  round(sum(closed.closed_minor::numeric * closed.days) / nullif(sum(closed.closed_minor), 0), 2)::text as days,
  coalesce(sum(closed.closed_minor), 0)::bigint as closed_minor, count(*)::int as debts`;

/**
 * How late the debts were that were settled on the days asked about, weighted by amount: the day on which nothing was open
 * any more less the due date. What was credited or taken back was never owed and does not count; a write-off counts as late
 * until its day. Clients without are left out. (A7.1, A7.6)
 */
export async function daysLateByClient(trx: Trx, question: FiguresQuestion): Promise<(ByClient & DaysLate)[]> {
  const { rows } = await sql<ByClient & DaysLate>`
    select closed.client_id, ${lateness} from (${closedDebts(trx, question)}) closed
    group by closed.client_id order by closed.client_id`.execute(trx);
  return rows;
}

const noneClosed: DaysLate = { days: null, closedMinor: minor(0), debts: 0 };

/** The days late of all that was settled, of these clients or of the whole property. */
export async function daysLate(trx: Trx, question: FiguresQuestion): Promise<DaysLate> {
  const { rows } = await sql<DaysLate>`select ${lateness} from (${closedDebts(trx, question)}) closed`.execute(trx);
  return rows[0] ?? noneClosed;
}

/** The debts that fell due on the days asked about, what of each was owed and what was paid by its due date. */
export const dueDebts = (trx: Trx, question: FiguresQuestion): RawBuilder<unknown> => sql`
  select item.id as item_id, account.client_id,
    ${valued(question, sql`(o.amount_minor - (settled.settled - settled.paid - settled.lost))`)}::bigint as due_minor,
    ${valued(question, sql`settled.on_time`)}::bigint as on_time_minor
  from ledger_account account
  join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = account.id and o.span >= 0 and o.side = 'debit'
    and o.due_date between ${question.from}::date and ${question.to}::date and o.alive_from <= ${question.to}::date
    and ${among(trx, question)}
  join ledger_item item on item.property_id = ${trx.propertyId} and item.id = o.item_id and item.kind = any(${debtKinds}::text[])
  ${settledBy(trx, question)}
  where settled.settled - settled.paid - settled.lost < o.amount_minor`;

export interface PaidOnTime {
  readonly dueMinor: Minor;
  readonly onTimeMinor: Minor;
}

const punctuality = sql`coalesce(sum(due.due_minor), 0)::bigint as due_minor, coalesce(sum(due.on_time_minor), 0)::bigint as on_time_minor`;

/**
 * Of the debts that fell due on the days asked about, how much was paid by the due date, by value. By due date and not by
 * settlement, so that who never pays is not left out. Credited amounts were never owed. Clients without are left out. (A7.1)
 */
export async function paidOnTimeByClient(trx: Trx, question: FiguresQuestion): Promise<(ByClient & PaidOnTime)[]> {
  const { rows } = await sql<ByClient & PaidOnTime>`
    select due.client_id, ${punctuality} from (${dueDebts(trx, question)}) due
    group by due.client_id order by due.client_id`.execute(trx);
  return rows;
}

/** What was paid in time of all that fell due, of these clients or of the whole property. */
export async function paidOnTime(trx: Trx, question: FiguresQuestion): Promise<PaidOnTime> {
  const { rows } = await sql<PaidOnTime>`select ${punctuality} from (${dueDebts(trx, question)}) due`.execute(trx);
  return rows[0] ?? { dueMinor: minor(0), onTimeMinor: minor(0) };
}
