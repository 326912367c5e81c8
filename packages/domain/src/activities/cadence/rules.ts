import type { Tier } from "../../clients/schema.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  dayNumber,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  mondayOf,
  monthOf,
} from "../../kernel/time.ts";
import type { StaffId } from "../../staff/schema.ts";
import { isAttempt, isContact } from "../rules.ts";
import type { ActivityId, ActivityKind, ActivityOutcome } from "../schema.ts";

/** A span of days, both included, in which a client of the tier is owed a contact. */
export interface CadenceWindow {
  readonly tier: Tier;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const tiers: readonly Tier[] = ["A", "B", "C", "potential"];
/** A Monday. Fixed, so that a pair of weeks is the same pair in every year. */
const anchor = dayNumber("2024-01-01" as CalendarDate);

function monthsTogether(date: CalendarDate, count: number): { from: CalendarDate; to: CalendarDate } {
  const month = monthOf(date);
  const first: Month = addMonths(month, -((Number(month.slice(5)) - 1) % count));
  return { from: firstDay(first), to: lastDay(addMonths(first, count - 1)) };
}

/**
 * The assessed window that holds a day: the ISO week for A, the pair of ISO weeks for B, the month for C, January and
 * February, March and April … for potential clients. (A4.4)
 */
export function windowOf(tier: Tier, date: CalendarDate): CadenceWindow {
  const monday = mondayOf(date);
  switch (tier) {
    case "A":
      return { tier, from: monday, to: addDays(monday, 6) };
    case "B": {
      const odd = Math.abs((dayNumber(monday) - anchor) / 7) % 2;
      const from = addDays(monday, -7 * odd);
      return { tier, from, to: addDays(from, 13) };
    }
    case "C":
      return { tier, ...monthsTogether(date, 1) };
    case "potential":
      return { tier, ...monthsTogether(date, 2) };
  }
}

export const windowBefore = (window: CadenceWindow): CadenceWindow => windowOf(window.tier, addDays(window.from, -1));

/** Every tier's windows whose last day lies in the range; none that began before the hotel did. */
export function windowsEnding(
  range: { from: CalendarDate; to: CalendarDate },
  startDate: CalendarDate,
): CadenceWindow[] {
  return tiers.flatMap((tier) => {
    const windows: CadenceWindow[] = [];
    for (let window = windowOf(tier, range.from); window.to <= range.to; window = windowOf(tier, addDays(window.to, 1)))
      if (window.from >= startDate) windows.push(window);
    return windows;
  });
}

/** What held of a client from a day until the day before `toDate`. */
export interface Spell<Value> {
  readonly fromDate: CalendarDate;
  readonly toDate: CalendarDate | "infinity";
  readonly value: Value;
}

export interface DoneActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome | null;
  readonly doneOn: CalendarDate;
}

export interface ClientHistory {
  readonly tiers: readonly Spell<Tier>[];
  readonly owners: readonly Spell<StaffId>[];
  readonly activities: readonly DoneActivity[];
}

/** Why a window counts for nobody. */
export type Dropped = "no-owner" | "held-too-short";

export interface AssessedWindow extends CadenceWindow {
  readonly ownerId: StaffId | null;
  readonly dropped: Dropped | null;
  readonly met: boolean;
  readonly by: "contact" | "attempts" | null;
  /** The contacts, or where nobody was reached the attempts. */
  readonly activityIds: readonly ActivityId[];
}

const holdsOn = (spell: Spell<unknown>, date: CalendarDate): boolean =>
  spell.fromDate <= date && (spell.toDate === "infinity" || date < spell.toDate);

function heldDays(owners: readonly Spell<StaffId>[], ownerId: StaffId, window: CadenceWindow): number {
  let held = 0;
  const end = addDays(window.to, 1);
  for (const spell of owners) {
    if (spell.value !== ownerId) continue;
    const from = spell.fromDate > window.from ? spell.fromDate : window.from;
    const to = spell.toDate === "infinity" || spell.toDate > end ? end : spell.toDate;
    held += Math.max(0, daysBetween(from, to));
  }
  return held;
}

/** It belongs to the owner on its last day, if that one has had the client for at least half of it. */
function belonging(
  owners: readonly Spell<StaffId>[],
  window: CadenceWindow,
): Pick<AssessedWindow, "ownerId" | "dropped"> {
  const ownerId = owners.find((spell) => holdsOn(spell, window.to))?.value ?? null;
  if (ownerId === null) return { ownerId, dropped: "no-owner" };
  const length = daysBetween(window.from, window.to) + 1;
  return { ownerId, dropped: heldDays(owners, ownerId, window) * 2 >= length ? null : "held-too-short" };
}

function effort(activities: readonly DoneActivity[], window: CadenceWindow) {
  const inside = activities.filter((activity) => window.from <= activity.doneOn && activity.doneOn <= window.to);
  const contacts = inside.filter((activity) => isContact(activity, window.tier));
  const attempts = inside.filter(isAttempt);
  const tried = contacts.length === 0 && new Set(attempts.map((activity) => activity.doneOn)).size >= 3;
  return { contacts, attempts, tried };
}

const idsOf = (activities: readonly DoneActivity[]) =>
  activities.map((activity) => activity.id).toSorted((a, b) => a - b);

/**
 * Met by one contact; or, where a client does not answer, by attempts on three different days, but not when attempts
 * had to do in the two windows before as well. (B1.1, B5.2)
 */
export function assessWindow(
  window: CadenceWindow,
  history: Pick<ClientHistory, "owners" | "activities">,
): AssessedWindow {
  const { contacts, attempts, tried } = effort(history.activities, window);
  const before = windowBefore(window);
  const triedTwice = [before, windowBefore(before)].every((earlier) => effort(history.activities, earlier).tried);
  const by = contacts.length > 0 ? "contact" : tried && !triedTwice ? "attempts" : null;
  return {
    ...window,
    ...belonging(history.owners, window),
    met: by !== null,
    by,
    activityIds: idsOf(contacts.length > 0 ? contacts : attempts),
  };
}

/** A client's windows that end in the range, each by the tier that the client had on its first day. */
export const assessClient = (
  history: ClientHistory,
  range: { from: CalendarDate; to: CalendarDate },
  startDate: CalendarDate,
): AssessedWindow[] =>
  windowsEnding(range, startDate)
    .filter((window) => history.tiers.find((spell) => holdsOn(spell, window.from))?.value === window.tier)
    .map((window) => assessWindow(window, history));
