import { type Minor, minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import { type Bucket, bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { figures } from "@foyer/domain/receivables/aging/rules";
import type { AgingColumn, AgingFigures } from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { type OpenQuestion, openItems } from "../open/queries.ts";

const inBucket = ({ from, to }: Bucket) =>
  to === null
    ? sql<boolean>`open_item.side = 'debit' and open_item.late >= ${sql.lit(from)}`
    : sql<boolean>`open_item.side = 'debit' and open_item.late between ${sql.lit(from)} and ${sql.lit(to)}`;
const notDue = sql<boolean>`open_item.side = 'debit' and open_item.late <= 0`;
const unapplied = sql<boolean>`open_item.side = 'credit'`;

/** Whether an open item stands in a column of the report. */
export function inColumn(column: AgingColumn, edges: BucketEdges): RawBuilder<boolean> {
  if (column === "not-due") return notDue;
  if (column === "unapplied") return unapplied;
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
}

/** `array[…]` of one figure per bucket. */
const perBucket = (edges: BucketEdges, figure: (bucket: Bucket, place: number) => RawBuilder<unknown>) =>
  sql`array[${sql.join(bucketsOf(edges).map((bucket, index) => figure(bucket, index + 1)))}]`;

/** The report's columns per account (`not_due`, `buckets`, `unapplied`): the statement under every report, snapshot and screen. */
export const agingByAccount = (trx: Trx, question: CutQuestion, which: RawBuilder<boolean> = sql`true`) => {
  const total = (held: RawBuilder<boolean>) => sql`coalesce(sum(open_minor) filter (where ${held}), 0)::bigint`;
  return sql`
    select account_id, ${total(notDue)} as not_due, ${perBucket(question.edges, (bucket) => total(inBucket(bucket)))} as buckets,
      ${total(unapplied)} as unapplied
    from (${openItems(trx, question)}) open_item where open_minor > 0 and ${which} group by account_id`;
};

/** The columns of many accounts (`aged`) in one. */
export const summedColumns = (edges: BucketEdges) => {
  const total = (column: RawBuilder<unknown>) => sql`coalesce(sum(${column}), 0)::bigint`;
  return sql`${total(sql`aged.not_due`)} as not_due,
    ${perBucket(edges, (_, place) => total(sql`aged.buckets[${sql.lit(place)}]`))} as buckets,
    ${total(sql`aged.unapplied`)} as unapplied`;
};

export interface AgedColumns {
  readonly notDue: Minor;
  readonly buckets: readonly Minor[];
  readonly unapplied: Minor;
}

export const figuresOf = ({ notDue, buckets, unapplied }: AgedColumns): AgingFigures =>
  figures({ notDue, buckets, unapplied });

/** Where nothing at all is open. */
export const noColumns = (edges: BucketEdges): AgedColumns => ({
  notDue: minor(0),
  buckets: bucketsOf(edges).map(() => minor(0)),
  unapplied: minor(0),
});
