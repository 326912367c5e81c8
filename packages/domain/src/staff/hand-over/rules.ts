import type { Actor, Role } from "../../kernel/permissions.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { addDays, addMilliseconds, type CalendarDate, days, type Instant } from "../../kernel/time.ts";
import { canStandIn } from "../absence/rules.ts";
import type { StaffId } from "../schema.ts";
import type { HandOverPlan } from "./schema.ts";

/** How far ahead a leaver's last day may lie. */
const aheadAtMost = 90;
/** After that the successors have begun: what is to go back goes by a hand-over of its own. */
const undoWithin = days(7);

export interface HandOverCircumstances {
  readonly actor: Actor;
  readonly today: CalendarDate;
  /** The roles that people hold on the effective date. */
  readonly roles: ReadonlyMap<StaffId, Role>;
}

/** Refuses one's own, a day that is over, and successors who will not be there or do not work with clients. */
export function mayHandOver(plan: HandOverPlan, { actor, today, roles }: HandOverCircumstances): void {
  const { leaverId, effectiveOn, successors, assigned } = plan;
  if (actor.kind === "staff" && actor.staffId === leaverId) throw new Refusal("forbidden", "staff.own-hand-over");
  if (effectiveOn < today) throw new Refusal("invalid", "staff.hand-over-past", { effectiveOn });
  if (effectiveOn > addDays(today, aheadAtMost)) throw new Refusal("invalid", "staff.hand-over-too-far");
  for (const id of new Set([...successors, ...assigned.map(({ to }) => to)])) {
    const role = roles.get(id);
    if (id === leaverId || role === undefined || !canStandIn(role))
      throw new Refusal("invalid", "staff.successor-not-here", { staffId: id });
  }
}

export interface DealtClient {
  readonly clientId: number;
  readonly to: StaffId;
}

/**
 * Who gets which client: the one assigned, else the successors in turn. The clients come tier by tier, so nobody gets more
 * than one client more of a tier than another, nor of all.
 */
export function deal(
  clients: readonly { readonly id: number }[],
  { successors, assigned }: Pick<HandOverPlan, "successors" | "assigned">,
): DealtClient[] {
  const chosen = new Map(assigned.map(({ clientId, to }) => [clientId, to]));
  let turn = 0;
  return clients.flatMap(({ id }) => {
    const to = chosen.get(id) ?? successors[turn++ % successors.length];
    return to === undefined ? [] : [{ clientId: id, to }];
  });
}

/** Who gets what belongs to no client of the leaver's: the successors in turn, by the thing's number. */
export function dealOther(id: number, successors: readonly StaffId[]): StaffId {
  const [first] = successors;
  if (first === undefined) throw new Refusal("invalid", "staff.successor-not-here");
  return successors[id % successors.length] ?? first;
}

/** Within a week, once. */
export function mayBeUndone({ at, undoneAt }: { at: Instant; undoneAt: Instant | null }, now: Instant): void {
  if (undoneAt !== null) throw new Refusal("conflict", "staff.hand-over-undone");
  if (now > addMilliseconds(at, undoWithin)) throw new Refusal("conflict", "staff.hand-over-too-old");
}
