import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { Instant } from "@foyer/domain/kernel/time";
import { expiryOf } from "@foyer/domain/approvals/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Trx } from "../../../kernel/fence.ts";
import { settingOn, today } from "../../../properties/queries.ts";
import { carryOutGrant, noteProposal } from "../mutations.ts";

export interface PastGrant {
  readonly granted: ApprovalPayload<"credit.grant">;
  /** What the client is called. */
  readonly about: string;
  readonly reason: string;
  readonly proposedBy: StaffId;
  readonly decidedBy: StaffId;
}

/** A grant that was proposed and approved before the house kept its books here: in force from its day, without asking anybody again. */
export async function keepGrant(
  trx: Trx,
  { granted, about, reason, proposedBy, decidedBy }: PastGrant,
  at: Instant,
): Promise<void> {
  const { clientId, grade, limitMinor, term } = granted;
  const { id: proposalId } = await trx
    .insertInto("proposal")
    .values({
      propertyId: trx.propertyId,
      act: "credit.grant",
      subject: "client",
      rowId: clientId,
      about,
      before: JSON.stringify({ currency: trx.property.currency }),
      after: JSON.stringify({
        currency: trx.property.currency,
        grade,
        limit: limitMinor,
        term: term.term,
        days: term.days,
      }),
      reason,
      payload: JSON.stringify(granted),
      status: "done",
      proposedBy,
      proposedAt: at,
      expiresAt: expiryOf(at, await settingOn(trx, "approvals.open-days", today(trx, at))),
      decidedBy,
      decidedAt: at,
      endedAt: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await noteProposal(trx, { granted, proposalId, proposedBy });
  await carryOutGrant(trx, { proposalId, proposedBy, decidedBy, payload: granted }, at);
}
