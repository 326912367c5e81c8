import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { AgingFigures } from "@foyer/domain/receivables/aging/schema";
import { standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import type { AccountOfClient } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { edgesOn } from "../aging/buckets/queries.ts";
import { type AgedColumns, agingByAccount, figuresOf } from "../aging/columns/queries.ts";
import { openAmount, reachedAccounts } from "../open/queries.ts";
import { ledgerColumns, type LedgerRow } from "../queries.ts";

export interface ClientAccount extends AgingFigures {
  readonly currency: Currency;
}

const itemsShown = 50;

/** What one client owes, by currency, with its open items, the one due first first. Nothing for a client out of reach. (A7.6) */
export async function accountOfClient(trx: Trx, { clientId, asOf }: AccountOfClient, today: CalendarDate) {
  const on = asOf ?? today;
  const edges = await edgesOn(trx, { buckets: standardSet, asOf: on });
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const own = sql`
    select account.id from ledger_account account
    where account.property_id = ${trx.propertyId} and account.client_id = ${clientId} and ${reached}`;
  const accounts = await sql<AgedColumns & { currency: Currency }>`
    select account.currency, aged.not_due, aged.buckets, aged.unapplied, aged.disputed
    from (${agingByAccount(trx, { asOf: on, rule: "due", edges, accounts: own })}) aged
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
    order by account.currency`.execute(trx);
  const items = await sql<LedgerRow & { count: number }>`
    select ${ledgerColumns(trx, on, openAmount(trx, on))}, count(*) over () as count
    from ledger_account account
    join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = account.id and o.alive_from <= ${on} and o.alive_to > ${on}
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = o.item_id
    where account.property_id = ${trx.propertyId} and account.client_id = ${clientId} and account.purpose = 'receivable' and ${reached}
      and ${openAmount(trx, on)} > 0
    order by item.due_date, item.id limit ${itemsShown}`.execute(trx);
  return {
    asOf: on,
    edges,
    accounts: accounts.rows.map((row): ClientAccount => ({ currency: row.currency, ...figuresOf(row) })),
    items: items.rows.map(({ count: _, ...row }) => row),
    count: items.rows[0]?.count ?? 0,
  };
}
