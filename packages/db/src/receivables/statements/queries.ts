import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import type { ItemKind, LedgerAccountId } from "@foyer/domain/receivables/schema";
import { addedUp, agedOf, broughtForward, signed, spanOf } from "@foyer/domain/receivables/statements/rules";
import type {
  OneStatement,
  Statement,
  StatementLine,
  StatementQuestion,
} from "@foyer/domain/receivables/statements/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { edgesOn } from "../aging/buckets/queries.ts";
import { openAmount, reachedAccounts } from "../open/queries.ts";

interface Account {
  readonly id: LedgerAccountId;
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly openingMinor: Minor;
  readonly balanceMinor: Minor;
}

interface Item {
  readonly accountId: LedgerAccountId;
  readonly side: "debit" | "credit";
  readonly kind: ItemKind;
  readonly reference: string;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly amountMinor: Minor;
  readonly countedMinor: Minor;
}

const lineOf = ({ side, accountId: _, amountMinor, countedMinor, ...item }: Item): StatementLine => ({
  ...item,
  amountMinor: signed(side, amountMinor),
  countedMinor: signed(side, countedMinor),
});

const counted = sql`case item.side when 'debit' then item.amount_minor else -item.amount_minor end`;

/** The accounts of clients with what had been posted to them before the span and by its last day. */
async function accountsOf(
  trx: Trx,
  { clientIds, asOf, from }: { clientIds: readonly ClientId[]; asOf: CalendarDate; from: CalendarDate },
  reached: RawBuilder<boolean>,
): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select account.id, account.client_id, account.currency,
      coalesce(sum(${counted}) filter (where item.posting_date < ${from}::date), 0)::bigint as opening_minor,
      coalesce(sum(${counted}), 0)::bigint as balance_minor
    from ledger_account account
    join ledger_item item on item.property_id = ${trx.propertyId} and item.account_id = account.id and item.posting_date <= ${asOf}::date
    where account.property_id = ${trx.propertyId} and account.client_id = any(${clientIds}::bigint[])
      and account.purpose = 'receivable' and ${reached}
    group by account.id, account.client_id, account.currency
    order by account.currency <> ${trx.property.currency}, account.currency, account.id`.execute(trx);
  return rows;
}

const itemColumns = sql`item.account_id, item.side, item.kind, item.source_reference as reference, item.document_date, item.posting_date,
  item.due_date, item.amount_minor`;

/** What was open when a day was over, the one due first first. */
async function openItems(trx: Trx, accountIds: readonly LedgerAccountId[], asOf: CalendarDate): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${itemColumns}, ${openAmount(trx, asOf)} as counted_minor
    from ledger_item_open o
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = o.item_id
    where o.property_id = ${trx.propertyId} and o.account_id = any(${accountIds}::bigint[])
      and o.alive_from <= ${asOf}::date and o.alive_to > ${asOf}::date and ${openAmount(trx, asOf)} > 0
    order by item.due_date, item.id`.execute(trx);
  return rows;
}

/** What was posted in a span, in the order of its days. */
async function movements(
  trx: Trx,
  accountIds: readonly LedgerAccountId[],
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${itemColumns}, item.amount_minor as counted_minor
    from ledger_item item
    where item.property_id = ${trx.propertyId} and item.account_id = any(${accountIds}::bigint[])
      and item.posting_date between ${from}::date and ${to}::date
    order by item.posting_date, item.id`.execute(trx);
  return rows;
}

const byAccount = (items: readonly Item[]): Map<LedgerAccountId, StatementLine[]> => {
  const lines = new Map<LedgerAccountId, StatementLine[]>();
  for (const item of items) {
    const own = lines.get(item.accountId);
    if (own) own.push(lineOf(item));
    else lines.set(item.accountId, [lineOf(item)]);
  }
  return lines;
};

/**
 * What each of these clients owed when a day was over, and of which items or movements: three statements for all of them.
 * In the order asked for. (A7.6)
 */
export async function statementsOf(
  trx: Trx,
  question: StatementQuestion & { readonly clientIds: readonly ClientId[] },
  today: CalendarDate,
): Promise<Statement[]> {
  const { clientIds, asOf, kind } = question;
  if (asOf > today) throw new Refusal("invalid", "receivables.statement-later", { date: asOf });
  const span = spanOf(question);
  const edges = await edgesOn(trx, { buckets: standardSet, asOf });
  const reached = await reachedAccounts(trx, "receivables:export", today);
  const clients = await trx
    .selectFrom("client")
    .select(["id", "reference", "name", "englishName"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${clientIds}::bigint[])`)
    .execute();
  const accounts = await accountsOf(trx, { clientIds, asOf, from: span?.from ?? asOf }, reached);
  const accountIds = accounts.map(({ id }) => id);
  const open = byAccount(await openItems(trx, accountIds, asOf));
  const moved = span ? byAccount(await movements(trx, accountIds, span)) : undefined;
  const linesOf = ({ id, openingMinor }: Account): StatementLine[] => {
    if (!span || !moved) return open.get(id) ?? [];
    const lines = moved.get(id) ?? [];
    return openingMinor === 0 && lines.length === 0 ? [] : [broughtForward(span.from, openingMinor), ...lines];
  };
  const told = new Map(
    clients.map(({ id, ...client }): [ClientId, Statement] => [
      id,
      {
        clientId: id,
        ...client,
        asOf,
        kind,
        from: span?.from ?? null,
        edges,
        accounts: accounts
          .filter(({ clientId }) => clientId === id)
          .map((account) => ({
            currency: account.currency,
            lines: linesOf(account),
            balanceMinor: account.balanceMinor,
            aged: agedOf(open.get(account.id) ?? [], asOf, edges),
          }))
          .filter(({ lines }) => lines.length > 0)
          .map(addedUp),
      },
    ]),
  );
  return clientIds.map((id) => found(told.get(id), "clients.not-found", { id }));
}

export async function statementOf(trx: Trx, question: OneStatement, today: CalendarDate): Promise<Statement> {
  const { clientId, asOf, kind, from } = question;
  const asked = { clientIds: [clientId], asOf, kind, ...(from === undefined ? {} : { from }) };
  return found((await statementsOf(trx, asked, today))[0], "clients.not-found", { id: clientId });
}

/** A client by its number in the house, as a person types it. */
export async function clientByReference(trx: Trx, reference: string): Promise<ClientId> {
  const client = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("reference", "=", reference)
    .executeTakeFirst();
  return found(client, "clients.not-found", { reference }).id;
}
