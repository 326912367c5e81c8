import type { ClientId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { debtKinds, saleKinds } from "@foyer/domain/receivables/figures/rules";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { closedDebts, dueDebts, type FiguresQuestion, soldItems } from "../../../receivables/figures/queries.ts";
import { openAmount } from "../../../receivables/open/queries.ts";

export interface Asked {
  readonly clientIds: readonly ClientId[];
  /** Days, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

interface OfClient {
  readonly clientId: ClientId;
}

/** The rows of a statement by their client; a client without any is left out. */
async function byClient<Row extends OfClient>(trx: Trx, statement: RawBuilder<Row>): Promise<Map<ClientId, Row>> {
  const { rows } = await statement.execute(trx);
  return new Map(rows.map((row) => [row.clientId, row]));
}

export interface Settled extends OfClient {
  /** Weighted by amount, two decimals. */
  readonly days: string;
  readonly closedMinor: Minor;
  readonly ids: readonly number[];
}

/** Debts settled on the days, and how late they were. */
export const settledBy = (trx: Trx, question: FiguresQuestion) =>
  byClient(
    trx,
    sql<Settled>`
      select closed.client_id, round(sum(closed.closed_minor::numeric * closed.days) / sum(closed.closed_minor), 2)::text as days,
        sum(closed.closed_minor)::bigint as closed_minor, array_agg(closed.item_id order by closed.item_id) as ids
      from (${closedDebts(trx, question)}) closed group by closed.client_id`,
  );

export interface Due extends OfClient {
  readonly dueMinor: Minor;
  readonly onTimeMinor: Minor;
  readonly ids: readonly number[];
}

/** Debts due on the days, and how much of them was paid by then. */
export const dueBy = (trx: Trx, question: FiguresQuestion) =>
  byClient(
    trx,
    sql<Due>`
      select due.client_id, sum(due.due_minor)::bigint as due_minor, sum(due.on_time_minor)::bigint as on_time_minor,
        array_agg(due.item_id order by due.item_id) as ids
      from (${dueDebts(trx, question)}) due group by due.client_id`,
  );

export interface Sold extends OfClient {
  readonly ids: readonly number[];
}

/** The documents that make up the credit sales of the days. */
export const soldBy = (trx: Trx, question: FiguresQuestion) =>
  byClient(
    trx,
    sql<Sold>`
      select sold.client_id, array_agg(sold.item_id order by sold.item_id) as ids
      from (${soldItems(trx, question)}) sold group by sold.client_id`,
  );

export interface Beginning extends OfClient {
  /** Since when the client has credit, and with which item; null: never. */
  readonly creditOn: CalendarDate | null;
  readonly itemId: number | null;
  readonly stayOn: CalendarDate | null;
  readonly stayId: number | null;
  /** Debts settled by the day, whenever. */
  readonly settled: number;
  /** Of the debts open on the day; null when nothing is. */
  readonly worstDaysLate: number | null;
  readonly worstItemId: number | null;
}

const beganWith = [...saleKinds, "opening"];

/** Since when clients stay and have credit, how many of their debts are settled, and how late the worst open one is. */
export const beginningsOf = (trx: Trx, { clientIds, to }: Asked) =>
  byClient(
    trx,
    sql<Beginning>`
      select asked.client_id, first_item.on_day as credit_on, first_item.id as item_id, first_stay.on_day as stay_on,
        first_stay.id as stay_id, coalesce(settled.count, 0)::int as settled, worst.days_late as worst_days_late, worst.id as worst_item_id
      from unnest(${[...clientIds]}::bigint[]) asked (client_id)
      left join lateral (
        select item.posting_date as on_day, item.id from ledger_account account
        join ledger_item item on item.property_id = ${trx.propertyId} and item.account_id = account.id
          and item.side = 'debit' and item.kind = any(${beganWith}::text[]) and item.posting_date <= ${to}::date
        where account.property_id = ${trx.propertyId} and account.client_id = asked.client_id and account.purpose = 'receivable'
        order by item.posting_date, item.id limit 1
      ) first_item on true
      left join lateral (
        select stay.arrival as on_day, stay.id from stay
        where stay.property_id = ${trx.propertyId} and stay.client_id = asked.client_id and stay.arrival <= ${to}::date
          and stay.status in ('in-house', 'completed')
        order by stay.arrival, stay.id limit 1
      ) first_stay on true
      left join lateral (
        select count(*) from ledger_account account
        join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = account.id and o.side = 'debit' and o.span >= 0
          and o.alive_from <= ${to}::date and (o.alive_to <= ${to}::date or o.first_allocated <= ${to}::date)
        join ledger_item item on item.property_id = ${trx.propertyId} and item.id = o.item_id and item.kind = any(${debtKinds}::text[])
          and not exists (select from ledger_item back where back.property_id = ${trx.propertyId} and back.reverses = item.id
            and back.posting_date <= ${to}::date)
        where account.property_id = ${trx.propertyId} and account.client_id = asked.client_id and account.purpose = 'receivable'
          and ${openAmount(trx, to)} = 0
      ) settled on true
      left join lateral (
        select ${to}::date - o.due_date as days_late, o.item_id as id from ledger_account account
        join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = account.id and o.side = 'debit' and o.span >= 0
          and o.alive_from <= ${to}::date and o.alive_to > ${to}::date
        where account.property_id = ${trx.propertyId} and account.client_id = asked.client_id and account.purpose = 'receivable'
          and ${openAmount(trx, to)} > 0
        order by o.due_date, o.item_id limit 1
      ) worst on true`,
  );

/** Those of the clients that are on the block list on the day. */
export async function blockedOf(trx: Trx, { clientIds, to }: Asked): Promise<Set<ClientId>> {
  const { rows } = await sql<OfClient>`
    select distinct client_id from credit_block where property_id = ${trx.propertyId} and client_id = any(${[...clientIds]}::bigint[])
      and from_date <= ${to}::date and ${to}::date < to_date`.execute(trx);
  return new Set(rows.map((row) => row.clientId));
}

export interface Contracted extends OfClient {
  readonly contractedYearMinor: Minor;
  readonly contractedBy: string;
}

/** What clients are contracted to buy in a year, as it was known when the day was over. */
export const contractedOf = (trx: Trx, { clientIds, to }: Asked) =>
  byClient(
    trx,
    sql<Contracted>`
      select latest.client_id, latest.contracted_year_minor, latest.contracted_by from (
        select distinct on (told.client_id) told.client_id, told.contracted_year_minor, told.contracted_by
        from credit_profile told
        where told.property_id = ${trx.propertyId} and told.client_id = any(${[...clientIds]}::bigint[])
          and (told.recorded_at at time zone ${trx.property.timeZone})::date <= ${to}::date
        order by told.client_id, told.recorded_at desc, told.id desc
      ) latest where latest.contracted_year_minor is not null`,
  );
