import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { BatchPage, BatchRow, StatementBatch } from "@foyer/domain/receivables/statements/batch/schema";
import { statementKey } from "@foyer/domain/receivables/statements/rules";
import type { StatementQuestion } from "@foyer/domain/receivables/statements/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { openItems } from "../../aging/open/queries.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { accountRecipients } from "../../recipients/queries.ts";

type Owing = Pick<BatchRow, "clientId" | "reference" | "name" | "balances">;

/** Who has something open on the day, by name; a house account is nobody's. */
export async function owingClients(trx: Trx, batch: StatementBatch, today: CalendarDate): Promise<Owing[]> {
  const { asOf, overdueDays } = batch;
  if (asOf > today) throw new Refusal("invalid", "receivables.statement-later", { date: asOf });
  const reached = await reachedAccounts(trx, "receivables:export", today);
  const { rows } = await sql<Owing>`
    select client.id as client_id, client.reference, client.name, owing.balances
    from (
      select client_id, json_agg(json_build_object('currency', currency, 'balanceMinor', balance, 'overdueMinor', overdue)
        order by currency <> ${trx.property.currency}, currency) as balances
      from (
        select account.client_id, account.currency,
          sum(case open_item.side when 'debit' then open_item.open_minor else -open_item.open_minor end)::bigint as balance,
          coalesce(sum(open_item.open_minor) filter (where open_item.side = 'debit' and open_item.late > 0), 0)::bigint as overdue,
          max(open_item.late) filter (where open_item.side = 'debit') as latest
        from ${openItems(trx, { asOf, rule: "due" })}
        join ledger_account account on account.property_id = ${trx.propertyId} and account.id = open_item.account_id
        where open_item.open_minor > 0 and ${reached}
        group by account.client_id, account.currency
      ) per_currency
      group by client_id
      having ${overdueDays === undefined ? sql`true` : sql`max(latest) > ${overdueDays}::int`}
    ) owing
    join client on client.property_id = ${trx.propertyId} and client.id = owing.client_id and not client.house
    order by client.name, client.id`.execute(trx);
  return rows;
}

/** Of which of these clients the statement of that day and kind is in the outbox, or was. */
export async function mailedStatements(
  trx: Trx,
  { clientIds, asOf, kind }: Pick<StatementQuestion, "asOf" | "kind"> & { readonly clientIds: readonly ClientId[] },
): Promise<Set<ClientId>> {
  const clientOf = new Map(clientIds.map((id) => [statementKey(id, { asOf, kind }), id]));
  const rows = await trx
    .selectFrom("message")
    .select("dedupeKey")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`dedupe_key = any(${[...clientOf.keys()]}::text[])`)
    .execute();
  return new Set(rows.flatMap(({ dedupeKey }) => clientOf.get(dedupeKey) ?? []));
}

/** Whom a batch is for, a page at a time, with how many could be mailed and who could not. */
export async function batchPage(trx: Trx, page: BatchPage, today: CalendarDate) {
  const owing = await owingClients(trx, page, today);
  const clientIds = owing.map(({ clientId }) => clientId);
  const recipients = await accountRecipients(trx, clientIds);
  const mailed = await mailedStatements(trx, { ...page, clientIds });
  const rows = owing.map(
    (row): BatchRow => ({
      ...row,
      recipient: recipients.get(row.clientId) ?? null,
      mailed: mailed.has(row.clientId),
    }),
  );
  const counts = { clients: rows.length, mailable: 0, without: 0, mailed: mailed.size };
  for (const row of rows) {
    if (!row.recipient) counts.without += 1;
    else if (!row.mailed) counts.mailable += 1;
  }
  return { rows: rows.slice(page.offset, page.offset + page.limit), counts };
}
