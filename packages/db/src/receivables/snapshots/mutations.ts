import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type BucketEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { edgesOn } from "../aging/buckets/queries.ts";
import { agingByAccount } from "../aging/columns/queries.ts";
import type { OpenQuestion } from "../aging/open/queries.ts";
import { keepFigures } from "../figures/mutations.ts";

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

const columns = sql`not_due, buckets, unapplied`;
const owed = sql`not_due + app.sum_of(buckets) - unapplied`;

interface Night extends Pick<OpenQuestion, "known"> {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  /** By which the standard set cuts on that day. */
  readonly edges: BucketEdges;
}

/** The day's columns per client of one currency. */
export const agedClients = (trx: Trx, { asOf, currency, edges, known }: Night): RawBuilder<unknown> => sql`
  select account.client_id, ${columns} from (${agingByAccount(trx, { asOf, rule: "due", edges, known })}) aged
  join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
  where account.currency = ${currency}`;

/** The columns of all clients (`aged`) in one. */
const summed = (edges: BucketEdges) => sql`
  coalesce(sum(not_due), 0)::bigint as not_due, coalesce(sum(unapplied), 0)::bigint as unapplied,
  array[${sql.join([...edges.keys(), edges.length].map((place) => sql`coalesce(sum(buckets[${sql.lit(place + 1)}]), 0)::bigint`))}] as buckets`;

interface Outcome {
  readonly kept: boolean;
  readonly agedMinor: Minor;
  readonly controlMinor: Minor;
}

/**
 * Keeps a night's aging in one statement, so that its rows, their sum, the control balance and the ledger's sequence are of
 * one moment whoever posts meanwhile. Nothing is kept of a night whose sum is not the control balance.
 */
async function keepAging(trx: Trx, night: Night, now: Instant): Promise<Outcome> {
  const { asOf, currency, edges } = night;
  const { rows } = await sql<Outcome>`
    with aged as not materialized (${agedClients(trx, night)}),
    control as (
      select coalesce(sum(debit_minor - credit_minor), 0)::bigint as balance from ledger_control
      where property_id = ${trx.propertyId} and currency = ${currency} and posting_date <= ${asOf}::date
    ),
    summed as (select ${summed(edges)} from aged),
    kept as (
      insert into aging_snapshot (property_id, business_date, currency, taken_at, sequence, edges, not_due_minor, buckets_minor,
        unapplied_minor, balance_minor, control_minor)
      select ${trx.propertyId}, ${asOf}::date, ${currency}, ${now}::timestamptz,
        coalesce((select sequence from ledger_book where property_id = ${trx.propertyId}), 0), ${edges}::integer[],
        ${columns}, ${owed}, control.balance
      from summed, control where ${owed} = control.balance
      on conflict (property_id, business_date, currency) do nothing
      returning business_date
    ),
    kept_clients as (
      insert into aging_snapshot_client (property_id, business_date, currency, client_id, not_due_minor, buckets_minor,
        unapplied_minor, balance_minor)
      select ${trx.propertyId}, ${asOf}::date, ${currency}, client_id, ${columns}, ${owed}
      from aged where exists (select from kept)
      on conflict (property_id, business_date, currency, client_id) do nothing
    )
    select exists (select from kept) as kept, (${owed})::bigint as aged_minor, control.balance as control_minor
    from summed, control`.execute(trx);
  return found(rows[0], "receivables.item-not-found");
}

export interface RefusedNight {
  readonly currency: Currency;
  readonly agedMinor: Minor;
  readonly controlMinor: Minor;
}

export interface KeptNight {
  readonly kept: readonly Currency[];
  /** Not kept: their aging did not equal the control balance. */
  readonly refused: readonly RefusedNight[];
}

const standing = (trx: Trx, asOf: CalendarDate) =>
  trx
    .selectFrom("agingSnapshot")
    .select("currency")
    .where("propertyId", "=", trx.propertyId)
    .where("businessDate", "=", asOf)
    .execute();

/**
 * Keeps aging and figures of a business date per currency as the ledger stands, once the aging equals the control balance; a
 * currency in which it does not is written down as refused and tried again the next night. Kept before: left as it was. (A7.6)
 */
export async function keepSnapshot(trx: Trx, asOf: CalendarDate, now: Instant): Promise<KeptNight> {
  const edges = await edgesOn(trx, { buckets: standardSet, asOf });
  const before = new Set((await standing(trx, asOf)).map((row) => row.currency));
  const kept: Currency[] = [];
  const refused: RefusedNight[] = [];
  for (const currency of (await currenciesOn(trx, asOf)).filter((each) => !before.has(each))) {
    const { agedMinor, controlMinor, ...outcome } = await keepAging(trx, { asOf, currency, edges }, now);
    if (outcome.kept) {
      await keepFigures(trx, { asOf, currency });
      kept.push(currency);
    } else if (agedMinor !== controlMinor) {
      refused.push({ currency, agedMinor, controlMinor });
      await trx
        .insertInto("agingSnapshotRefused")
        .values({ propertyId: trx.propertyId, businessDate: asOf, currency, refusedAt: now, agedMinor, controlMinor })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
  return { kept, refused };
}
