import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import {
  type BankAccountId,
  BankLayout,
  type BankLineId,
  type BankLinesPage,
  type BankLineStatus,
} from "@foyer/domain/receivables/receiving/bank/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { type LineMatches, matchesOf } from "../matching/queries.ts";

export interface BankAccountRow {
  readonly id: BankAccountId;
  readonly name: string;
  readonly currency: Currency;
  readonly status: "open" | "closed";
  /** The day up to which its statements are known. */
  readonly latest: CalendarDate | null;
  readonly statements: number;
}

export async function bankAccounts(trx: Trx): Promise<BankAccountRow[]> {
  const { rows } = await sql<BankAccountRow>`
    select account.id, account.name, account.currency, account.status, max(statement.to_date) as latest,
      count(statement.id)::int as statements
    from bank_account account
    left join (select * from bank_statement where property_id = ${trx.propertyId}) statement on statement.account_id = account.id
    where account.property_id = ${trx.propertyId}
    group by account.id, account.name, account.currency, account.status
    order by account.status desc, account.name`.execute(trx);
  return rows;
}

export interface KeptBankAccount {
  readonly id: BankAccountId;
  readonly name: string;
  readonly currency: Currency;
  /** How its files were read last. */
  readonly layout: BankLayout | null;
  readonly latest: CalendarDate | null;
}

/** An account whose statements are still taken. */
export async function openBankAccount(trx: Trx, id: BankAccountId): Promise<KeptBankAccount> {
  const { rows } = await sql<Omit<KeptBankAccount, "layout"> & { layout: unknown }>`
    select account.id, account.name, account.currency, account.layout, (
      select max(statement.to_date) from bank_statement statement
      where statement.property_id = ${trx.propertyId} and statement.account_id = account.id) as latest
    from bank_account account
    where account.property_id = ${trx.propertyId} and account.id = ${id} and account.status = 'open'`.execute(trx);
  const account = found(rows[0], "receivables.bank-account-not-found", { id });
  return { ...account, layout: BankLayout.safeParse(account.layout).data ?? null };
}

export interface BankLineRow {
  readonly id: BankLineId;
  readonly accountId: BankAccountId;
  readonly account: string;
  readonly currency: Currency;
  readonly bookedOn: CalendarDate;
  readonly amountMinor: Minor;
  readonly payer: string | null;
  readonly text: string;
  readonly bankReference: string | null;
  readonly fileName: string;
  readonly place: number;
  readonly status: BankLineStatus;
  readonly reason: string | null;
  readonly by: string | null;
  readonly decidedAt: Instant | null;
  /** The payment that came of it, or the reversal of the one that was given back. */
  readonly itemId: LedgerItemId | null;
  readonly item: string | null;
  readonly clientId: ClientId | null;
  readonly client: string | null;
  readonly bounced: boolean;
}

const lineColumns = (trx: Trx) => sql`
  line.id, line.account_id, bank.name as account, bank.currency, line.booked_on, line.amount_minor, line.payer, line.text,
  line.bank_reference, statement.file_name, line.place, line.status, line.reason, staff.name as by, line.decided_at,
  line.item_id, item.source_reference as item, account.client_id, client.name as client,
  exists (select from ledger_bounce bounce where bounce.property_id = ${trx.propertyId} and bounce.item_id = line.item_id) as bounced`;

const linesWith = (trx: Trx) => sql`
  join bank_account bank on bank.property_id = ${trx.propertyId} and bank.id = line.account_id
  join bank_statement statement on statement.property_id = ${trx.propertyId} and statement.id = line.statement_id
  left join staff on staff.id = line.staff_id
  left join (select * from ledger_item where property_id = ${trx.propertyId}) item on item.id = line.item_id
  left join (select * from ledger_account where property_id = ${trx.propertyId}) account on account.id = item.account_id
  left join (select * from client where property_id = ${trx.propertyId}) client on client.id = account.client_id`;

async function bankLines(trx: Trx, { status, accountId, after, limit }: BankLinesPage): Promise<BankLineRow[]> {
  const { rows } = await sql<BankLineRow>`
    select ${lineColumns(trx)}
    from (
      select * from bank_line one
      where one.property_id = ${trx.propertyId} and one.status = ${status}
        and ${accountId === undefined ? sql`true` : sql`one.account_id = ${accountId}`}
        and ${after ? sql`(one.booked_on, one.id) < (${after.bookedOn}::date, ${after.id}::bigint)` : sql`true`}
      order by one.booked_on desc, one.id desc limit ${limit}
    ) line ${linesWith(trx)}
    order by line.booked_on desc, line.id desc`.execute(trx);
  return rows;
}

