import { minor, type Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import type { AgingCell, AgingColumn } from "@foyer/domain/receivables/aging/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { ledgerColumns, type LedgerRow } from "../../queries.ts";
import { edgesOn } from "../buckets/queries.ts";
import { inColumn, worth } from "../columns/queries.ts";
import { groupedBy } from "../groups/queries.ts";
import { currencyOf } from "../queries.ts";
import { disputedMinor, knownOf, openItems } from "../open/queries.ts";

/** A line of the ledger with how late it was, and how much of it the opened figure counts. */
export interface AgedRow extends LedgerRow {
  readonly late: number;
  readonly disputedMinor: Minor;
  /** In the currency of the report. */
  readonly countedMinor: Minor;
}

interface Placed extends Omit<AgedRow, "id"> {
  /** Nothing: the page is behind the last one. */
  readonly id: LedgerItemId | null;
  readonly count: number;
  readonly sumMinor: Minor;
}

/**
 * The items that a cell of the report adds up, the oldest debt first, a page at a time. Count and sum are of all of them,
 * also on a page behind the last one.
 */
export async function agingItems(trx: Trx, cell: AgingCell & { readonly edges?: BucketEdges }, today: CalendarDate) {
  const { asOf, rule, by, group: wanted, column, offset, limit } = cell;
  const { currency, isOfAll } = currencyOf(trx, cell);
  const edges = cell.edges ?? (await edgesOn(trx, cell));
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const known = await knownOf(trx, cell, today);
  const { join, group } = groupedBy(trx, by, asOf);
  const accounts =
    by === "client" && typeof wanted === "number"
      ? sql`select account.id from ledger_account account where account.property_id = ${trx.propertyId} and account.client_id = ${wanted}`
      : undefined;
  const inGroup =
    wanted === undefined
      ? sql`true`
      : wanted === null
        ? sql`${group} is null`
        : sql`${group}::text = ${String(wanted)}`;
  const { rows } = await sql<Placed>`
    with opened as materialized (
      select open_item.item_id, open_item.late, open_item.open_minor, coalesce(${disputedMinor}, 0) as disputed_minor,
        ${counted(column, isOfAll)} as counted_minor
      from ${openItems(trx, { asOf, rule, accounts, ...known })}
      join ledger_account account on account.property_id = ${trx.propertyId} and account.id = open_item.account_id
      ${join}
      where open_item.open_minor > 0 and ${isOfAll ? sql`true` : sql`account.currency = ${currency}`} and ${reached} and ${inGroup}
        and ${column === undefined ? sql`true` : inColumn(column, edges)}
    )
    select ${ledgerColumns(trx, asOf, sql`placed.open_minor`)}, placed.late, placed.disputed_minor, placed.counted_minor,
      whole.count, whole.sum_minor
    from (select count(*) as count, coalesce(sum(counted_minor), 0)::bigint as sum_minor from opened) whole
    left join (select * from opened order by late desc, item_id offset ${offset} limit ${limit}) placed on true
    left join ledger_item item on item.property_id = ${trx.propertyId} and item.id = placed.item_id
    left join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    left join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
    order by placed.late desc, placed.item_id`.execute(trx);
  return {
    currency,
    isOfAll,
    rows: rows.flatMap(({ count: _, sumMinor: __, ...row }) => (row.id === null ? [] : [{ ...row, id: row.id }])),
    count: rows[0]?.count ?? 0,
    sumMinor: rows[0]?.sumMinor ?? minor(0),
  };
}

/** What a column counts of an item; all columns together count a credit as less. */
function counted(column: AgingColumn | undefined, isOfAll: boolean): RawBuilder<unknown> {
  const open = worth({ isOfAll }, sql`open_item.open_minor`);
  if (column === "disputed") return worth({ isOfAll }, disputedMinor);
  return column === undefined ? sql`case open_item.side when 'debit' then ${open} else -(${open}) end` : open;
}
