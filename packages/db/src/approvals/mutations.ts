import { type ApprovalName, approvalActs, type ApprovalPayload } from "@foyer/domain/approvals";
import { expiryOf, isApproval, mayDecide, mayWithdraw } from "@foyer/domain/approvals/rules";
import { type DecideProposal, type ProposalId, ProposalReason, ProposedValues } from "@foyer/domain/approvals/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { madeRow, recordChange } from "../changes/mutations.ts";
import { enqueue } from "../jobs/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { notify } from "../messages/inbox/mutations.ts";
import { settingOn, today } from "../properties/queries.ts";
import { staffNames } from "../staff/roles/queries.ts";
import { decidersOf, othersWhoMay } from "./queries.ts";

export interface Proposed<Name extends ApprovalName> {
  readonly act: Name;
  /** The thing it is about, a row of the act's subject. */
  readonly row: number;
  /** What the thing is called. */
  readonly about: string;
  readonly before: ProposedValues;
  readonly after: ProposedValues;
  readonly reason: string;
  readonly payload: ApprovalPayload<Name>;
}

const aboutLength = 200;

/** The same that lapsed a moment ago, and was not swept yet, does not stand in the way. */
const lapse = (trx: Trx, { act, row }: { act: string; row: number }, now: Instant) =>
  trx
    .updateTable("proposal")
    .set({ status: "expired", endedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("act", "=", act)
    .where("rowId", "=", row)
    .where("status", "=", "open")
    .where("expiresAt", "<=", now)
    .execute();

/** Puts an act before whoever decides on it; each of them gets one entry in the inbox. */
export async function propose<Name extends ApprovalName>(
  trx: Trx,
  { act, row, reason, ...given }: Proposed<Name>,
  now: Instant,
): Promise<ProposalId> {
  const { subject, payload: shape, concernedBy } = approvalActs[act];
  const payload = shape.parse(given.payload);
  const about = [...given.about].slice(0, aboutLength).join("");
  const proposedBy = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  const on = today(trx, now);
  await lapse(trx, { act, row }, now);
  const made = await trx
    .insertInto("proposal")
    .values({
      propertyId: trx.propertyId,
      act,
      subject,
      rowId: row,
      about,
      before: JSON.stringify(ProposedValues.parse(given.before)),
      after: JSON.stringify(ProposedValues.parse(given.after)),
      reason: ProposalReason.parse(reason),
      payload: JSON.stringify(payload),
      proposedBy,
      proposedAt: now,
      expiresAt: expiryOf(now, await settingOn(trx, "approvals.open-days", on)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) throw new Refusal("conflict", "approvals.proposed-already");
  const { id } = made;
  const to = await decidersOf(trx, { act, proposedBy, concerns: concernedBy(payload) }, on);
  const who = proposedBy === null ? trx.property.name : ((await staffNames(trx, [proposedBy]))[proposedBy] ?? "");
  await notify(trx, { to, event: "approvals.asked", row: id, details: { who: who.slice(0, 80), act, about } }, now);
  await recordChange(trx, { act: "approvals.propose", at: now, reason, fields: [madeRow("proposal", id)] });
  return id;
}

/** One's own, what one has the right to decide on, all with the property's reach; anything else is not there. */
async function lockProposal(trx: Trx, id: ProposalId) {
  const row = found(
    await trx
      .selectFrom("proposal")
      .selectAll()
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "approvals.not-found",
    { id },
  );
  const { act } = row;
  if (!isApproval(act)) throw new Refusal("not-found", "approvals.not-found", { id });
  return { ...row, act, concerns: approvalActs[act].concernedBy(row.payload) };
}

/** Accepts or rejects what another person proposed; what is accepted is carried out by a job of the same transaction. */
export async function decideProposal(trx: Trx, { id, accept, answer }: DecideProposal, now: Instant): Promise<void> {
  const on = today(trx, now);
  const proposal = await lockProposal(trx, id);
  const { act, about, proposedBy } = proposal;
  const othersLeft = (await othersWhoMay(trx, proposal, on)).length > 0;
  mayDecide(trx.actor, { ...proposal, othersLeft }, now);
  const status = accept ? "accepted" : "rejected";
  await trx
    .updateTable("proposal")
    .set({
      status,
      answer,
      decidedBy: trx.actor.kind === "staff" ? trx.actor.staffId : null,
      decidedAt: now,
      ...(accept ? {} : { endedAt: now }),
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  if (accept) await enqueue(trx, { name: "approvals.carry-out", payload: { proposalId: id }, key: `proposal:${id}` });
  else if (proposedBy !== null)
    await notify(
      trx,
      { to: [proposedBy], event: "approvals.decided", row: id, details: { act, about, status: "rejected" } },
      now,
    );
  await recordChange(trx, {
    act: accept ? "approvals.accept" : "approvals.reject",
    at: now,
    ...(answer === null ? {} : { reason: answer }),
    fields: [{ subject: "proposal", row: id, field: "status", before: "open", after: status }],
  });
}

/** Takes one's own proposal back while it waits. */
export async function withdrawProposal(trx: Trx, id: ProposalId, now: Instant): Promise<void> {
  const proposal = await lockProposal(trx, id);
  const isOwn = trx.actor.kind === "staff" && trx.actor.staffId === proposal.proposedBy;
  if (!isOwn && scopeOf(trx.actor, "approvals:read") === "own")
    throw new Refusal("not-found", "approvals.not-found", { id });
  mayWithdraw(trx.actor, proposal);
  await trx
    .updateTable("proposal")
    .set({ status: "withdrawn", endedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "approvals.withdraw",
    at: now,
    fields: [{ subject: "proposal", row: id, field: "status", before: "open", after: "withdrawn" }],
  });
}
