import { type Minor, sum } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Side } from "../schema.ts";

interface Contested {
  readonly side: Side;
  readonly postingDate: CalendarDate;
  readonly openMinor: Minor;
  /** What is contested of it already. */
  readonly disputed: readonly Minor[];
}

/** Only what is owed is contested, once it is posted, and no more of it than is open. */
export function refuseDispute(
  item: Contested,
  { amountMinor, fromDate }: { amountMinor: Minor; fromDate: CalendarDate },
): void {
  if (item.side !== "debit") throw new Refusal("invalid", "receivables.dispute-of-credit");
  if (fromDate < item.postingDate) throw new Refusal("invalid", "receivables.dispute-before-posting");
  if (sum([...item.disputed, amountMinor]) > item.openMinor)
    throw new Refusal("conflict", "receivables.dispute-exceeds-open");
}

/** A dispute ends once, and not before it began. */
export function refuseEnd(
  dispute: { readonly fromDate: CalendarDate; readonly ended: boolean },
  toDate: CalendarDate,
): void {
  if (dispute.ended) throw new Refusal("conflict", "receivables.dispute-ended");
  if (toDate < dispute.fromDate) throw new Refusal("invalid", "receivables.dispute-ends-first");
}
