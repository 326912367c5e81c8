import { z } from "zod";
import { Currency } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { BucketEdges } from "../aging/buckets/schema.ts";
import { line } from "../schema.ts";

export const ProvisionMatrixId = z.int().positive().brand<"ProvisionMatrixId">();
export type ProvisionMatrixId = z.infer<typeof ProvisionMatrixId>;

/** Per cent with at most two decimals, exact: `0`, `2.5`, `100`. */
export const ProvisionRate = z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/);
export type ProvisionRate = z.infer<typeof ProvisionRate>;

/** A version of the matrix from a date on: a rate for what is not due, then one for each bucket. (A7.6) */
export const SetProvision = z.strictObject({
  fromDate: CalendarDate,
  /** The buckets that the rates are for: those of the standard set on that date. */
  edges: BucketEdges,
  rates: z.array(ProvisionRate).min(3).max(13),
  reason: line(400),
});
export type SetProvision = z.output<typeof SetProvision>;

export const ProvisionQuestion = z.strictObject({ asOf: CalendarDate, currency: Currency.optional() });
export type ProvisionQuestion = z.output<typeof ProvisionQuestion>;
