import { type Minor, minor, sum } from "../../kernel/money.ts";
import { type CalendarDate, daysBetween } from "../../kernel/time.ts";
import type { Side } from "../schema.ts";
import type {
  AgingColumn,
  AgingFigures,
  AgingGroup,
  AgingQuestion,
  AgingReport,
  AgingRow,
  AgingRule,
  Bucket,
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

export const countedFrom = (
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

/** The report's row as files and commands write it: named after what it is grouped by. */
const writtenRow = (by: AgingGroup, row: AgingRow) => ({
  [by]: row.label,
  ...(by === "client" ? { name: row.name } : {}),
  ...bare(row),
});

/** The report as files and commands write it. */
export const writtenReport = ({ asOf, currency, by, rows, total }: AgingReport) => ({
  asOf,
  currency,
  rows: rows.map((row) => writtenRow(by, row)),
  total: bare(total),
});
