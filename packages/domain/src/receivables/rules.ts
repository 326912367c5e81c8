import { type Currency, type Minor, minor, minorOfDecimal, sum } from "../kernel/money.ts";
import type { Actor } from "../kernel/permissions.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { CalendarDate } from "../kernel/time.ts";
import type { BilledStay, ItemKind, LedgerItemId, Purpose, Side } from "./schema.ts";

export interface OpenDebt {
  readonly id: LedgerItemId;
  readonly dueDate: CalendarDate;
  readonly postingDate: CalendarDate;
  /** Later than its posting where an allocation of it was taken back. */
  readonly freeFrom: CalendarDate;
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
      effectiveDate: settledFrom(debt.freeFrom, postingDate),
    });
    left -= share;
  }
  return shares;
}

/**
 * How a document's stays fall to its due amounts: one after the other, as far as each reaches. Together they are not more
 * than the document, and none stands twice.
 */
export function billedByLine(lines: readonly Minor[], stays: readonly BilledStay[]): BilledStay[][] {
  if (new Set(stays.map((stay) => stay.stayId)).size < stays.length)
    throw new Refusal("invalid", "receivables.stay-twice");
  if (sum(stays.map((stay) => stay.amountMinor)) > sum(lines))
    throw new Refusal("invalid", "receivables.stays-exceed-amount");
  const left = stays.map(({ stayId, amountMinor }) => ({ stayId, amount: amountMinor as number }));
  return lines.map((line) => {
    let room = line as number;
    return left.flatMap((stay) => {
      const share = Math.min(stay.amount, room);
      stay.amount -= share;
      room -= share;
      return share > 0 ? [{ stayId: stay.stayId, amountMinor: minor(share) }] : [];
    });
  });
}

export interface NamedStay {
  readonly confirmation: string;
  readonly amountMinor: Minor;
}

/** Reads which stays a row bills: `A-1001=500.00; A-1002=300.00`, or one confirmation number alone for the whole of it. */
export function namedStays(
  text: string,
  { amount, currency }: { amount: Minor; currency: Currency },
): NamedStay[] | undefined {
  const parts = text.split(/[;；]/).map((part) => part.trim());
  const stays = parts.map((part) => {
    const [confirmation = "", written] = part.split("=").map((each) => each.trim());
    const amountMinor = written === undefined && parts.length === 1 ? amount : minorOfDecimal(written ?? "", currency);
    return amountMinor !== undefined && amountMinor > 0 && confirmation !== ""
      ? { confirmation, amountMinor }
      : undefined;
  });
  return stays.every((stay) => stay !== undefined) ? stays : undefined;
}

/** What no document stands for needs a word why. */
export function refuseWithoutReason({
  kind,
  reason,
}: {
  readonly kind: ItemKind;
  readonly reason: string | null;
}): void {
  if (kind === "adjustment" && reason === null) throw new Refusal("invalid", "receivables.reason-missing");
}

/** Only what is owed is given up, and no more of it than is open. (A7.7) */
export function refuseWriteOff(
  item: { readonly id: LedgerItemId; readonly side: Side; readonly purpose: Purpose; readonly openMinor: Minor },
  { amountMinor }: { readonly amountMinor: Minor },
): void {
  if (item.side !== "debit" || item.purpose !== "receivable")
    throw new Refusal("invalid", "receivables.write-off-of-credit", { id: item.id });
  if (amountMinor > item.openMinor) throw new Refusal("conflict", "receivables.over-allocated", { id: item.id });
}

export const oppositeSide = (side: Side): Side => (side === "debit" ? "credit" : "debit");

type Documents = "invoices" | "payments" | "refunds" | "deposits" | `write-off-of-${number}` | `reversal-of-${number}`;

/** Documents and payments of one system are numbered apart: a payment may bear its invoice's number. */
export const sourceSystem = (system: string, documents: Documents): string => `${system}/${documents}`;

/** What is posted here and not imported. */
export const ownSystem = "foyer";

/** A softly closed month is finance's own; the system posts what finance imports. */
export const mayPostSoftly = (actor: Actor): boolean => actor.kind === "system" || actor.role === "finance";
