import { type Currency, type Minor, minor, sum } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { collected, daysOutstanding, windowFrom } from "@foyer/domain/receivables/figures/rules";
import { guideShares, type NightQuestion, type Ratio, windowDays } from "@foyer/domain/receivables/figures/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { type RefusedSnapshot, refusedNights } from "../../snapshots/queries.ts";

interface KeptRow {
  readonly businessDate: CalendarDate;
  readonly takenAt: Instant;
  readonly sequence: number;
  readonly edges: BucketEdges;
  readonly notDueMinor: Minor;
  readonly bucketsMinor: readonly Minor[];
  readonly unappliedMinor: Minor;
  readonly balanceMinor: Minor;
  /** Nothing of the following was kept of nights before there were figures. */
  readonly days: number | null;
  readonly salesMinor: Minor | null;
  readonly beginMinor: Minor | null;
  readonly countBack: Ratio;
  readonly closedMinor: Minor | null;
  readonly daysLate: Ratio;
  readonly dueMinor: Minor | null;
  readonly onTimeMinor: Minor | null;
  readonly byAgeMinor: readonly Minor[] | null;
}

/** One point of the pictures. */
export interface TrendPoint {
  readonly businessDate: CalendarDate;
  readonly balanceMinor: Minor;
  readonly overdueMinor: Minor;
  readonly daysOutstanding: Ratio;
  readonly countBack: Ratio;
}

export interface Night extends Omit<KeptRow, "days" | "salesMinor" | "beginMinor" | "byAgeMinor"> {
  readonly currency: Currency;
  /** The figures' window. */
  readonly from: CalendarDate;
  readonly overdueMinor: Minor;
  readonly salesMinor: Minor;
  readonly beginMinor: Minor;
  readonly daysOutstanding: Ratio;
  readonly collected: Ratio;
  readonly byAge: readonly { readonly owedMinor: Minor; readonly guidePercent: number }[];
}

export interface KeptNights {
  readonly currency: Currency;
  /** In which something was ever kept. */
  readonly currencies: readonly Currency[];
  /** The latest night kept by the day; none where none was. */
  readonly night: Night | null;
  /** The days of the window, the oldest first. */
  readonly days: readonly TrendPoint[];
  readonly monthEnds: readonly TrendPoint[];
  readonly refused: readonly RefusedSnapshot[];
}

/** Two years and the month end before them. */
const daysOfMonthEnds = 2 * 366 + 31;

const none = minor(0);
const overdue = (row: KeptRow): Minor => sum(row.bucketsMinor);

const pointOf = (row: KeptRow): TrendPoint => ({
  businessDate: row.businessDate,
  balanceMinor: row.balanceMinor,
  overdueMinor: overdue(row),
  daysOutstanding: daysOutstanding(row.balanceMinor, row.salesMinor ?? none, row.days ?? windowDays),
  countBack: row.countBack,
});

function nightOf(kept: KeptRow, currency: Currency): Night {
  const { days, byAgeMinor, ...row } = kept;
  const [salesMinor, beginMinor] = [kept.salesMinor ?? none, kept.beginMinor ?? none];
  return {
    ...row,
    salesMinor,
    beginMinor,
    currency,
    from: windowFrom(row.businessDate),
    overdueMinor: overdue(kept),
    daysOutstanding: daysOutstanding(row.balanceMinor, salesMinor, days ?? windowDays),
    collected: days === null ? null : collected({ ...row, salesMinor, beginMinor }),
    byAge: guideShares.map((guidePercent, place) => ({ owedMinor: byAgeMinor?.[place] ?? none, guidePercent })),
  };
}

/** What was kept: the latest night by a day with its figures, and the pictures of the days and month ends before it. (A7.6) */
export async function keptNights(trx: Trx, question: NightQuestion, now: Instant): Promise<KeptNights> {
  const asOf = question.asOf ?? today(trx, now);
  const currency = question.currency ?? trx.property.currency;
  const refused = await refusedNights(trx);
  const known = await trx
    .selectFrom("agingSnapshot")
    .select([
      "currency",
      sql<CalendarDate | null>`max(business_date) filter (where business_date <= ${asOf}::date)`.as("latest"),
    ])
    .where("propertyId", "=", trx.propertyId)
    .groupBy("currency")
    .orderBy("currency")
    .execute();
  const currencies = known.map((row) => row.currency);
  const latest = known.find((row) => row.currency === currency)?.latest ?? null;
  if (latest === null) return { currency, currencies, night: null, days: [], monthEnds: [], refused };
  const { rows } = await sql<KeptRow>`
    select kept.business_date, kept.taken_at, kept.sequence, kept.edges, kept.not_due_minor, kept.buckets_minor, kept.unapplied_minor,
      kept.balance_minor, f.days, f.sales_minor, f.begin_minor, f.count_back::text as count_back, f.closed_minor,
      f.days_late::text as days_late, f.due_minor, f.on_time_minor, f.by_age_minor
    from aging_snapshot kept
    left join receivables_figures f on f.property_id = ${trx.propertyId} and f.business_date = kept.business_date
      and f.currency = kept.currency
    where kept.property_id = ${trx.propertyId} and kept.currency = ${currency} and kept.business_date <= ${latest}::date
      and (kept.business_date > ${addDays(latest, -windowDays)}::date
        or (kept.business_date > ${addDays(latest, -daysOfMonthEnds)}::date and extract(day from kept.business_date + 1) = 1))
    order by kept.business_date`.execute(trx);
  const last = rows.at(-1);
  return {
    currency,
    currencies,
    night: last ? nightOf(last, currency) : null,
    days: rows.filter((row) => row.businessDate > addDays(latest, -windowDays)).map(pointOf),
    monthEnds: rows.filter((row) => addDays(row.businessDate, 1).endsWith("-01")).map(pointOf),
    refused,
  };
}
