import { type Act, type Actor, can, type Role } from "../../kernel/permissions.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { addDays, type CalendarDate, daysBetween } from "../../kernel/time.ts";
import type { StaffId } from "../schema.ts";
import type { AbsenceStatus } from "./schema.ts";

/** What a stand-in may do with the clients of the one who is away: look after them, and nothing that pays or judges. */
const standInActs: ReadonlySet<Act> = new Set<Act>([
  "activities:read",
  "activities:write",
  "clients:read",
  "clients:write",
  "contacts:read",
  "contacts:reveal",
  "contacts:write",
  "documents:read",
  "documents:write",
  "stays:read",
  "tips:decide",
]);
export const reachesForOthers = (act: Act): boolean => standInActs.has(act);

/** Only who works with clients can do it for a colleague. */
export const canStandIn = (role: Role): boolean => role === "rep" || role === "manager";

const longestAbsence = 366;

interface Away {
  readonly staffId: StaffId;
  readonly standInId: StaffId;
  readonly fromDate: CalendarDate;
  readonly lastDate: CalendarDate;
}

/** Refuses days that are over or in the wrong order, and standing in for oneself. */
export function mayBeAsked({ staffId, standInId, fromDate, lastDate }: Away, today: CalendarDate): void {
  if (staffId === standInId) throw new Refusal("invalid", "staff.stand-in-self");
  if (lastDate < fromDate) throw new Refusal("invalid", "staff.absence-order", { fromDate, lastDate });
  if (fromDate < today) throw new Refusal("invalid", "staff.absence-past", { fromDate });
  if (daysBetween(fromDate, lastDate) >= longestAbsence) throw new Refusal("invalid", "staff.absence-too-long");
}

interface Decided {
  readonly staffId: StaffId;
  readonly status: AbsenceStatus;
}

/** Asked for by somebody else, and not decided yet. */
export function mayDecideAbsence(actor: Actor, { staffId, status }: Decided): void {
  if (!can(actor, "absences:decide")) throw new Refusal("forbidden", "permission.missing", { act: "absences:decide" });
  if (actor.kind === "staff" && actor.staffId === staffId) throw new Refusal("forbidden", "staff.own-absence");
  if (status !== "asked") throw new Refusal("conflict", "staff.absence-decided");
}

interface Ending {
  readonly status: AbsenceStatus;
  readonly fromDate: CalendarDate;
  /** The first day back. */
  readonly toDate: CalendarDate;
}

/** What is left of an absence that is called off: nothing when it has not begun, else the days until yesterday. */
export function endedAbsence(
  { status, fromDate, toDate }: Ending,
  today: CalendarDate,
): { readonly status: "withdrawn" } | { readonly toDate: CalendarDate } {
  const over = status === "rejected" || status === "withdrawn" || toDate <= today;
  if (over) throw new Refusal("conflict", "staff.absence-over");
  return status === "asked" || fromDate >= today ? { status: "withdrawn" } : { toDate: today };
}

export const dayBack = (lastDate: CalendarDate): CalendarDate => addDays(lastDate, 1);
export const lastDayAway = (toDate: CalendarDate): CalendarDate => addDays(toDate, -1);
