import { type Minor, minor } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { type CalendarDate, daysBetween } from "../../../kernel/time.ts";
import type { WorkingCalendar } from "../../../properties/rules.ts";
import type { LedgerItemId } from "../../schema.ts";
import { promiseHoldsUntil } from "../rules.ts";
import type { HeldReason, StopKind } from "../schema.ts";
import { longestSnoozeDays } from "./schema.ts";

export interface OpenDebt {
  readonly itemId: LedgerItemId;
  readonly dueDate: CalendarDate;
  readonly openMinor: Minor;
  readonly disputedMinor: Minor;
  /** Came in from elsewhere already overdue, and nobody of finance has looked at it yet. */
  readonly unconfirmed: boolean;
}

export interface StandingPromise {
  readonly itemIds: readonly LedgerItemId[];
  readonly amountMinor: Minor;
  readonly paidMinor: Minor;
  readonly promisedFor: CalendarDate;
}

export interface Stop {
  readonly kind: StopKind;
  /** Nothing: everything of the client. */
  readonly itemId: LedgerItemId | null;
}

interface Stopped {
  readonly items: readonly OpenDebt[];
  readonly promises: readonly StandingPromise[];
  readonly stops: readonly Stop[];
  /** What the client paid and nobody has settled against anything yet. */
  readonly unappliedMinor: Minor;
}

/** What is asked for: what is contested of an item is left out, and nothing else of it. (A7.7) */
export const asked = ({ openMinor, disputedMinor }: Pick<OpenDebt, "openMinor" | "disputedMinor">): Minor =>
  minor(Math.max(0, openMinor - disputedMinor));

const oldestFirst = (items: readonly OpenDebt[]) =>
  items.toSorted((a, b) => a.dueDate.localeCompare(b.dueDate) || a.itemId - b.itemId);

/** Items that a promise is for: those named, else the oldest debts as far as its amount reaches. */
function promised(items: readonly OpenDebt[], { itemIds, amountMinor, paidMinor }: StandingPromise): LedgerItemId[] {
  if (itemIds.length > 0) return [...itemIds];
  let left = amountMinor - paidMinor;
  return oldestFirst(items).flatMap((item) => {
    if (left <= 0 || asked(item) === 0) return [];
    left -= asked(item);
    return [item.itemId];
  });
}

/** Items that what was paid and not settled yet would pay in full, the oldest first. */
function paidInAdvance(items: readonly OpenDebt[], unapplied: Minor): Set<LedgerItemId> {
  let left = unapplied as number;
  const covered = new Set<LedgerItemId>();
  for (const item of oldestFirst(items)) {
    if (asked(item) > left) break;
    left -= asked(item);
    covered.add(item.itemId);
  }
  return covered;
}

/** What of a payment nobody has settled is left when it has covered the debts it can cover in full: a letter takes it off. */
export function creditLeft(items: readonly OpenDebt[], unapplied: Minor): Minor {
  const covered = paidInAdvance(items, unapplied);
  return minor(
    unapplied - items.filter(({ itemId }) => covered.has(itemId)).reduce((total, item) => total + asked(item), 0),
  );
}

/** Whether a promise keeps letters back on a day: until a working day after it was for, unless it has been paid. */
const holds = (promise: StandingPromise, today: CalendarDate, calendar: WorkingCalendar): boolean =>
  promise.paidMinor < promise.amountMinor && today <= promiseHoldsUntil(promise.promisedFor, calendar);

/** Why nobody is written to about items of one account; those not named may be dunned. (A7.7) */
export function stoppedItems(
  { items, promises, stops, unappliedMinor }: Stopped,
  today: CalendarDate,
  calendar: WorkingCalendar,
): Map<LedgerItemId, HeldReason> {
  const underPromise = new Set(
    promises.filter((each) => holds(each, today, calendar)).flatMap((each) => promised(items, each)),
  );
  const covered = paidInAdvance(items, unappliedMinor);
  const stopOf = (kind: StopKind, id: LedgerItemId) =>
    stops.some((stop) => stop.kind === kind && (stop.itemId === null || stop.itemId === id));
  const reasonFor = (item: OpenDebt): HeldReason | undefined => {
    if (item.openMinor <= 0) return "paid";
    if (stopOf("legal", item.itemId)) return "legal";
    if (asked(item) === 0) return "disputed";
    if (stopOf("snooze", item.itemId)) return "snoozed";
    if (underPromise.has(item.itemId)) return "promised";
    if (covered.has(item.itemId)) return "credit";
    return item.unconfirmed ? "unconfirmed" : undefined;
  };
  return new Map(
    items.flatMap((item) => {
      const reason = reasonFor(item);
      return reason ? [[item.itemId, reason] as const] : [];
    }),
  );
}

/**
 * A promise is not for a day that is over, and one that keeps letters back for longer than a snooze may is noted by finance:
 * a salesperson's word alone puts nobody off for good. (A7.7)
 */
export function refusePromise(
  { madeOn, promisedFor }: { readonly madeOn: CalendarDate; readonly promisedFor: CalendarDate },
  { byFinance }: { readonly byFinance: boolean },
): void {
  if (promisedFor < madeOn) throw new Refusal("invalid", "receivables.promise-of-the-past");
  if (!byFinance && daysBetween(madeOn, promisedFor) > longestSnoozeDays)
    throw new Refusal("forbidden", "receivables.promise-too-long", { days: longestSnoozeDays });
}

/** A snooze ends on a day that is not too far off; the stop of lawyers has no end until it is lifted. */
export function refuseSnooze(until: CalendarDate, today: CalendarDate): void {
  if (until < today) throw new Refusal("invalid", "receivables.snooze-of-the-past", { until });
  if (daysBetween(today, until) > longestSnoozeDays)
    throw new Refusal("invalid", "receivables.snooze-too-long", { days: longestSnoozeDays });
}
