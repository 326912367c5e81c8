import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import type {
  AgingGroup,
  AgingPage,
  AgingQuestion,
  AgingReport,
  AgingRow,
  AgingSort,
} from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import { inBlocks } from "../../kernel/cursor.ts";
import type { Trx } from "../../kernel/fence.ts";
import { reachedAccounts } from "../open/queries.ts";
import { edgesOn } from "./buckets/queries.ts";
import { type AgedColumns, agingByAccount, figuresOf, summedColumns } from "./columns/queries.ts";
import { groupedBy } from "./groups/queries.ts";
import { knownOf } from "./open/queries.ts";

/** What a report may be sorted by; the row of totals stands first whatever it is. */
const orders = (byName: RawBuilder<unknown>): Record<AgingSort, RawBuilder<unknown>> => ({
  name: byName,
  balance: sql`not_due + app.sum_of(buckets) - unapplied desc`,
  overdue: sql`app.sum_of(buckets) desc`,
});

interface Row extends AgedColumns {
  readonly isTotal: boolean;
  readonly group: number | string | null;
  readonly label: string | null;
  readonly name: string | null;
  readonly ownBalance: Minor | null;
  /** Said once, with the total: a row of fifty thousand carries nothing that it does not tell. */
  readonly count: number | null;
}

function rowOf(row: Row, by: AgingGroup): AgingRow {
  const figures = figuresOf(row);
  const ownBalance = by === "currency" ? (row.ownBalance ?? figures.balance) : null;
  return { group: row.group, label: row.label, name: row.name, ...figures, ownBalance };
}

export type AgingAsked = AgingQuestion & Partial<Pick<AgingPage, "offset" | "limit">>;

/** The currency of the report's figures, and whether they are of all currencies. */
export function currencyOf(
  trx: Trx,
  { by, currency }: Pick<AgingQuestion, "by" | "currency">,
): { currency: Currency; isOfAll: boolean } {
  const isOfAll = currency === "all" || (currency === undefined && by === "currency");
  return { currency: isOfAll || currency === undefined ? trx.property.currency : currency, isOfAll };
}

async function* inOne(trx: Trx, statement: RawBuilder<Row>) {
  yield (await statement.execute(trx)).rows;
}

/**
 * Who owed how much for how long when a day was over: one statement for any date, its row of totals first and of all rows
 * whatever the page. Grouped by property it is of this property alone. (A7.6)
 */
export async function aging(
  trx: Trx,
  question: AgingAsked & { readonly edges?: BucketEdges },
  today: CalendarDate,
): Promise<AgingReport> {
  const { asOf, rule, by, sort, offset = 0, limit, knownOn = null } = question;
  const { currency, isOfAll } = currencyOf(trx, question);
  const edges = question.edges ?? (await edgesOn(trx, question));
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const known = await knownOf(trx, question, today);
  const { join, group, names, label, name, order } = groupedBy(trx, by, asOf);
  const statement = sql<Row>`
    select is_total, "group", label, name, not_due, buckets, unapplied, disputed, own_balance, count from (
      select *, case when is_total then count(*) over () - 1 end as count,
        row_number() over (order by is_total desc, ${orders(order)[sort]}, label, "group") - 1 as place
      from (
        select grouped.*, ${label} as label, ${name} as name
        from (
          select grouping(${group}) = 1 as is_total, ${group} as "group", ${summedColumns(edges)}
          from (${agingByAccount(trx, { asOf, rule, edges, isOfAll, ...known })}) aged
          join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
          ${join}
          where ${isOfAll ? sql`true` : sql`account.currency = ${currency}`} and ${reached}
          group by grouping sets ((${group}), ())
        ) grouped
        ${names}
      ) report
    ) placed
    where ${limit === undefined ? sql`true` : sql`place = 0 or place between ${offset + 1}::int and ${offset + limit}::int`}
    order by place`;
  const rows: AgingRow[] = [];
  let total: Row | undefined;
  for await (const block of limit === undefined ? inBlocks(trx, statement) : inOne(trx, statement))
    for (const row of block)
      if (row.isTotal) total = row;
      else rows.push(rowOf(row, by));
  return {
    asOf,
    currency,
    isOfAll,
    knownOn,
    rule,
    by,
    set: question.buckets,
    edges,
    rows,
    count: total?.count ?? 0,
    total: figuresOf(found(total, "receivables.item-not-found")),
    leftOut: [],
  };
}

/** Σ signed of everything posted by a day, as posting kept it: what the report has to equal. */
export async function controlBalance(
  trx: Trx,
  { asOf, currency }: { asOf: CalendarDate; currency: Currency },
): Promise<Minor> {
  const row = await trx
    .selectFrom("ledgerControl")
    .select(sql<Minor>`coalesce(sum(debit_minor - credit_minor), 0)::bigint`.as("balance"))
    .where("propertyId", "=", trx.propertyId)
    .where("currency", "=", currency)
    .where("postingDate", "<=", asOf)
    .executeTakeFirstOrThrow();
  return row.balance;
}
