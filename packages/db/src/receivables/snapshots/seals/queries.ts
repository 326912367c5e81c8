import type { ClientId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { mergedWith, unsealed } from "@foyer/domain/receivables/snapshots/seals/rules";
import type { SealFault, SealQuestion } from "@foyer/domain/receivables/snapshots/seals/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { agedClients } from "../mutations.ts";

export interface Seal extends SealQuestion {
  readonly sealedAt: Instant;
  /** The last row of the ledger that counted. */
  readonly sequence: number;
  readonly edges: BucketEdges;
  readonly clients: number;
  readonly hash: string;
  readonly balanceMinor: Minor;
}

const sealColumns = sql`
  seal.business_date, seal.currency, seal.sealed_at, seal.sequence, seal.edges, seal.clients, encode(seal.hash, 'hex') as hash,
  snapshot.balance_minor`;

/** The sealed month ends, the latest first; the seals themselves stay some hundreds. */
export async function seals(trx: Trx): Promise<Seal[]> {
  const { rows } = await sql<Seal>`
    select ${sealColumns}
    from aging_seal seal
    join aging_snapshot snapshot on snapshot.property_id = ${trx.propertyId} and snapshot.business_date = seal.business_date
      and snapshot.currency = seal.currency
    where seal.property_id = ${trx.propertyId}
    order by seal.business_date desc, seal.currency limit 1000`.execute(trx);
  return rows;
}

const written = (amounts: string) => sql`array_to_string(${sql.ref(amounts)}, ',')`;

/**
 * The hash of a month end (`sealed`: business_date, currency, sequence, rule, edges, previous) over what is kept of it: what
 * it was asked with, its totals and figures, and each client's columns in the order of their numbers.
 */
export const hashOf = (trx: Trx): RawBuilder<Buffer> => sql<Buffer>`
  sha256(convert_to(concat_ws(E'\n',
    concat_ws('|', to_char(sealed.business_date, 'YYYY-MM-DD'), sealed.currency, sealed.sequence, sealed.rule, ${written("sealed.edges")},
      coalesce(encode(sealed.previous, 'hex'), '')),
    (select concat_ws('|', kept.sequence, ${written("kept.edges")}, kept.not_due_minor, ${written("kept.buckets_minor")},
        kept.unapplied_minor, kept.balance_minor, kept.control_minor)
      from aging_snapshot kept
      where kept.property_id = ${trx.propertyId} and kept.business_date = sealed.business_date and kept.currency = sealed.currency),
    (select concat_ws('|', f.days, f.sales_minor, f.begin_minor, f.month_sales_minor, f.month_written_off_minor,
        coalesce(f.count_back::text, ''), f.closed_minor, coalesce(f.days_late::text, ''), f.due_minor, f.on_time_minor,
        ${written("f.by_age_minor")})
      from receivables_figures f
      where f.property_id = ${trx.propertyId} and f.business_date = sealed.business_date and f.currency = sealed.currency),
    (select string_agg(concat_ws('|', line.client_id, line.not_due_minor, ${written("line.buckets_minor")}, line.unapplied_minor,
        line.balance_minor), E'\n' order by line.client_id)
      from aging_snapshot_client line
      where line.property_id = ${trx.propertyId} and line.business_date = sealed.business_date and line.currency = sealed.currency)
  ), 'UTF8'))`;

/** Clients whose items may stand in another's account today than on the day of a seal. */
async function standsFor(trx: Trx): Promise<Map<number, number>> {
  const merges = await trx
    .selectFrom("clientMerge")
    .select(["winnerId", "loserId"])
    .where("propertyId", "=", trx.propertyId)
    .execute();
  return mergedWith(merges.map((merge) => [merge.winnerId, merge.loserId] as const));
}

/** What is kept of each client, as the ledger's columns are named. */
const keptClients = (trx: Trx, { businessDate, currency }: SealQuestion) => sql`
  select client_id, not_due_minor as not_due, buckets_minor as buckets, unapplied_minor as unapplied from aging_snapshot_client
  where property_id = ${trx.propertyId} and business_date = ${businessDate}::date and currency = ${currency}`;

interface Checked extends Pick<Seal, "sequence" | "edges"> {
  /** The seal that it names as the one before it is there; the first names none. */
  readonly chained: boolean;
  readonly same: boolean;
}

/** The first client of whom a column is not what the ledger says, as it was known then; those merged since count together. */
async function firstDifference(
  trx: Trx,
  question: SealQuestion,
  { sequence, edges }: Checked,
): Promise<Pick<SealFault, "clientId" | "keptMinor" | "foundMinor"> | undefined> {
  const stands = await standsFor(trx);
  const cells = (clients: RawBuilder<unknown>) => sql`
    select coalesce(stands.id, line.client_id) as client_id, cell.place, sum(cell.amount) as amount
    from (${clients}) line
    left join (
      select client_id, id from unnest(${[...stands.keys()]}::bigint[], ${[...stands.values()]}::bigint[]) as given (client_id, id)
    ) stands on stands.client_id = line.client_id
    cross join lateral unnest(array[line.not_due] || line.buckets || line.unapplied) with ordinality cell (amount, place)
    group by 1, 2`;
  const night = {
    asOf: question.businessDate,
    currency: question.currency,
    edges,
    known: sequence,
  };
  const { rows } = await sql<{ clientId: ClientId; keptMinor: Minor; foundMinor: Minor }>`
    select coalesce(kept.client_id, told.client_id) as client_id, coalesce(kept.amount, 0)::bigint as kept_minor,
      coalesce(told.amount, 0)::bigint as found_minor
    from (${cells(keptClients(trx, question))}) kept
    full join (${cells(agedClients(trx, night))}) told on told.client_id = kept.client_id and told.place = kept.place
    where coalesce(kept.amount, 0) <> coalesce(told.amount, 0)
    order by 1, coalesce(kept.place, told.place) limit 1`.execute(trx);
  return rows[0];
}

/**
 * Whether a sealed month end is what was sealed: the seal before it stands, the hash over what is kept is the seal's, and the
 * ledger, as it was known at the seal's sequence, still gives every client the same columns. (A7.6)
 */
export async function checkSeal(trx: Trx, question: SealQuestion): Promise<SealFault | null> {
  const { businessDate, currency } = question;
  const { rows } = await sql<Checked>`
    select sealed.sequence, sealed.edges, ${hashOf(trx)} = sealed.hash as same,
      case when sealed.previous is null then not exists (
          select from aging_seal earlier where earlier.property_id = ${trx.propertyId} and earlier.currency = sealed.currency
            and earlier.business_date < sealed.business_date and earlier.sealed_at <= sealed.sealed_at)
        else exists (
          select from aging_seal earlier where earlier.property_id = ${trx.propertyId} and earlier.currency = sealed.currency
            and earlier.business_date < sealed.business_date and earlier.hash = sealed.previous)
      end as chained
    from aging_seal sealed
    where sealed.property_id = ${trx.propertyId} and sealed.business_date = ${businessDate}::date and sealed.currency = ${currency}`.execute(
    trx,
  );
  const seal = found(rows[0], "receivables.seal-not-found", { date: businessDate, currency });
  const fault = { businessDate, currency, clientId: null, keptMinor: null, foundMinor: null };
  if (!seal.chained) return { ...fault, fault: "chain" };
  if (!seal.same) return { ...fault, fault: "rows" };
  const difference = await firstDifference(trx, question, seal);
  return difference ? { ...fault, ...difference, fault: "ledger" } : null;
}

/** The month ends that have no seal though their currency has an earlier one. */
export async function unsealedMonthEnds(trx: Trx, now: Instant): Promise<SealFault[]> {
  const missing = unsealed(await seals(trx), today(trx, now));
  const nothing = { clientId: null, keptMinor: null, foundMinor: null };
  return missing.map((end) => ({ ...end, ...nothing, fault: "unsealed" }));
}
