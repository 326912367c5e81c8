import { type Currency, type Minor, minor, sum } from "@foyer/domain/kernel/money";
import { addMonths, type CalendarDate, type Instant, lastDay, monthOf } from "@foyer/domain/kernel/time";
import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import { type BucketEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import type { AgingColumn } from "@foyer/domain/receivables/aging/schema";
import { type MonthEnd, type Proposal, proposedRates, provided } from "@foyer/domain/receivables/provision/rules";
import type { ProvisionMatrixId, ProvisionQuestion, ProvisionRate } from "@foyer/domain/receivables/provision/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { edgesOn } from "../aging/buckets/queries.ts";
import { agingByAccount } from "../aging/columns/queries.ts";

export interface ProvisionMatrix {
  readonly id: ProvisionMatrixId;
  readonly fromDate: CalendarDate;
  readonly edges: BucketEdges;
  readonly rates: readonly ProvisionRate[];
  readonly reason: string;
  readonly by: string | null;
  readonly recordedAt: Instant;
}

const matrixColumns = sql`
  matrix.id, matrix.from_date, matrix.edges, matrix.rates::text[] as rates, matrix.reason, staff.name as by, matrix.recorded_at`;

/** All versions, that in force the latest first. */
export async function matrices(trx: Trx): Promise<ProvisionMatrix[]> {
  const { rows } = await sql<ProvisionMatrix>`
    select ${matrixColumns} from provision_matrix matrix left join staff on staff.id = matrix.staff_id
    where matrix.property_id = ${trx.propertyId} order by matrix.from_date desc, matrix.id desc limit 200`.execute(trx);
  return rows;
}

/** The matrix in force on a day. */
async function matrixOn(trx: Trx, date: CalendarDate): Promise<ProvisionMatrix | undefined> {
  const { rows } = await sql<ProvisionMatrix>`
    select ${matrixColumns} from provision_matrix matrix left join staff on staff.id = matrix.staff_id
    where matrix.property_id = ${trx.propertyId} and matrix.from_date <= ${date}::date
    order by matrix.from_date desc, matrix.id desc limit 1`.execute(trx);
  return rows[0];
}

interface Question {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
}

const keptColumns = (trx: Trx, { asOf, currency }: Question) =>
  trx
    .selectFrom("agingSnapshot")
    .select([sql<BucketEdges>`edges`.as("edges"), sql<Minor>`not_due_minor`.as("notDueMinor"), "bucketsMinor"])
    .where("propertyId", "=", trx.propertyId)
    .where("businessDate", "=", asOf)
    .where("currency", "=", currency)
    .executeTakeFirst();

const sameEdges = (one: BucketEdges, other: BucketEdges): boolean => one.join() === other.join();

/** What is owed by the matrix's own buckets: of the kept night where it was cut by them, else of the ledger as it stands. */
async function columnsBy(trx: Trx, question: Question, edges: BucketEdges): Promise<readonly Minor[]> {
  const kept = await keptColumns(trx, question);
  if (kept && sameEdges(kept.edges, edges)) return [kept.notDueMinor, ...kept.bucketsMinor];
  const places = [...edges.keys(), edges.length];
  const { rows } = await sql<{ columns: Minor[] }>`
    select array[coalesce(sum(aged.not_due), 0)::bigint,
      ${sql.join(places.map((place) => sql`coalesce(sum(aged.buckets[${sql.lit(place + 1)}]), 0)::bigint`))}] as columns
    from (${agingByAccount(trx, { asOf: question.asOf, rule: "due", edges })}) aged
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
    where account.currency = ${question.currency}`.execute(trx);
  return rows[0]?.columns ?? [];
}

export interface ProvisionLine {
  readonly column: AgingColumn;
  readonly owedMinor: Minor;
  /** None where no matrix is in force. */
  readonly rate: ProvisionRate | null;
  readonly providedMinor: Minor;
}

/** What of a day's receivables is expected to be lost, column by column, by the matrix in force on it. (A7.6) */
export async function provisionOn(trx: Trx, { asOf, ...asked }: ProvisionQuestion) {
  const currency = asked.currency ?? trx.property.currency;
  const matrix = await matrixOn(trx, asOf);
  const edges = matrix?.edges ?? (await edgesOn(trx, { buckets: standardSet, asOf }));
  const columns = await columnsBy(trx, { asOf, currency }, edges);
  const lost = provided(columns, matrix?.rates ?? []);
  const names: AgingColumn[] = ["not-due", ...bucketsOf(edges).map((bucket) => bucket.name)];
  const lines = names.map(
    (column, place): ProvisionLine => ({
      column,
      owedMinor: columns[place] ?? minor(0),
      rate: matrix?.rates[place] ?? null,
      providedMinor: lost[place] ?? minor(0),
    }),
  );
  return { asOf, currency, edges, matrix: matrix ?? null, lines, providedMinor: sum(lost), owedMinor: sum(columns) };
}

interface KeptEnd extends MonthEnd {
  readonly edges: BucketEdges;
}

/** A year of months has thirteen ends. */
const mostEnds = 13;

/** The month ends that were kept by a day, without a gap and cut by the same buckets, the oldest first, a year of them. */
async function monthEnds(trx: Trx, { asOf, currency }: Question, edges: BucketEdges): Promise<MonthEnd[]> {
  const { rows } = await sql<KeptEnd>`
    select kept.business_date as date, kept.edges, array[kept.not_due_minor] || kept.buckets_minor as columns,
      coalesce(f.month_written_off_minor, 0)::bigint as written_off_minor
    from aging_snapshot kept
    left join receivables_figures f on f.property_id = ${trx.propertyId} and f.business_date = kept.business_date
      and f.currency = kept.currency
    where kept.property_id = ${trx.propertyId} and kept.currency = ${currency} and kept.business_date <= ${asOf}::date
      and extract(day from kept.business_date + 1) = 1
    order by kept.business_date desc limit ${mostEnds}`.execute(trx);
  const ends: KeptEnd[] = [];
  for (const row of rows) {
    const after = ends[0];
    const follows = !after || row.date === lastDay(addMonths(monthOf(after.date), -1));
    if (!follows || !sameEdges(row.edges, edges)) break;
    ends.unshift(row);
  }
  return ends;
}

/** Rates from the house's own month ends, for finance to look at and edit; nothing where too few were kept. (A7.6) */
export async function proposeProvision(
  trx: Trx,
  { asOf, ...asked }: ProvisionQuestion,
): Promise<{ edges: BucketEdges; proposal: Proposal | null }> {
  const currency = asked.currency ?? trx.property.currency;
  const edges = await edgesOn(trx, { buckets: standardSet, asOf });
  return { edges, proposal: proposedRates(await monthEnds(trx, { asOf, currency }, edges)) };
}
