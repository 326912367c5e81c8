import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import { Currency } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";

/** A ratio as exact decimal text (`73.71`); null where there is nothing to divide by. */
export const Ratio = z.string().nullable();
export type Ratio = z.infer<typeof Ratio>;

/** The figures of a day look back on so many days, the day itself included. */
export const windowDays = 90;

/** By how many days ago the document was, as the guide counts: the last days of all classes but the last. (A7.6) */
export const guideEdges: readonly number[] = [29, 59, 89];
/** How much of what is owed should be how old, in per cent. */
export const guideShares: readonly number[] = [60, 25, 10, 5];

/** The latest night that was kept by a day; today's when absent. */
export const NightQuestion = z.strictObject({
  asOf: CalendarDate.optional(),
  /** The property's own when absent. */
  currency: Currency.optional(),
});
export type NightQuestion = z.output<typeof NightQuestion>;

/** Which figure's rows are asked for; of what is owed those by due date or by document date. */
const figureRows = ["sales", "closed", "due", "owed-by-due", "owed-by-document"] as const;

/** The rows that a figure of a window was made from, a page at a time. */
export const FigureRowsQuestion = z.strictObject({
  figure: z.enum(figureRows),
  from: CalendarDate,
  to: CalendarDate,
  /** The day on which it was owed; the last of the window when absent. */
  asOf: CalendarDate.optional(),
  currency: Currency.optional(),
  clientId: ClientId.optional(),
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type FigureRowsQuestion = z.output<typeof FigureRowsQuestion>;
