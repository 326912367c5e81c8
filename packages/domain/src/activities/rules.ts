import { z } from "zod";
import type { Tier } from "../clients/schema.ts";
import { addDays, type CalendarDate, daysBetween } from "../kernel/time.ts";
import { Refusal } from "../kernel/refusal.ts";
import { setting } from "../properties/schema.ts";
import { type ActivityKind, type ActivityOutcome, isTalk } from "./schema.ts";
import { activitiesWords } from "./words.ts";

const interval = z.int().min(1).max(365);
const { intervals: intervalWords } = activitiesWords;

/** Days after which a client should hear from its owner again. (A4.4) */
export const activitiesSettings = {
  "activities.interval-a": setting(interval, 7, intervalWords.a),
  "activities.interval-b": setting(interval, 14, intervalWords.b),
  "activities.interval-c": setting(interval, 30, intervalWords.c),
  "activities.interval-potential": setting(interval, 60, intervalWords.potential),
};

type Deed = { readonly kind: ActivityKind; readonly outcome: ActivityOutcome | null };

/**
 * A contact is a talk that reached someone. Mail, voicemail, greetings and material that were only sent are none, but
 * for a potential client material is what the policy asks for. (A4.4, B1.1)
 */
export const isContact = ({ kind, outcome }: Deed, tier: Tier): boolean =>
  (isTalk(kind) && outcome === "reached") || (kind === "material" && tier === "potential");

/** A talk that reached nobody. (B5.2) */
export const isAttempt = ({ kind, outcome }: Deed): boolean =>
  isTalk(kind) && outcome !== null && outcome !== "reached";

/** Refuses what cannot have happened yet, a promise for a day that is over, and files that nobody looks after. */
export function mayBeLogged(
  activity: { readonly doneOn: CalendarDate; readonly nextOn: CalendarDate | null },
  client: { readonly status: "active" | "archived"; readonly house: boolean },
  today: CalendarDate,
): void {
  if (client.house) throw new Refusal("conflict", "activities.house-account");
  if (client.status === "archived") throw new Refusal("conflict", "activities.client-archived");
  if (activity.doneOn > today) throw new Refusal("invalid", "activities.not-yet", { doneOn: activity.doneOn });
  if (activity.nextOn !== null && activity.nextOn < activity.doneOn)
    throw new Refusal("invalid", "activities.next-in-the-past", { nextOn: activity.nextOn });
}

/** Days from one contact to the next, per tier. */
export type Intervals = Readonly<Record<Tier, number>>;

export interface ContactClock {
  readonly tier: Tier;
  readonly lastContactOn: CalendarDate | null;
  /** Since when the client has this tier and this owner: neither inherits a debt. */
  readonly tierFrom: CalendarDate;
  readonly ownerFrom: CalendarDate;
}

/** The day by which the owner should have been in touch again: rolling, from the latest of contact, tier and owner. (A4.4) */
export function contactDueOn(
  { tier, lastContactOn, tierFrom, ownerFrom }: ContactClock,
  intervals: Intervals,
): CalendarDate {
  const latest = [lastContactOn, tierFrom, ownerFrom].reduce<CalendarDate>(
    (best, day) => (day !== null && day > best ? day : best),
    tierFrom,
  );
  return addDays(latest, intervals[tier]);
}

export type Escalation = "none" | "rep" | "manager" | "at-risk";
export interface Lateness {
  /** Days after the due day; zero on it, negative before it. */
  readonly daysOverdue: number;
  readonly state: "ahead" | "due" | "overdue";
  readonly escalation: Escalation;
}

/** Who must hear of it: after 3 days the rep, after 5 the manager, after 7 the client is at risk. */
export function lateness(dueOn: CalendarDate, today: CalendarDate): Lateness {
  const daysOverdue = daysBetween(dueOn, today);
  const escalation = daysOverdue >= 7 ? "at-risk" : daysOverdue >= 5 ? "manager" : daysOverdue >= 3 ? "rep" : "none";
  return { daysOverdue, state: daysOverdue < 0 ? "ahead" : daysOverdue === 0 ? "due" : "overdue", escalation };
}
