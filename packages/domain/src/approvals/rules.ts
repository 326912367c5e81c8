import { type ApprovalName, approvalActs } from "../approvals.ts";
import type { StaffId } from "../kernel/ids.ts";
import { type Actor, can } from "../kernel/permissions.ts";
import { Refusal } from "../kernel/refusal.ts";
import { addMilliseconds, days, type Instant, minutes } from "../kernel/time.ts";
import type { ProposalStatus } from "./schema.ts";

/** Whether the house knows an act of that name. */
export const isApproval = (name: string): name is ApprovalName => Object.hasOwn(approvalActs, name);

const approvalNames = Object.keys(approvalActs).filter(isApproval);

/** The acts on which a person has the right to decide. */
export const decidedBy = (actor: Actor): ApprovalName[] =>
  approvalNames.filter((name) => can(actor, approvalActs[name].may));

/** An accepted proposal that is still not carried out after so long has lost its job. */
export const carriedOutWithin = minutes(15);

export const expiryOf = (proposedAt: Instant, openDays: number): Instant => addMilliseconds(proposedAt, days(openDays));

/** Nobody has swept yet what nobody decided on in time. */
export const statusNow = (
  { status, expiresAt }: { readonly status: ProposalStatus; readonly expiresAt: Instant },
  now: Instant,
): ProposalStatus => (status === "open" && expiresAt <= now ? "expired" : status);

interface Judged {
  readonly act: ApprovalName;
  readonly status: ProposalStatus;
  readonly expiresAt: Instant;
  readonly proposedBy: StaffId | null;
  /** Whom it is about. */
  readonly concerns: StaffId | null;
  /** Whether anybody else is left who has the right; where nobody is, a director decides. */
  readonly othersLeft: boolean;
}

/** Whether the actor has the right to decide: by the act, or as a director where nobody else is left who has it. Never on one's own. */
export function decides(
  actor: Actor,
  { act, proposedBy, concerns, othersLeft }: Omit<Judged, "status" | "expiresAt">,
): boolean {
  if (actor.kind !== "staff" || actor.staffId === proposedBy || actor.staffId === concerns) return false;
  return can(actor, approvalActs[act].may) || (actor.role === "director" && !othersLeft);
}

/** Refuses, by name, a decision on one's own proposal, without the right, on what is decided already or over its time. */
export function mayDecide(actor: Actor, proposal: Judged, now: Instant): void {
  const { act, proposedBy, concerns } = proposal;
  if (actor.kind === "staff" && actor.staffId === proposedBy) throw new Refusal("forbidden", "approvals.own");
  if (actor.kind === "staff" && actor.staffId === concerns) throw new Refusal("forbidden", "approvals.about-oneself");
  if (!decides(actor, proposal)) throw new Refusal("forbidden", "permission.missing", { act: approvalActs[act].may });
  const status = statusNow(proposal, now);
  if (status === "expired") throw new Refusal("conflict", "approvals.expired");
  if (status !== "open") throw new Refusal("conflict", "approvals.decided-already", { status });
}

/** Only who proposed something takes it back, and only while it waits. */
export function mayWithdraw(actor: Actor, { proposedBy, status }: Pick<Judged, "proposedBy" | "status">): void {
  if (actor.kind !== "staff" || actor.staffId !== proposedBy) throw new Refusal("forbidden", "approvals.not-own");
  if (status !== "open") throw new Refusal("conflict", "approvals.decided-already", { status });
}
