import type { Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import { type Bucket, bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { figures } from "@foyer/domain/receivables/aging/rules";
import type { AgingColumn, AgingFigures } from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { disputedMinor, inBase, type OpenQuestion, openItems } from "../open/queries.ts";

const inBucket = ({ from, to }: Bucket) =>
  to === null
    ? sql<boolean>`open_item.side = 'debit' and open_item.late >= ${sql.lit(from)}`
    : sql<boolean>`open_item.side = 'debit' and open_item.late between ${sql.lit(from)} and ${sql.lit(to)}`;
const notDue = sql<boolean>`open_item.side = 'debit' and open_item.late <= 0`;
const unapplied = sql<boolean>`open_item.side = 'credit'`;

/** Whether an open item stands in a column of the report, or some of it. */
export function inColumn(column: AgingColumn, edges: BucketEdges): RawBuilder<boolean> {
  if (column === "not-due") return notDue;
  if (column === "unapplied") return unapplied;
  if (column === "disputed") return sql`(${disputedMinor}) > 0`;
  return inBucket(
    found(
      bucketsOf(edges).find(({ name }) => name === column),
      "receivables.bucket-not-found",
      { column },
    ),
  );
}

export interface CutQuestion extends OpenQuestion {
  readonly edges: BucketEdges;
  /** Whether other currencies count at the rates they were booked at. */
  readonly isOfAll?: boolean;
}

/** So much of an open item in the currency of the report. */
export const worth = ({ isOfAll = false }: Pick<CutQuestion, "isOfAll">, part: RawBuilder<unknown>) =>
  isOfAll ? inBase(part) : part;

/** `array[…]` of one figure per bucket. */
const perBucket = (edges: BucketEdges, figure: (bucket: Bucket, place: number) => RawBuilder<unknown>) =>
  sql`array[${sql.join(bucketsOf(edges).map((bucket, index) => figure(bucket, index + 1)))}]`;

/** What is open of an item as the balance counts it, in its own currency. */
const signed = sql`case open_item.side when 'debit' then open_item.open_minor else -open_item.open_minor end`;

/** The report's columns per account (`not_due`, `buckets`, `unapplied`, `disputed`): the statement under every report, snapshot and screen. */
export const agingByAccount = (trx: Trx, question: CutQuestion) => {
  const open = worth(question, sql`open_item.open_minor`);
  const total = (held: RawBuilder<boolean>, amount: RawBuilder<unknown> = open) =>
    sql`coalesce(sum(${amount}) filter (where ${held}), 0)::bigint`;
  return sql`
    select open_item.account_id, ${total(notDue)} as not_due,
      ${perBucket(question.edges, (bucket) => total(inBucket(bucket)))} as buckets, ${total(unapplied)} as unapplied,
      coalesce(sum(${worth(question, disputedMinor)}), 0)::bigint as disputed,
      ${question.isOfAll === true ? total(sql`true`, signed) : sql`null::bigint`} as own_balance
    from ${openItems(trx, question)} where open_item.open_minor > 0 group by open_item.account_id`;
};

/** The columns of many accounts (`aged`) in one. */
export const summedColumns = (edges: BucketEdges) => {
  const total = (column: RawBuilder<unknown>) => sql`coalesce(sum(${column}), 0)::bigint`;
  return sql`${total(sql`aged.not_due`)} as not_due,
    ${perBucket(edges, (_, place) => total(sql`aged.buckets[${sql.lit(place)}]`))} as buckets,
    ${total(sql`aged.unapplied`)} as unapplied, ${total(sql`aged.disputed`)} as disputed,
    sum(aged.own_balance)::bigint as own_balance`;
};

export interface AgedColumns {
  readonly notDue: Minor;
  readonly buckets: readonly Minor[];
  readonly unapplied: Minor;
  readonly disputed: Minor;
}

export const figuresOf = ({ notDue, buckets, unapplied, disputed }: AgedColumns): AgingFigures =>
  figures({ notDue, buckets, unapplied, disputed });
