import { type Minor, minor, sum } from "../../kernel/money.ts";
import { type CalendarDate, daysBetween } from "../../kernel/time.ts";
import { baseShare } from "../rates/rules.ts";
import type { Side } from "../schema.ts";
import { type AgingColumn, type AgingFigures, type AgingQuestion, type AgingRule } from "./schema.ts";
import { bucketOf, bucketsOf } from "./buckets/rules.ts";
import type { BucketEdges } from "./buckets/schema.ts";

export interface AgedItem {
  readonly id: number;
  readonly side: Side;
  readonly amountMinor: Minor;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly checkoutDate: CalendarDate | null;
  /** What it is worth in the property's currency at the rate it was booked at; nothing for one in that currency. */
  readonly baseMinor?: Minor | null;
}

/** From a day on and until the day before another; what runs still has none. */
export interface AgedDispute {
  readonly itemId: number;
  readonly amountMinor: Minor;
  readonly fromDate: CalendarDate;
  readonly toDate: CalendarDate | null;
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
  readonly disputes?: readonly AgedDispute[];
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

/** What is contested of an item when a day was over: never more than is open. */
function disputedOn(item: AgedItem, ledger: AgedLedger, asOf: CalendarDate): Minor {
  const contested = (ledger.disputes ?? [])
    .filter((each) => each.itemId === item.id && each.fromDate <= asOf && (each.toDate === null || asOf < each.toDate))
    .map((each) => each.amountMinor);
  return minor(Math.min(sum(contested), openOn(item, ledger, asOf)));
}

interface Cut extends Pick<AgingQuestion, "asOf" | "rule"> {
  readonly edges: BucketEdges;
  /** Whether items of other currencies count at the rates they were booked at. */
  readonly isOfAll?: boolean;
}

/**
 * The aging of a ledger item by item, as slowly as it is plain. The report itself is one SQL statement; the tests hold the
 * two together.
 */
export function agingOf(ledger: AgedLedger, { asOf, rule, edges, isOfAll = false }: Cut): AgingFigures {
  const columns = new Map<AgingColumn, number>();
  const add = (column: AgingColumn, amount: Minor) => columns.set(column, (columns.get(column) ?? 0) + amount);
  for (const item of ledger.items) {
    const worth = (part: Minor) =>
      isOfAll && item.baseMinor != null ? baseShare(part, { ...item, baseMinor: item.baseMinor }) : part;
    const late = daysBetween(countedFrom(item, rule), asOf);
    add(item.side === "credit" ? "unapplied" : bucketOf(late, edges), worth(openOn(item, ledger, asOf)));
    if (item.side === "debit") add("disputed", worth(disputedOn(item, ledger, asOf)));
  }
  const of = (column: AgingColumn) => minor(columns.get(column) ?? 0);
  return figures({
    notDue: of("not-due"),
    buckets: bucketsOf(edges).map(({ name }) => of(name)),
    unapplied: of("unapplied"),
    disputed: of("disputed"),
  });
}

export const figures = (columns: Omit<AgingFigures, "balance">): AgingFigures => ({
  ...columns,
  balance: minor(sum([columns.notDue, ...columns.buckets]) - columns.unapplied),
});

/** Many rows in one. */
export const addedUp = (rows: readonly AgingFigures[], edges: BucketEdges): AgingFigures =>
  figures({
    notDue: sum(rows.map((row) => row.notDue)),
    buckets: bucketsOf(edges).map((_, place) => sum(rows.map((row) => row.buckets[place] ?? minor(0)))),
    unapplied: sum(rows.map((row) => row.unapplied)),
    disputed: sum(rows.map((row) => row.disputed)),
  });
