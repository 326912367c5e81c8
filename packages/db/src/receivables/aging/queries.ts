import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { AgingPage, AgingQuestion, AgingReport, AgingSort } from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { reachedAccounts } from "../open/queries.ts";
import { edgesOn } from "./buckets/queries.ts";
import { type AgedColumns, agingByAccount, figuresOf, summedColumns } from "./columns/queries.ts";
import { groupedBy } from "./groups/queries.ts";
import { knownOf } from "./open/queries.ts";

/** What a report may be sorted by; the row of totals stands first whatever it is. */
const orders: Record<AgingSort, RawBuilder<unknown>> = {
  name: sql`name`,
  balance: sql`not_due + app.sum_of(buckets) - unapplied desc`,
  overdue: sql`app.sum_of(buckets) desc`,
};

interface Row extends AgedColumns {
  readonly isTotal: boolean;
  readonly group: number | string | null;
  readonly label: string | null;
  readonly name: string | null;
  readonly count: number;
}

/**
 * Who owed how much for how long when a day was over: one statement for any date, its row of totals first and of all rows
 * whatever the page. (A7.6)
 */
export async function aging(
  trx: Trx,
  question: AgingQuestion & Partial<Pick<AgingPage, "offset" | "limit">>,
  today: CalendarDate,
): Promise<AgingReport> {
  const { asOf, rule, by, sort, offset = 0, limit } = question;
  const currency = question.currency ?? trx.property.currency;
  const edges = await edgesOn(trx, question);
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const known = await knownOf(trx, question, today);
  const { join, group, label, name } = groupedBy(trx, by, asOf);
  const { rows } = await sql<Row>`
    select * from (
      select *, count(*) over () - 1 as count, row_number() over (order by is_total desc, ${orders[sort]}, label, "group") - 1 as place
      from (
        select grouping(${group}) = 1 as is_total, ${group} as "group", ${label} as label, ${name} as name, ${summedColumns(edges)}
        from (${agingByAccount(trx, { asOf, rule, edges, known })}) aged
        join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
        ${join}
        where account.currency = ${currency} and ${reached}
        group by grouping sets ((${group}, ${label}, ${name}), ())
      ) report
    ) placed
    where ${limit === undefined ? sql`true` : sql`place = 0 or place between ${offset + 1}::int and ${offset + limit}::int`}
    order by place`.execute(trx);
  const total = rows.find((row) => row.isTotal);
  return {
    asOf,
    currency,
    rule,
    by,
    set: question.buckets,
    edges,
    rows: rows
      .filter((row) => !row.isTotal)
      .map((row) => ({ group: row.group, label: row.label, name: row.name, ...figuresOf(row) })),
    count: rows[0]?.count ?? 0,
    total: figuresOf(found(total, "receivables.item-not-found")),
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
