import { type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { FigureRowsQuestion } from "@foyer/domain/receivables/figures/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { openAmount } from "../../open/queries.ts";
import { ledgerColumns, type LedgerRow } from "../../queries.ts";
import { among, closedDebts, dueDebts, type FiguresQuestion, soldItems } from "../queries.ts";

/** An item that a figure was made from, and how it counts there. */
export interface FigureRow extends LedgerRow {
  /** What of it counts; negative where it takes a sale back. */
  readonly countedMinor: Minor;
  /** Days late, of a debt that was settled. */
  readonly days: number | null;
  /** What was paid by the due date, of a debt that fell due. */
  readonly onTimeMinor: Minor | null;
}

interface RowsQuestion extends FiguresQuestion {
  readonly asOf: CalendarDate;
}

/** What was owed on a day of debts that fell due, or whose documents are, between two dates. */
const owed = (trx: Trx, question: RowsQuestion, date: RawBuilder<unknown>) => sql`
  select item_id, counted, null::int as days, null::bigint as on_time from (
    select o.item_id, ${openAmount(trx, question.asOf)} as counted
    from ledger_account account
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = account.id and o.span >= 0 and o.side = 'debit'
      and o.alive_from <= ${question.asOf}::date and o.alive_to > ${question.asOf}::date
      and ${date} between ${question.from}::date and ${question.to}::date and ${among(trx, question)}
  ) owed where counted > 0`;

/** The rows of each figure: `item_id`, `counted`, `days`, `on_time`. */
const rowsOf: Record<FigureRowsQuestion["figure"], (trx: Trx, question: RowsQuestion) => RawBuilder<unknown>> = {
  sales: (trx, question) => sql`
    select item_id, sold_minor as counted, null::int as days, null::bigint as on_time from (${soldItems(trx, question)}) sold`,
  closed: (trx, question) => sql`
    select item_id, closed_minor as counted, days, null::bigint as on_time from (${closedDebts(trx, question)}) closed`,
  due: (trx, question) => sql`
    select item_id, due_minor as counted, null::int as days, on_time_minor as on_time from (${dueDebts(trx, question)}) due`,
  "owed-by-due": (trx, question) => owed(trx, question, sql`o.due_date`),
  "owed-by-document": (trx, question) => owed(trx, question, sql`o.document_date`),
};

const orders: Record<FigureRowsQuestion["figure"], RawBuilder<unknown>> = {
  sales: sql`item.posting_date desc`,
  closed: sql`counted.days desc`,
  due: sql`counted.counted - counted.on_time desc`,
  "owed-by-due": sql`item.due_date`,
  "owed-by-document": sql`item.document_date`,
};

/** The items that a figure of a window adds up, as the ledger stands; count and sums are of all of them whatever the page. */
export async function figureRows(trx: Trx, { figure, clientId, offset, limit, ...window }: FigureRowsQuestion) {
  const currency = window.currency ?? trx.property.currency;
  const asOf = window.asOf ?? window.to;
  const question = { from: window.from, to: window.to, asOf, currency, ...(clientId ? { clientIds: [clientId] } : {}) };
  const { rows } = await sql<FigureRow & { count: number; sumMinor: Minor; onTimeSumMinor: Minor | null }>`
    select ${ledgerColumns(trx, asOf, openAmount(trx, asOf))}, counted.counted as counted_minor, counted.days,
      counted.on_time as on_time_minor, (count(*) over ())::int as count, (sum(counted.counted) over ())::bigint as sum_minor,
      (sum(counted.on_time) over ())::bigint as on_time_sum_minor
    from (${rowsOf[figure](trx, question)}) counted
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = counted.item_id
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = counted.item_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
    order by ${orders[figure]}, item.id offset ${offset} limit ${limit}`.execute(trx);
  const [first] = rows;
  return {
    currency,
    rows: rows.map(({ count: _, sumMinor: __, onTimeSumMinor: ___, ...row }): FigureRow => row),
    count: first?.count ?? 0,
    sumMinor: first?.sumMinor ?? minor(0),
    onTimeMinor: first?.onTimeSumMinor ?? null,
  };
}
