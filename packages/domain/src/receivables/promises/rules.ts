import { type Minor, minor } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { LedgerPromiseId } from "../schema.ts";
import type { PromiseState } from "./schema.ts";

export interface Promised {
  readonly id: LedgerPromiseId;
  readonly amountMinor: Minor;
  readonly madeOn: CalendarDate;
  readonly promisedFor: CalendarDate;
  readonly withdrawn: boolean;
}

export interface Received {
  readonly postingDate: CalendarDate;
  readonly amountMinor: Minor;
}

export interface JudgedPromise {
  readonly state: PromiseState;
  /** What was paid towards it. */
  readonly paidMinor: Minor;
}

const stateOf = ({ amountMinor, promisedFor }: Promised, paid: number, today: CalendarDate): PromiseState => {
  if (paid >= amountMinor) return "kept";
  if (today <= promisedFor) return "open";
  return paid > 0 ? "partly" : "broken";
};

/**
 * Whether an account's promises were kept: by what was received from the day a promise was made to the day it was for, both
 * included. Every amount received counts once, for the promise that fell due first. (A7.7)
 */
export function judgePromises(
  promises: readonly Promised[],
  received: readonly Received[],
  today: CalendarDate,
): Map<LedgerPromiseId, JudgedPromise> {
  const left = received
    .filter(({ postingDate }) => postingDate <= today)
    .toSorted((a, b) => a.postingDate.localeCompare(b.postingDate))
    .map(({ postingDate, amountMinor }) => ({ postingDate, amount: amountMinor as number }));
  const judged = new Map<LedgerPromiseId, JudgedPromise>();
  const inOrder = promises.toSorted((a, b) => a.promisedFor.localeCompare(b.promisedFor) || a.id - b.id);
  for (const promise of inOrder) {
    if (promise.withdrawn) {
      judged.set(promise.id, { state: "withdrawn", paidMinor: minor(0) });
      continue;
    }
    let paid = 0;
    for (const payment of left) {
      if (payment.postingDate < promise.madeOn || payment.postingDate > promise.promisedFor) continue;
      const share = Math.min(payment.amount, promise.amountMinor - paid);
      payment.amount -= share;
      paid += share;
    }
    judged.set(promise.id, { state: stateOf(promise, paid, today), paidMinor: minor(paid) });
  }
  return judged;
}
