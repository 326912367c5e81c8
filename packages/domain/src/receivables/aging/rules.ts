import { currencyExponents, type Minor, minor, sum } from "../../kernel/money.ts";
import { type CalendarDate, daysBetween } from "../../kernel/time.ts";
import type { Side } from "../schema.ts";
import {
  type AgingColumn,
  type AgingFigures,
  type AgingQuestion,
  type AgingReport,
  type AgingRow,
  type AgingRule,
} from "./schema.ts";
import { type Bucket, bucketOf, bucketsOf } from "./buckets/rules.ts";
import type { BucketEdges } from "./buckets/schema.ts";

export interface AgedItem {
  readonly id: number;
  readonly side: Side;
  readonly amountMinor: Minor;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly checkoutDate: CalendarDate | null;
}

export interface AgedAllocation {
  readonly debitItemId: number;
  readonly creditItemId: number;
  /** Negative where an allocation was taken back. */
  readonly amountMinor: Minor;
  readonly effectiveDate: CalendarDate;
}

export interface AgedLedger {
  readonly items: readonly AgedItem[];
  readonly allocations: readonly AgedAllocation[];
}

const countedFrom = (
  item: Pick<AgedItem, "documentDate" | "dueDate" | "checkoutDate">,
  rule: AgingRule,
): CalendarDate =>
  rule === "due" ? item.dueDate : rule === "document" ? item.documentDate : (item.checkoutDate ?? item.documentDate);

/** What was open of an item when a day was over. Nothing before its posting. */
export function openOn(item: AgedItem, { allocations }: AgedLedger, asOf: CalendarDate): Minor {
  if (item.postingDate > asOf) return minor(0);
  const settled = allocations
    .filter(
      (each) =>
        (item.side === "debit" ? each.debitItemId : each.creditItemId) === item.id && each.effectiveDate <= asOf,
    )
    .map((each) => each.amountMinor);
  return minor(item.amountMinor - sum(settled));
}

/**
 * The aging of a ledger item by item, as slowly as it is plain. The report itself is one SQL statement; the tests hold the
 * two together.
 */
export function agingOf(
  ledger: AgedLedger,
  { asOf, rule, edges }: Pick<AgingQuestion, "asOf" | "rule"> & { readonly edges: BucketEdges },
): AgingFigures {
  const columns = new Map<AgingColumn, number>();
  for (const item of ledger.items) {
    const column = item.side === "credit" ? "unapplied" : bucketOf(daysBetween(countedFrom(item, rule), asOf), edges);
    columns.set(column, (columns.get(column) ?? 0) + openOn(item, ledger, asOf));
  }
  const of = (column: AgingColumn) => minor(columns.get(column) ?? 0);
  return figures({
    notDue: of("not-due"),
    buckets: bucketsOf(edges).map(({ name }) => of(name)),
    unapplied: of("unapplied"),
  });
}

export const figures = (columns: Omit<AgingFigures, "balance">): AgingFigures => ({
  ...columns,
  balance: minor(sum([columns.notDue, ...columns.buckets]) - columns.unapplied),
});

/** The figures as files and commands write them, each bucket under its name. */
const writtenFigures = ({ notDue, buckets, unapplied, balance }: AgingFigures, edges: BucketEdges) => ({
  notDue,
  buckets: Object.fromEntries(bucketsOf(edges).map(({ name }, index) => [name, buckets[index]])),
  unapplied,
  balance,
});

/** Rows written at once. */
const piece = 1_000;

/** The report's row as files and commands write it: named after what it is grouped by. */
const writtenRow = ({ by, edges }: Pick<AgingReport, "by" | "edges">, row: AgingRow) => ({
  [by]: row.label,
  ...(by === "client" ? { name: row.name } : {}),
  ...writtenFigures(row, edges),
});

/** The report as data, a piece at a time: what the api and the command answer. */
export function* writtenPieces(report: AgingReport): Generator<string> {
  const { asOf, currency, rows, total, edges } = report;
  yield `{"asOf":"${asOf}","currency":"${currency}","rows":[`;
  for (let at = 0; at < rows.length; at += piece)
    yield (at === 0 ? "" : ",") +
      rows
        .slice(at, at + piece)
        .map((row) => JSON.stringify(writtenRow(report, row)))
        .join(",");
  yield `],"total":${JSON.stringify(writtenFigures(total, edges))}}\n`;
}

/** What the columns of the report are called in a file. */
export interface AgingHeaders {
  readonly label: string;
  readonly name: string;
  readonly notDue: string;
  readonly bucket: (bucket: Bucket) => string;
  readonly unapplied: string;
  readonly balance: string;
  readonly total: string;
}

/** The report as a table for CSV and XLSX; its last row adds up the others. */
export function agingTable(
  { by, currency, edges, rows }: Pick<AgingReport, "by" | "currency" | "edges" | "rows">,
  headers: AgingHeaders,
) {
  type Row = AgingRow;
  const text = (header: string, value: (row: Row) => string | null) => ({ kind: "text", header, value }) as const;
  const money = (header: string, value: (row: Row) => Minor) =>
    ({ kind: "money", header, value, exponent: currencyExponents[currency], sum: true }) as const;
  const columns = [
    text(headers.label, (row) => row.label),
    ...(by === "client" ? [text(headers.name, (row) => row.name)] : []),
    money(headers.notDue, (row) => row.notDue),
    ...bucketsOf(edges).map((bucket, index) => money(headers.bucket(bucket), (row) => row.buckets[index] ?? minor(0))),
    money(headers.unapplied, (row) => row.unapplied),
    money(headers.balance, (row) => row.balance),
  ];
  return { columns, rows, totalLabel: headers.total };
}
