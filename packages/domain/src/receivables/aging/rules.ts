import { currencyExponents, type Minor, minor, sum } from "../../kernel/money.ts";
import { type CalendarDate, daysBetween } from "../../kernel/time.ts";
import type { Side } from "../schema.ts";
import {
  type AgingColumn,
  type AgingFigures,
  type AgingGroup,
  type AgingQuestion,
  type AgingReport,
  type AgingRow,
  type AgingRule,
  type Bucket,
  buckets,
} from "./schema.ts";

/** Due today is not late. (A7.6) */
export function bucketOf(daysPastDue: number): "not-due" | Bucket {
  if (daysPastDue <= 0) return "not-due";
  if (daysPastDue <= 30) return "1-30";
  if (daysPastDue <= 60) return "31-60";
  if (daysPastDue <= 90) return "61-90";
  return daysPastDue <= 120 ? "91-120" : "over-120";
}

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
export function agingOf(ledger: AgedLedger, { asOf, rule }: Pick<AgingQuestion, "asOf" | "rule">): AgingFigures {
  const columns = new Map<AgingColumn, number>();
  for (const item of ledger.items) {
    const column = item.side === "credit" ? "unapplied" : bucketOf(daysBetween(countedFrom(item, rule), asOf));
    columns.set(column, (columns.get(column) ?? 0) + openOn(item, ledger, asOf));
  }
  const of = (column: AgingColumn) => minor(columns.get(column) ?? 0);
  return figures({
    notDue: of("not-due"),
    buckets: {
      "1-30": of("1-30"),
      "31-60": of("31-60"),
      "61-90": of("61-90"),
      "91-120": of("91-120"),
      "over-120": of("over-120"),
    },
    unapplied: of("unapplied"),
  });
}

export const figures = (columns: Omit<AgingFigures, "balance">): AgingFigures => ({
  ...columns,
  balance: minor(sum([columns.notDue, ...Object.values(columns.buckets)]) - columns.unapplied),
});

const bare = ({ notDue, buckets, unapplied, balance }: AgingFigures): AgingFigures => ({
  notDue,
  buckets,
  unapplied,
  balance,
});

/** Rows written at once. */
const piece = 1_000;

/** The report's row as files and commands write it: named after what it is grouped by. */
const writtenRow = (by: AgingGroup, row: AgingRow) => ({
  [by]: row.label,
  ...(by === "client" ? { name: row.name } : {}),
  ...bare(row),
});

/** The report as data, a piece at a time: what the api and the command answer. */
export function* writtenPieces({ asOf, currency, by, rows, total }: AgingReport): Generator<string> {
  yield `{"asOf":"${asOf}","currency":"${currency}","rows":[`;
  for (let at = 0; at < rows.length; at += piece)
    yield (at === 0 ? "" : ",") +
      rows
        .slice(at, at + piece)
        .map((row) => JSON.stringify(writtenRow(by, row)))
        .join(",");
  yield `],"total":${JSON.stringify(bare(total))}}\n`;
}

/** What the columns of the report are called in a file. */
export interface AgingHeaders {
  readonly label: string;
  readonly name: string;
  readonly columns: Readonly<Record<AgingColumn, string>>;
  readonly balance: string;
  readonly total: string;
}

/** The report as a table for CSV and XLSX; its last row adds up the others. */
export function agingTable(
  { by, currency, rows }: Pick<AgingReport, "by" | "currency" | "rows">,
  headers: AgingHeaders,
) {
  type Row = AgingRow;
  const text = (header: string, value: (row: Row) => string | null) => ({ kind: "text", header, value }) as const;
  const money = (header: string, value: (row: Row) => Minor) =>
    ({ kind: "money", header, value, exponent: currencyExponents[currency], sum: true }) as const;
  const columns = [
    text(headers.label, (row) => row.label),
    ...(by === "client" ? [text(headers.name, (row) => row.name)] : []),
    money(headers.columns["not-due"], (row) => row.notDue),
    ...buckets.map((bucket) => money(headers.columns[bucket], (row) => row.buckets[bucket])),
    money(headers.columns.unapplied, (row) => row.unapplied),
    money(headers.balance, (row) => row.balance),
  ];
  return { columns, rows, totalLabel: headers.total };
}
