import { minor, type Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { AgingCell } from "@foyer/domain/receivables/aging/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { ledgerColumns, type LedgerRow } from "../../queries.ts";
import { edgesOn } from "../buckets/queries.ts";
import { inColumn } from "../columns/queries.ts";
import { groupedBy } from "../groups/queries.ts";
import { knownOf, openItems } from "../open/queries.ts";

/** The items that a cell of the report adds up, the oldest debt first, a page at a time; the sum is of all of them. */
export async function agingItems(trx: Trx, cell: AgingCell, today: CalendarDate) {
  const { asOf, rule, by, group: wanted, column, offset, limit } = cell;
  const currency = cell.currency ?? trx.property.currency;
  const edges = await edgesOn(trx, cell);
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const known = await knownOf(trx, cell, today);
  const { join, group } = groupedBy(trx, by, asOf);
  const inGroup =
    wanted === undefined
      ? sql`true`
      : wanted === null
        ? sql`${group} is null`
        : sql`${group}::text = ${String(wanted)}`;
  const counted =
    column === undefined
      ? sql`case open_item.side when 'debit' then open_item.open_minor else -open_item.open_minor end`
      : sql`open_item.open_minor`;
  const { rows } = await sql<LedgerRow & { late: number; count: number; sumMinor: Minor }>`
    select ${ledgerColumns(trx, asOf, sql`open_item.open_minor`)}, open_item.late, count(*) over () as count,
      (sum(${counted}) over ())::bigint as sum_minor
    from (${openItems(trx, { asOf, rule, known })}) open_item
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = open_item.item_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = open_item.account_id
    ${by === "client" ? sql`` : sql`join client on client.property_id = ${trx.propertyId} and client.id = account.client_id`}
    ${join}
    where open_item.open_minor > 0 and account.currency = ${currency} and ${reached} and ${inGroup}
      and ${column === undefined ? sql`true` : inColumn(column, edges)}
    order by open_item.late desc, item.id offset ${offset} limit ${limit}`.execute(trx);
  const first = rows[0];
  return {
    currency,
    rows: rows.map(({ count: _, sumMinor: __, ...row }) => row),
    count: first?.count ?? 0,
    sumMinor: first?.sumMinor ?? minor(0),
  };
}