export interface ReturnedPayment {
  readonly itemId: LedgerItemId;
  readonly reference: string;
  readonly client: string;
  readonly postingDate: CalendarDate;
}

/** So long after a payment a bank may still take it back. */
const returnedWithin = 90;
const mostReturned = 3;

/** The payments that a line of money paid out may be the return of: of the same amount, out of the same account, not long before. */
async function paymentsReturned(trx: Trx, lines: readonly BankLineRow[]): Promise<Map<BankLineId, ReturnedPayment[]>> {
  const { rows } = await sql<ReturnedPayment & { lineId: BankLineId }>`
    select given.id as line_id, paid.item_id, item.source_reference as reference, client.name as client, item.posting_date
    from unnest(
      ${lines.map((line) => line.id)}::bigint[], ${lines.map((line) => line.accountId)}::bigint[],
      ${lines.map((line) => line.amountMinor)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[]
    ) as given (id, account_id, amount_minor, booked_on)
    cross join lateral (
      select received.item_id from bank_line received
      where received.property_id = ${trx.propertyId} and received.status = 'received' and received.account_id = given.account_id
        and received.amount_minor = -given.amount_minor
        and received.booked_on between given.booked_on - ${returnedWithin}::int and given.booked_on
        and not exists (
          select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = received.item_id)
      order by received.booked_on desc, received.id desc limit ${mostReturned}
    ) paid
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = paid.item_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
    order by given.id, item.posting_date desc, item.id`.execute(trx);
  return Map.groupBy(rows, (row) => row.lineId);
}

export interface ListedLine extends BankLineRow {
  /** Of a line that waits, whose payment it may be. */
  readonly matches: LineMatches;
  /** Of money paid out, which payment it may have been the return of. */
  readonly returns: readonly ReturnedPayment[];
}

/** The lines of a status, the latest first, each with what may become of it. */
export async function listedLines(trx: Trx, page: BankLinesPage) {
  const rows = await bankLines(trx, page);
  const matches = page.status === "waiting" ? await matchesOf(trx, rows) : undefined;
  const returns = page.status === "outgoing" ? await paymentsReturned(trx, rows) : undefined;
  const last = rows.at(-1);
  return {
    rows: rows.map(
      (row): ListedLine => ({ ...row, matches: matches?.get(row.id) ?? [], returns: returns?.get(row.id) ?? [] }),
    ),
    waiting: await waitingCount(trx, page.accountId),
    next: last && rows.length === page.limit ? { bookedOn: last.bookedOn, id: last.id } : null,
  };
}

async function waitingCount(trx: Trx, accountId: BankAccountId | undefined): Promise<number> {
  const row = await trx
    .selectFrom("bankLine")
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "waiting")
    .$if(accountId !== undefined, (query) => query.where("accountId", "=", accountId ?? null))
    .executeTakeFirstOrThrow();
  return row.count;
}

const lineWhere = (trx: Trx, condition: RawBuilder<unknown>) =>
  sql<BankLineRow>`
    select ${lineColumns(trx)} from bank_line line ${linesWith(trx)}
    where line.property_id = ${trx.propertyId} and ${condition}`.execute(trx);

/** Lines by their ids, as whoever decides on them needs them. */
export async function linesById(
  trx: Trx,
  ids: readonly BankLineId[],
): Promise<Map<BankLineId, BankLineRow & { times: number }>> {
  const { rows } = await sql<BankLineRow & { times: number }>`
    select ${lineColumns(trx)}, line.times from bank_line line ${linesWith(trx)}
    where line.property_id = ${trx.propertyId} and line.id = any(${[...ids]}::bigint[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The bank's line that a payment came of; nothing of one that was entered, or of a client out of reach. */
export async function bankLineOfPayment(
  trx: Trx,
  { itemId }: { itemId: LedgerItemId },
  today: CalendarDate,
): Promise<BankLineRow | null> {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await lineWhere(trx, sql`line.item_id = ${itemId} and ${reached}`);
  return rows[0] ?? null;
}
