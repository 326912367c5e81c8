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

/** Where one open item stands in the report; what is disputed of it stands in the last one besides. */
export const AgingColumn = z.union([z.enum(["not-due", "unapplied", "disputed"]), BucketName]);
export type AgingColumn = z.infer<typeof AgingColumn>;

/** The date from which days are counted. A debt without a checkout counts from its document. */
export const AgingRule = z.enum(["due", "document", "checkout"]);
export type AgingRule = z.infer<typeof AgingRule>;

/** Owner, class, tier and grade as they were on the day; property: the hotels at which one may read it. */
export const AgingGroup = z.enum(["client", "owner", "class", "tier", "grade", "currency", "property"]);
export type AgingGroup = z.infer<typeof AgingGroup>;

export const agingSorts = ["name", "balance", "overdue"] as const;
export const AgingSort = z.enum(agingSorts);
export type AgingSort = z.infer<typeof AgingSort>;

/** Of one currency in that currency, or of all of them in the property's own at the rates they were booked at. */
export const AgingCurrency = z.union([Currency, z.literal("all")]);
export type AgingCurrency = z.infer<typeof AgingCurrency>;

export const AgingQuestion = z.strictObject({
  asOf: CalendarDate,
  rule: AgingRule.default("due"),
  by: AgingGroup.default("client"),
  /** The name of the set whose version of that day cuts the debts into buckets. */
  buckets: BucketSetName.default(standardSet),
  sort: AgingSort.default("name"),
  /** When absent the property's own, and all of them where they are the rows. */
  currency: AgingCurrency.optional(),
  /** With only what was recorded by the end of that day; absent: with all that is recorded. */
  knownOn: CalendarDate.optional(),
});
export type AgingQuestion = z.output<typeof AgingQuestion>;

/** The whole report as a file, or as data. */
export const AgingExport = AgingQuestion.extend({ format: z.enum(["csv", "xlsx", "pdf", "json"]) });

/** A screen's page of it; the total is of all rows whatever the page. */
export const AgingPage = AgingQuestion.extend({
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(500).default(200),
});
export type AgingPage = z.output<typeof AgingPage>;

/** A cell of the report, opened: the items that it adds up. A group of `null` is the row of those without one. */
export const AgingCell = AgingQuestion.extend({
  /** The client's, owner's or property's id, or the class, tier, grade or currency; absent: the row of totals. */
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

/** Always: notDue + Σ buckets − unapplied = balance, with what is disputed in it. Only the balance can be negative. */
export interface AgingFigures {
  readonly notDue: Minor;
  /** In the order of the set, the one without an end last. */
  readonly buckets: readonly Minor[];
  readonly unapplied: Minor;
  readonly balance: Minor;
  /** Of what is owed so much is contested. It stands in its bucket all the same. */
  readonly disputed: Minor;
}

export interface AgingRow extends AgingFigures {
  /** The client's, owner's or property's id, or the class, tier, grade or currency itself; null: what has none. */
  readonly group: number | string | null;
  /** The client's reference, the owner's name, the property's code, else the group itself. */
  readonly label: string | null;
  /** The client's, owner's or property's name. */
  readonly name: string | null;
  /** The balance in the row's own currency, where each currency is a row. */
  readonly ownBalance: Minor | null;
}

export interface AgingReport {
  readonly asOf: CalendarDate;
  /** Of the figures. */
  readonly currency: Currency;
  /** Whether they are of all currencies, at the rates at which they were booked. */
  readonly isOfAll: boolean;
  /** Nothing: all that is recorded is known. */
  readonly knownOn: CalendarDate | null;
  readonly rule: AgingRule;
  readonly by: AgingGroup;
  readonly set: string;
  /** By which the set cut on that day. */
  readonly edges: BucketEdges;
  readonly rows: readonly AgingRow[];
  /** How many rows there are, whatever the page. */
  readonly count: number;
  readonly total: AgingFigures;
  /** Hotels whose books are in another currency, so that they cannot be added up with the others. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly name: string;
  readonly currency: Currency;
}
