import type { ApprovalName } from "@foyer/domain/approvals";
import type { ApprovalAct, ProposalId } from "@foyer/domain/approvals/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";

/** Who wanted it and who decided, for what is made for one of them. */
export interface Accepted<Payload> {
  readonly proposalId: ProposalId;
  readonly proposedBy: StaffId | null;
  readonly decidedBy: StaffId;
  readonly payload: Payload;
}

/**
 * How an accepted act is carried out: in the house's own name and on behalf of who decided, in one transaction with the note
 * that it was. A Refusal is kept with the proposal and told; nothing of the act remains then.
 */
export type CarryOut<Payload> = (trx: Trx, accepted: Accepted<Payload>, now: Instant) => Promise<unknown>;

/** How the capabilities plug into approvals: each act's hand, which reads the payload by the act's own schema. */
export type ApprovalRegister = Readonly<Record<ApprovalName, CarryOut<unknown>>>;

export const carriedOut =
  <Payload>({ payload }: ApprovalAct<Payload>, carryOut: CarryOut<Payload>): CarryOut<unknown> =>
  (trx, accepted, now) =>
    carryOut(trx, { ...accepted, payload: payload.parse(accepted.payload) }, now);

/** Who decided on a proposal that is to be carried out; nothing when there is nothing to do any more. */
export async function deciderOf(trx: Trx, id: ProposalId): Promise<StaffId | null> {
  const row = found(
    await trx
      .selectFrom("proposal")
      .select(["status", "decidedBy"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .executeTakeFirst(),
    "approvals.not-found",
    { id },
  );
  return row.status === "accepted" ? row.decidedBy : null;
}
