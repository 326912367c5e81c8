import { z } from "zod";
import { Currency, type Minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { type BucketEdges, BucketSetName, standardSet } from "./buckets/schema.ts";

/** The name of a bucket in questions and files: `1-30` or `over-120`, after its days past due. */
export const BucketName = z.union([
  z.templateLiteral([z.int().positive(), "-", z.int().positive()]),
  z.templateLiteral(["over-", z.int().positive()]),
]);
export type BucketName = z.infer<typeof BucketName>;

/** Where one open item stands in the report. */
export const AgingColumn = z.union([z.enum(["not-due", "unapplied"]), BucketName]);
export type AgingColumn = z.infer<typeof AgingColumn>;

/** The date from which days are counted. A debt without a checkout counts from its document. */
export const AgingRule = z.enum(["due", "document", "checkout"]);
export type AgingRule = z.infer<typeof AgingRule>;

export const AgingGroup = z.enum(["client", "owner", "class", "tier"]);
export type AgingGroup = z.infer<typeof AgingGroup>;

export const agingSorts = ["name", "balance", "overdue"] as const;
export const AgingSort = z.enum(agingSorts);
export type AgingSort = z.infer<typeof AgingSort>;

export const AgingQuestion = z.strictObject({
  asOf: CalendarDate,
  rule: AgingRule.default("due"),
  by: AgingGroup.default("client"),
  /** The name of the set whose version of that day cuts the debts into buckets. */
  buckets: BucketSetName.default(standardSet),
  sort: AgingSort.default("name"),
  /** The property's own when absent. */
  currency: Currency.optional(),
  /** With only what was recorded by the end of that day; absent: with all that is recorded. */
  knownOn: CalendarDate.optional(),
});
export type AgingQuestion = z.output<typeof AgingQuestion>;

/** The whole report as a file, or as data. */
export const AgingExport = AgingQuestion.extend({ format: z.enum(["csv", "xlsx", "json"]) });

/** A screen's page of it; the total is of all rows whatever the page. */
export const AgingPage = AgingQuestion.extend({
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(500).default(200),
});
export type AgingPage = z.output<typeof AgingPage>;

/** A cell of the report, opened: the items that it adds up. A group of `null` is the row of those without one. */
export const AgingCell = AgingQuestion.extend({
  /** The client's or owner's id, or the class or tier; absent: the row of totals. */
  group: z
    .union([z.int().positive(), z.string().max(40)])
    .nullable()
    .optional(),
  /** Absent: every column. */
  column: AgingColumn.optional(),
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type AgingCell = z.output<typeof AgingCell>;

/** Always: notDue + Σ buckets − unapplied = balance. Only the balance can be negative. */
export interface AgingFigures {
  readonly notDue: Minor;
  /** In the order of the set, the one without an end last. */
  readonly buckets: readonly Minor[];
  readonly unapplied: Minor;
  readonly balance: Minor;
}

export interface AgingRow extends AgingFigures {
  /** The client's or owner's id, or the class or tier itself; null: what has none. */
  readonly group: number | string | null;
  /** The client's reference, the owner's name, the class or the tier. */
  readonly label: string | null;
  /** The client's or owner's name. */
  readonly name: string | null;
}

export interface AgingReport {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  readonly rule: AgingRule;
  readonly by: AgingGroup;
  readonly set: string;
  /** By which the set cut on that day. */
  readonly edges: BucketEdges;
  readonly rows: readonly AgingRow[];
  /** How many rows there are, whatever the page. */
  readonly count: number;
  readonly total: AgingFigures;
}
