import { type Minor, minor } from "../kernel/money.ts";
import type { Actor } from "../kernel/permissions.ts";
import { addDays, type CalendarDate, daysBetween } from "../kernel/time.ts";
import type { LedgerItemId, Side } from "./schema.ts";

export interface OpenDebt {
  readonly id: LedgerItemId;
  readonly dueDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly openMinor: Minor;
}

export interface Share {
  readonly itemId: LedgerItemId;
  readonly amountMinor: Minor;
  readonly effectiveDate: CalendarDate;
}

/** Neither a debt nor a payment can be settled before both are in the books, or a past report would change. */
export const settledFrom = (debitPosted: CalendarDate, creditPosted: CalendarDate): CalendarDate =>
  debitPosted > creditPosted ? debitPosted : creditPosted;

/** Spreads a credit over the debts due first, the earlier posted and numbered first among equals. What is left stays unapplied. */
export function oldestFirst(debts: readonly OpenDebt[], amount: Minor, postingDate: CalendarDate): Share[] {
  const order = debts.toSorted(
    (a, b) => a.dueDate.localeCompare(b.dueDate) || a.postingDate.localeCompare(b.postingDate) || a.id - b.id,
  );
  const shares: Share[] = [];
  let left = amount as number;
  for (const debt of order) {
    const share = Math.min(left, debt.openMinor);
    if (share <= 0) continue;
    shares.push({
      itemId: debt.id,
      amountMinor: minor(share),
      effectiveDate: settledFrom(debt.postingDate, postingDate),
    });
    left -= share;
  }
  return shares;
}

export const oppositeSide = (side: Side): Side => (side === "debit" ? "credit" : "debit");

/** Documents and payments of one system are numbered apart: a payment may bear its invoice's number. */
export const sourceSystem = (system: string, documents: "invoices" | "payments" | `reversal-of-${number}`): string =>
  `${system}/${documents}`;

/** What is posted here and not imported. */
export const ownSystem = "foyer";

/** A softly closed month is finance's own; the system posts what finance imports. */
export const mayPostSoftly = (actor: Actor): boolean => actor.kind === "system" || actor.role === "finance";

/** A worker that was away longer keeps the latest of the nights it missed; the others can be computed at any time. */
const mostNights = 400;

/** The business dates whose aging is still to be kept: all since the latest kept one, or only the last when none ever was. */
export function nightsToKeep(latest: CalendarDate | null, over: CalendarDate): CalendarDate[] {
  const missed = latest === null ? 1 : daysBetween(latest, over);
  return Array.from({ length: Math.max(0, Math.min(missed, mostNights)) }, (_, index) =>
    addDays(over, -index),
  ).toReversed();
}
