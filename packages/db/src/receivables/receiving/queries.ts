import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import {
  type Debt,
  documentKey,
  type FoundDocument,
  type MoneyIn,
  type PaymentPlan,
  planPayment,
} from "@foyer/domain/receivables/receiving/rules";
import {
  mostShares,
  type PreviewCredit,
  type PreviewPayment,
  type Settle,
  type UnappliedPage,
} from "@foyer/domain/receivables/receiving/schema";
import { settledFrom } from "@foyer/domain/receivables/rules";
import type { ItemKind, LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { refuseForeignClient } from "../mutations.ts";
import { freeFrom, reachedAccounts } from "../open/queries.ts";
import { type KeptItem, ledgerItem } from "../queries.ts";

/** The numbers as they may be written in the ledger. */
const spellings = (documents: readonly string[]): string[] => [
  ...new Set(documents.flatMap((each) => [each.trim(), documentKey(each), documentKey(each).toLowerCase()])),
];

/** What the ledger has under these numbers, whosever it is and whatever is left of it. */
export async function documentsNamed(trx: Trx, documents: readonly string[]): Promise<FoundDocument[]> {
  if (documents.length === 0) return [];
  const { rows } = await sql<FoundDocument>`
    select item.id, account.client_id, account.currency, account.purpose, item.source_reference as reference,
      item.source_line as line, item.due_date, item.posting_date, ${freeFrom} as free_from, o.open_minor
    from ledger_item item
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = item.id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    where item.property_id = ${trx.propertyId} and item.side = 'debit' and item.reverses is null
      and item.source_reference = any(${spellings(documents)}::text[])
    order by item.id`.execute(trx);
  return rows;
}

export interface ClientDebt extends Debt {
  readonly clientId: ClientId;
}

interface DebtsOf {
  readonly clientIds: readonly ClientId[];
  readonly currency: Currency;
  /** Of each client, those due first. */
  readonly most: number;
}

/** What clients owe, item by item, the one due first first. */
export async function clientDebts(trx: Trx, { clientIds, currency, most }: DebtsOf): Promise<ClientDebt[]> {
  const { rows } = await sql<ClientDebt>`
    select account.client_id, o.item_id as id, item.source_reference as reference, item.source_line as line, o.due_date,
      o.alive_from as posting_date, ${freeFrom} as free_from, o.open_minor
    from ledger_account account
    cross join lateral (
      select * from ledger_item_open open_item
      where open_item.property_id = ${trx.propertyId} and open_item.account_id = account.id and open_item.side = 'debit'
        and open_item.open_minor > 0
      order by open_item.due_date, open_item.alive_from, open_item.item_id limit ${most}
    ) o
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = o.item_id
    where account.property_id = ${trx.propertyId} and account.client_id = any(${[...clientIds]}::bigint[])
      and account.currency = ${currency} and account.purpose = 'receivable'
    order by account.client_id, o.due_date, o.alive_from, o.item_id`.execute(trx);
  return rows;
}

export async function planOf(trx: Trx, money: MoneyIn, settle: Settle): Promise<PaymentPlan> {
  const { clientId, currency } = money;
  const debts =
    settle.how === "oldest-first" ? await clientDebts(trx, { clientIds: [clientId], currency, most: mostShares }) : [];
  const named = settle.how === "advice" ? settle.documents.map((each) => each.document) : [];
  return planPayment(money, settle, { debts, found: await documentsNamed(trx, named) });
}

/** How a payment would settle what the client owes now. Posting asks again, under the ledger's lock. (A7.6) */
export const previewPayment = async (trx: Trx, input: PreviewPayment) => {
  await refuseForeignClient(trx, input.clientId);
  const currency = input.currency ?? trx.property.currency;
  return { currency, ...(await planOf(trx, { ...input, currency }, input.settle)) };
};

async function freeDay(trx: Trx, itemId: LedgerItemId): Promise<CalendarDate> {
  const { rows } = await sql<{ day: CalendarDate }>`
    select ${freeFrom} as day from ledger_item_open o
    where o.property_id = ${trx.propertyId} and o.item_id = ${itemId}`.execute(trx);
  return found(rows[0], "receivables.item-not-found", { id: itemId }).day;
}

/** A credit of which something is left, as money that comes in on a day. */
export async function moneyOf(
  trx: Trx,
  { creditItemId, effectiveDate }: Pick<PreviewCredit, "creditItemId" | "effectiveDate">,
): Promise<MoneyIn & { readonly credit: KeptItem }> {
  const credit = await ledgerItem(trx, creditItemId);
  if (credit.side !== "credit" || credit.purpose !== "receivable")
    throw new Refusal("invalid", "receivables.not-a-credit", { id: credit.id });
  return {
    credit,
    clientId: credit.clientId,
    currency: credit.currency,
    amountMinor: credit.openMinor,
    postingDate: settledFrom(effectiveDate, await freeDay(trx, credit.id)),
  };
}

export async function previewCredit(trx: Trx, input: PreviewCredit) {
  const { credit, ...money } = await moneyOf(trx, input);
  return { currency: credit.currency, ...(await planOf(trx, money, input.settle)) };
}

export interface UnappliedCredit {
  readonly id: LedgerItemId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly currency: Currency;
  readonly kind: ItemKind;
  readonly reference: string;
  readonly postingDate: CalendarDate;
  readonly amountMinor: Minor;
  readonly openMinor: Minor;
  /** What the client owes in that currency. */
  readonly owedMinor: Minor;
}

/** Credits of which something is left, client by client. What is alive without end is open now: that is the span 15. */
export async function unappliedCredits(
  trx: Trx,
  { clientId, after, limit }: UnappliedPage,
  today: CalendarDate,
): Promise<{ rows: UnappliedCredit[]; next: UnappliedPage["after"] | null }> {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await sql<UnappliedCredit>`
    select page.*, item.kind, item.source_reference as reference, (
      select coalesce(sum(debt.open_minor), 0)::bigint from ledger_item_open debt
      where debt.property_id = ${trx.propertyId} and debt.account_id = page.account_id and debt.side = 'debit') as owed_minor
    from (
      select o.item_id as id, account.id as account_id, account.client_id, client.name as client, account.currency,
        o.alive_from as posting_date, o.amount_minor, o.open_minor
      from ledger_item_open o
      join ledger_account account on account.property_id = ${trx.propertyId} and account.id = o.account_id and account.purpose = 'receivable'
      join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
      where o.property_id = ${trx.propertyId} and o.span = 15 and o.side = 'credit' and o.open_minor > 0 and ${reached}
        and ${clientId === undefined ? sql`true` : sql`account.client_id = ${clientId}`}
        and ${after ? sql`(client.name, o.item_id) > (${after.client}, ${after.id}::bigint)` : sql`true`}
      order by client.name, o.item_id limit ${limit}
    ) page
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = page.id
    order by page.client, page.id`.execute(trx);
  const last = rows.at(-1);
  return { rows, next: last && rows.length === limit ? { client: last.client, id: last.id } : null };
}

/**
 * The day up to which the bank's statements are in the books, of the account that is furthest behind; nothing where no
 * statement was ever imported. What was paid since is not known. (A7.7)
 */
export async function latestBankDay(trx: Trx): Promise<CalendarDate | null> {
  const { rows } = await sql<{ day: CalendarDate | null }>`
    select min(covered.day) as day from (
      select max(statement.to_date) as day
      from bank_account account
      join bank_statement statement on statement.property_id = ${trx.propertyId} and statement.account_id = account.id
      where account.property_id = ${trx.propertyId} and account.status = 'open'
      group by account.id
    ) covered`.execute(trx);
  return rows[0]?.day ?? null;
}

export interface BouncedPayment {
  readonly itemId: LedgerItemId;
  readonly clientId: ClientId;
  readonly reference: string;
  readonly currency: Currency;
  readonly amountMinor: Minor;
  readonly paidOn: CalendarDate;
  readonly bouncedOn: CalendarDate;
}

/** Payments of these clients that the bank gave back, from one day to another, both included. (A7.2) */
export async function bouncedPayments(
  trx: Trx,
  { clients, from, to }: { clients: readonly ClientId[]; from: CalendarDate; to: CalendarDate },
): Promise<BouncedPayment[]> {
  const { rows } = await sql<BouncedPayment>`
    select item.id as item_id, account.client_id, item.source_reference as reference, account.currency, item.amount_minor,
      item.posting_date as paid_on, reversal.posting_date as bounced_on
    from ledger_account account
    join ledger_item item on item.property_id = ${trx.propertyId} and item.account_id = account.id and item.side = 'credit'
    join ledger_bounce bounce on bounce.property_id = ${trx.propertyId} and bounce.item_id = item.id
    join ledger_item reversal on reversal.property_id = ${trx.propertyId} and reversal.id = bounce.reversal_id
    where account.property_id = ${trx.propertyId} and account.client_id = any(${[...clients]}::bigint[])
      and reversal.posting_date between ${from}::date and ${to}::date
    order by reversal.posting_date, item.id`.execute(trx);
  return rows;
}
