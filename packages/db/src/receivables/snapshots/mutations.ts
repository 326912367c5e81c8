import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type BucketEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { edgesOn } from "../aging/buckets/queries.ts";
import { agingByAccount, summedColumns } from "../aging/columns/queries.ts";
import { controlBalance } from "../aging/queries.ts";

async function currenciesOn(trx: Trx, asOf: CalendarDate): Promise<Currency[]> {
  const posted = await trx
    .selectFrom("ledgerControl")
    .select("currency")
    .distinct()
    .where("propertyId", "=", trx.propertyId)
    .where("postingDate", "<=", asOf)
    .execute();
  return [...new Set([trx.property.currency, ...posted.map((row) => row.currency)])];
}

const figures = sql`not_due, buckets, unapplied`;
const owed = sql`not_due + app.sum_of(buckets) - unapplied`;

interface Night {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  /** By which the standard set cuts on that day. */
  readonly edges: BucketEdges;
}

/** The day's figures of all accounts in a currency, and per client. */
const agedAccounts = (trx: Trx, { asOf, currency, edges }: Night) => sql`
  select account.client_id, ${figures} from (${agingByAccount(trx, { asOf, rule: "due", edges })}) aged
  join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
  where account.currency = ${currency}`;

async function keep(trx: Trx, night: Night, now: Instant): Promise<boolean> {
  const { asOf, currency, edges } = night;
  const control = await controlBalance(trx, night);
  const totals = summedColumns(edges);
  const summed = await sql<{ balance: Minor }>`
    select (${owed})::bigint as balance from (select ${totals} from (${agedAccounts(trx, night)}) aged) summed`.execute(
    trx,
  );
  if (summed.rows[0]?.balance !== control)
    throw new Refusal("conflict", "receivables.control-differs", { date: asOf, currency });
  const kept = await sql`
    insert into aging_snapshot (property_id, business_date, currency, taken_at, sequence, edges, not_due_minor, buckets_minor,
      unapplied_minor, balance_minor, control_minor)
    select ${trx.propertyId}, ${asOf}::date, ${currency}, ${now}::timestamptz,
      coalesce((select sequence from ledger_book where property_id = ${trx.propertyId}), 0), ${edges}::integer[], ${figures}, ${owed}, ${control}::bigint
    from (select ${totals} from (${agedAccounts(trx, night)}) aged) summed
    on conflict (property_id, business_date, currency) do nothing returning 1`.execute(trx);
  if (kept.rows.length === 0) return false;
  await sql`
    insert into aging_snapshot_client (property_id, business_date, currency, client_id, not_due_minor, buckets_minor,
      unapplied_minor, balance_minor)
    select ${trx.propertyId}, ${asOf}::date, ${currency}, client_id, ${figures}, ${owed}
    from (${agedAccounts(trx, night)}) aged_client
    on conflict do nothing`.execute(trx);
  return true;
}

/** Keeps the aging of a business date per currency and client, once it equals the control balance. Kept before: left as it was. */
export async function keepSnapshot(trx: Trx, asOf: CalendarDate, now: Instant): Promise<number> {
  const edges = await edgesOn(trx, { buckets: standardSet, asOf });
  let kept = 0;
  for (const currency of await currenciesOn(trx, asOf)) if (await keep(trx, { asOf, currency, edges }, now)) kept += 1;
  return kept;
}
