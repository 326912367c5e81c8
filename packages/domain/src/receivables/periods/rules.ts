import { Refusal } from "../../kernel/refusal.ts";
import { type CalendarDate, type Month, monthOf } from "../../kernel/time.ts";
import type { PeriodStatus } from "../schema.ts";

interface Closing {
  readonly month: Month;
  readonly before: PeriodStatus;
  readonly after: PeriodStatus;
  readonly today: CalendarDate;
}

/**
 * A month is closed once it is over. What is closed for good stays so; what is closed softly is opened again by approval
 * only, which is not this act.
 */
export function refusePeriod({ month, before, after, today }: Closing): void {
  if (before === "hard" && after !== "hard") throw new Refusal("conflict", "receivables.period-closed", { month });
  if (before === "soft" && after === "open")
    throw new Refusal("forbidden", "receivables.reopen-by-approval", { month });
  if (after !== "open" && month >= monthOf(today))
    throw new Refusal("conflict", "receivables.month-not-over", { month });
}

/** Only what is closed softly is opened again. */
export function refuseReopening({ month, before }: { month: Month; before: PeriodStatus }): void {
  if (before !== "soft")
    throw new Refusal("conflict", before === "hard" ? "receivables.period-closed" : "receivables.period-open", {
      month,
    });
}
