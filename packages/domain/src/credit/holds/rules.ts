import { type CreditHold } from "../../clients/credit/schema.ts";
import type { Minor } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { addDays, type CalendarDate } from "../../kernel/time.ts";
import type { HoldDays, HoldReason } from "./schema.ts";

/** Hard or soft by the days that the oldest undisputed debt is past due; a debt due today is not late. (A7.5) */
export function holdByOverdue(days: number, { soft, hard }: HoldDays): CreditHold | null {
  if (days <= 0) return null;
  if (hard !== null && days >= hard) return "hard";
  return soft !== null && days >= soft ? "soft" : null;
}

export interface Standing {
  /** Nothing: none granted. Zero: cash only. */
  readonly limit: Minor | null;
  readonly noneMeansCash: boolean;
  readonly exposure: Minor;
  readonly overdue: CreditHold | null;
  /** Up to how much somebody let the client go, today. */
  readonly upTo: Minor | null;
}

export interface Held {
  readonly hold: CreditHold;
  readonly reasons: readonly HoldReason[];
}

const isLetGo = ({ upTo, exposure }: Standing): boolean => upTo !== null && exposure <= upTo;

/** Whether a client stands on hold as it is, without any further business. What an override covers holds nobody. (A7.5) */
export function standingHold(standing: Standing): Held | null {
  if (isLetGo(standing)) return null;
  const { limit, noneMeansCash, exposure, overdue } = standing;
  const reasons: HoldReason[] = [];
  if (limit !== null && exposure > limit) reasons.push("over-limit");
  if (limit === null && noneMeansCash && exposure > 0) reasons.push("no-limit");
  if (overdue !== null) reasons.push(overdue === "hard" ? "overdue-hard" : "overdue-soft");
  if (reasons.length === 0) return null;
  return { hold: reasons.every((reason) => reason === "overdue-soft") ? "soft" : "hard", reasons };
}

/** An override is for a while, and for more than the limit already gives. */
const longestOverride = 366;

export function refuseOverride(
  { upToMinor, until }: { readonly upToMinor: Minor; readonly until: CalendarDate },
  today: CalendarDate,
): void {
  if (until < today) throw new Refusal("invalid", "credit.override-over", { until });
  if (until > addDays(today, longestOverride))
    throw new Refusal("invalid", "credit.override-too-long", { days: longestOverride });
  if (upToMinor <= 0) throw new Refusal("invalid", "receivables.amount-not-positive");
}
