import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { agingByAccount, controlBalance } from "../aging/queries.ts";

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

const figures = sql`not_due, late30, late60, late90, late120, later, unapplied`;
const owed = sql`not_due + late30 + late60 + late90 + late120 + later - unapplied`;

interface Night {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
}

/** The day's figures of all accounts in a currency, and per client. */
const agedAccounts = (trx: Trx, { asOf, currency }: Night) => sql`
  select account.client_id, ${figures} from (${agingByAccount(trx, { asOf, rule: "due" })}) aged
  join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
  where account.currency = ${currency}`;

async function keep(trx: Trx, night: Night, now: Instant): Promise<boolean> {
  const { asOf, currency } = night;
  const control = await controlBalance(trx, night);
  const total = (column: string) => sql`coalesce(sum(${sql.ref(column)}), 0)::bigint as ${sql.ref(column)}`;
  const totals = sql.join(["not_due", "late30", "late60", "late90", "late120", "later", "unapplied"].map(total));
  const summed = await sql<{ balance: Minor }>`
    select (${owed})::bigint as balance from (select ${totals} from (${agedAccounts(trx, night)}) account) summed`.execute(
    trx,
  );
  if (summed.rows[0]?.balance !== control)
    throw new Refusal("conflict", "receivables.control-differs", { date: asOf, currency });
  const kept = await sql`
    insert into aging_snapshot (property_id, business_date, currency, taken_at, sequence, not_due_minor, late30_minor, late60_minor,
      late90_minor, late120_minor, later_minor, unapplied_minor, balance_minor, control_minor)
    select ${trx.propertyId}, ${asOf}::date, ${currency}, ${now}::timestamptz,
      coalesce((select sequence from ledger_book where property_id = ${trx.propertyId}), 0), ${figures}, ${owed}, ${control}::bigint
    from (select ${totals} from (${agedAccounts(trx, night)}) account) summed
    on conflict (property_id, business_date, currency) do nothing returning 1`.execute(trx);
  if (kept.rows.length === 0) return false;
  await sql`
    insert into aging_snapshot_client (property_id, business_date, currency, client_id, not_due_minor, late30_minor, late60_minor,
      late90_minor, late120_minor, later_minor, unapplied_minor, balance_minor)
    select ${trx.propertyId}, ${asOf}::date, ${currency}, client_id, ${figures}, ${owed}
    from (${agedAccounts(trx, night)}) aged_client
    on conflict do nothing`.execute(trx);
  return true;
}

/** Keeps the aging of a business date per currency and client, once it equals the control balance. Kept before: left as it was. */
export async function keepSnapshot(trx: Trx, asOf: CalendarDate, now: Instant): Promise<number> {
  let kept = 0;
  for (const currency of await currenciesOn(trx, asOf)) if (await keep(trx, { asOf, currency }, now)) kept += 1;
  return kept;
}
