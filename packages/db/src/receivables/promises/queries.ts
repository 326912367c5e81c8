import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { judgePromises, type JudgedPromise, type Received } from "@foyer/domain/receivables/promises/rules";
import type { LedgerItemId, LedgerPromiseId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { reachedAccounts } from "../open/queries.ts";

interface KeptPromise {
  readonly id: LedgerPromiseId;
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly itemIds: readonly LedgerItemId[];
  readonly amountMinor: Minor;
  readonly madeOn: CalendarDate;
  readonly promisedFor: CalendarDate;
  readonly note: string | null;
  readonly withdrawn: boolean;
  readonly by: string | null;
}

export interface PromiseRow extends KeptPromise, JudgedPromise {}

const accountKey = ({ clientId, currency }: { clientId: ClientId; currency: Currency }) => `${clientId} ${currency}`;

/** What each account received since its first promise: payments that nobody took back. */
async function receivedSince(trx: Trx, promises: readonly KeptPromise[]): Promise<Map<string, Received[]>> {
  const { rows } = await sql<Received & { clientId: ClientId; currency: Currency }>`
    select account.client_id, account.currency, item.posting_date, item.amount_minor
    from ledger_account account
    join ledger_item item on item.property_id = ${trx.propertyId} and item.account_id = account.id and item.side = 'credit'
      and item.kind = 'payment'
      and item.posting_date >= (
        select min(made.on_day) from unnest(
          ${promises.map((each) => each.clientId)}::bigint[], ${promises.map((each) => each.madeOn)}::date[]
        ) as made (client_id, on_day) where made.client_id = account.client_id)
    where account.property_id = ${trx.propertyId} and account.purpose = 'receivable'
      and account.client_id = any(${promises.map((each) => each.clientId)}::bigint[])
      and not exists (
        select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = item.id)`.execute(
    trx,
  );
  const byAccount = new Map<string, Received[]>();
  for (const row of rows) {
    const received = byAccount.get(accountKey(row)) ?? [];
    received.push(row);
    byAccount.set(accountKey(row), received);
  }
  return byAccount;
}

/** The clients' promises with what became of them by a day, the one that falls due first first. (A7.7) */
export async function judgedPromises(
  trx: Trx,
  clientIds: readonly ClientId[],
  today: CalendarDate,
): Promise<PromiseRow[]> {
  const { rows } = await sql<KeptPromise>`
    select p.id, p.client_id, p.currency, p.item_ids, p.amount_minor, p.made_on, p.promised_for, p.note,
      p.withdrawn_at is not null as withdrawn, staff.name as by
    from ledger_promise p left join staff on staff.id = p.staff_id
    where p.property_id = ${trx.propertyId} and p.client_id = any(${[...clientIds]}::bigint[])
    order by p.promised_for, p.id`.execute(trx);
  if (rows.length === 0) return [];
  const received = await receivedSince(trx, rows);
  const judged = new Map<LedgerPromiseId, JudgedPromise>();
  for (const [account, promises] of Map.groupBy(rows, accountKey))
    for (const [id, one] of judgePromises(promises, received.get(account) ?? [], today)) judged.set(id, one);
  return rows.flatMap((row) => {
    const one = judged.get(row.id);
    return one ? [{ ...row, ...one }] : [];
  });
}

/** One client's promises, the latest day first; nothing for a client out of reach. */
export async function promisesOfClient(
  trx: Trx,
  { clientId }: { clientId: ClientId },
  today: CalendarDate,
): Promise<PromiseRow[]> {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await sql<{ clientId: ClientId }>`
    select account.client_id from (select ${clientId}::bigint as client_id) account where ${reached}`.execute(trx);
  return (
    await judgedPromises(
      trx,
      rows.map((row) => row.clientId),
      today,
    )
  ).toReversed();
}
