import { carriedOutWithin, isApproval } from "@foyer/domain/approvals/rules";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { Refusal } from "@foyer/domain/kernel/refusal";
import { addMilliseconds, type Instant } from "@foyer/domain/kernel/time";
import { approvals } from "../../approvals.ts";
import { recordChange } from "../../changes/mutations.ts";
import { enqueue } from "../../jobs/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { notify } from "../../messages/inbox/mutations.ts";

/** The accepted proposal, locked: whoever comes second finds it done. */
async function lockAccepted(trx: Trx, id: ProposalId) {
  return trx
    .selectFrom("proposal")
    .select(["act", "about", "payload", "proposedBy", "decidedBy"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "accepted")
    .forUpdate()
    .executeTakeFirst();
}

/** Carries an accepted proposal out. Once: run again it finds nothing to do. Answers whether it did. */
export async function carryOutProposal(trx: Trx, id: ProposalId, now: Instant): Promise<boolean> {
  const proposal = await lockAccepted(trx, id);
  if (!proposal || proposal.decidedBy === null || !isApproval(proposal.act)) return false;
  const { act, about, payload, proposedBy, decidedBy } = proposal;
  await approvals[act](trx, { proposalId: id, proposedBy, decidedBy, payload }, now);
  await trx
    .updateTable("proposal")
    .set({ status: "done", endedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  if (proposedBy !== null)
    await notify(
      trx,
      { to: [proposedBy], event: "approvals.decided", row: id, details: { act, about, status: "done" } },
      now,
    );
  await recordChange(trx, {
    act: "approvals.carry-out",
    at: now,
    fields: [{ subject: "proposal", row: id, field: "status", before: "accepted", after: "done" }],
  });
  return true;
}

/** Keeps why an accepted proposal could not be carried out, and tells both who wanted it and who accepted it. */
export async function keepRefusal(
  trx: Trx,
  { id, refusal }: { id: ProposalId; refusal: Pick<Refusal, "code" | "details"> },
  now: Instant,
): Promise<void> {
  const proposal = await lockAccepted(trx, id);
  if (!proposal) return;
  await trx
    .updateTable("proposal")
    .set({
      status: "refused",
      endedAt: now,
      problem: refusal.code,
      problemDetails: JSON.stringify(refusal.details),
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  const { act, about, proposedBy, decidedBy } = proposal;
  const to = [proposedBy, decidedBy].filter((each) => each !== null);
  await notify(trx, { to, event: "approvals.decided", row: id, details: { act, about, status: "refused" } }, now);
  await recordChange(trx, {
    act: "approvals.carry-out",
    at: now,
    reason: refusal.code,
    fields: [{ subject: "proposal", row: id, field: "status", before: "accepted", after: "refused" }],
  });
}

/** Lets proposals lapse that nobody decided on in time, tells who made them, and takes up accepted ones that lost their job. */
export async function sweepProposals(trx: Trx, now: Instant): Promise<{ lapsed: number; takenUp: number }> {
  const lapsed = await trx
    .updateTable("proposal")
    .set({ status: "expired", endedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "open")
    .where("expiresAt", "<=", now)
    .returning(["id", "act", "about", "proposedBy"])
    .execute();
  for (const { id, act, about, proposedBy } of lapsed)
    if (proposedBy !== null)
      await notify(
        trx,
        { to: [proposedBy], event: "approvals.decided", row: id, details: { act, about, status: "expired" } },
        now,
      );
  const lost = await trx
    .selectFrom("proposal")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "accepted")
    .where("decidedAt", "<", addMilliseconds(now, -carriedOutWithin))
    .execute();
  for (const { id } of lost)
    await enqueue(trx, { name: "approvals.carry-out", payload: { proposalId: id }, key: `proposal:${id}` });
  if (lapsed.length > 0)
    await recordChange(trx, {
      act: "approvals.lapse",
      at: now,
      fields: lapsed.map(({ id }) => ({
        subject: "proposal",
        row: id,
        field: "status",
        before: "open",
        after: "expired",
      })),
    });
  return { lapsed: lapsed.length, takenUp: lost.length };
}
