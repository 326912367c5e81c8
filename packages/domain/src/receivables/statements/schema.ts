import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import type { ContactId } from "../../clients/schema.ts";
import { Currency, type Minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { Language } from "../../kernel/words.ts";
import type { BucketEdges } from "../aging/buckets/schema.ts";
import type { AgingFigures } from "../aging/schema.ts";
import type { ItemKind } from "../schema.ts";

/** What is still open, item by item; or what moved in a span of days between what was owed before it and after it. */
export const statementKinds = ["open-item", "balance-forward"] as const;
export const StatementKind = z.enum(statementKinds);
export type StatementKind = z.infer<typeof StatementKind>;

export const StatementFormat = z.enum(["pdf", "csv", "xlsx"]);
export type StatementFormat = z.infer<typeof StatementFormat>;

/** What every statement of a batch has in common. */
export const StatementQuestion = z.strictObject({
  /** When this day was over. */
  asOf: CalendarDate,
  kind: StatementKind.default("open-item"),
  /** The first day of the span of a balance forward; absent: the first of its month. */
  from: CalendarDate.optional(),
});
export type StatementQuestion = z.output<typeof StatementQuestion>;

export const OneStatement = StatementQuestion.extend({
  clientId: ClientId,
  /** Absent: the language of who gets it. */
  language: Language.optional(),
});
export type OneStatement = z.output<typeof OneStatement>;

/** A statement as a file, asked for in a query string. */
export const StatementExport = StatementQuestion.extend({
  client: z.coerce.number().pipe(ClientId),
  language: Language.optional(),
  format: StatementFormat,
  /** A table is of one account; absent: the one in the property's currency, or the only one. */
  currency: Currency.optional(),
});
export type StatementExport = z.output<typeof StatementExport>;

/** A line of an account: an item, or what was owed before the span. Credits are negative. */
export interface StatementLine {
  readonly kind: ItemKind | "brought-forward";
  readonly reference: string | null;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate | null;
  readonly amountMinor: Minor;
  /** What counts: open of the item, or moved by it. */
  readonly countedMinor: Minor;
}

/** What a client owes in one currency, as a statement says it. Always: Σ counted = balance = the balance of the aging. */
export interface StatementAccount {
  readonly currency: Currency;
  readonly lines: readonly StatementLine[];
  readonly balanceMinor: Minor;
  /** What is open of it, by how late it is. */
  readonly aged: Omit<AgingFigures, "disputed">;
}

export interface Statement {
  readonly clientId: ClientId;
  readonly reference: string;
  readonly name: string;
  readonly englishName: string | null;
  readonly asOf: CalendarDate;
  readonly kind: StatementKind;
  /** The first day of the span; nothing where what is open is listed. */
  readonly from: CalendarDate | null;
  readonly edges: BucketEdges;
  readonly accounts: readonly StatementAccount[];
}

/** The person at a client who is written to about its account. */
export interface AccountRecipient {
  readonly clientId: ClientId;
  readonly contactId: ContactId;
  readonly name: string;
  readonly language: Language;
  readonly mailMask: string;
}
