import { type Minor, minor } from "@foyer/domain/kernel/money";
import type { FigureRowsQuestion } from "@foyer/domain/receivables/figures/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { openAmount } from "../../open/queries.ts";
import { ledgerColumns, type LedgerRow } from "../../queries.ts";
import { closedDebts, dueDebts, type FiguresQuestion, soldItems } from "../queries.ts";

/** An item that a figure was made from, and how it counts there. */
export interface FigureRow extends LedgerRow {
  /** What of it counts; negative where it takes a sale back. */
  readonly countedMinor: Minor;
  /** Days late, of a debt that was settled. */
  readonly days: number | null;
  /** What was paid by the due date, of a debt that fell due. */
  readonly onTimeMinor: Minor | null;
}

/** The rows of each figure: `item_id`, `counted`, `days`, `on_time`. */
const rowsOf: Record<FigureRowsQuestion["figure"], (trx: Trx, question: FiguresQuestion) => RawBuilder<unknown>> = {
  sales: (trx, question) => sql`
    select item_id, sold_minor as counted, null::int as days, null::bigint as on_time from (${soldItems(trx, question)}) sold`,
  closed: (trx, question) => sql`
    select item_id, closed_minor as counted, days, null::bigint as on_time from (${closedDebts(trx, question)}) closed`,
  due: (trx, question) => sql`
    select item_id, due_minor as counted, null::int as days, on_time_minor as on_time from (${dueDebts(trx, question)}) due`,
};

const orders: Record<FigureRowsQuestion["figure"], RawBuilder<unknown>> = {
  sales: sql`item.posting_date desc`,
  closed: sql`counted.days desc`,
  due: sql`counted.counted - counted.on_time desc`,
};

/** The items that a figure of a window adds up, as the ledger stands; count and sums are of all of them whatever the page. */
export async function figureRows(trx: Trx, { figure, clientId, offset, limit, ...window }: FigureRowsQuestion) {
  const currency = window.currency ?? trx.property.currency;
  const question = { from: window.from, to: window.to, currency, ...(clientId ? { clientIds: [clientId] } : {}) };
  const { rows } = await sql<FigureRow & { count: number; sumMinor: Minor; onTimeSumMinor: Minor | null }>`
    select ${ledgerColumns(trx, window.to, openAmount(trx, window.to))}, counted.counted as counted_minor, counted.days,
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
