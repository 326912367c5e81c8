import { carryOutProposal, keepRefusal, sweepProposals } from "@foyer/db/approvals/carrying/mutations";
import { deciderOf } from "@foyer/db/approvals/carrying/queries";
import { withActor } from "@foyer/db/kernel/fence";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { type PeriodicJob, task } from "../kernel/task.ts";

export const approvalsTasks = [
  /**
   * Carries an accepted proposal out on behalf of who accepted it. Safe to run twice: the act and the note that it is done
   * are one transaction under the proposal's lock. A refusal undoes the act, is kept and told, and is not tried again.
   */
  task("approvals.carry-out", async ({ db, payload: { proposalId: id }, propertyId, now, withTrx }) => {
    const worksFor = await withTrx((trx) => deciderOf(trx, id), { readOnly: true });
    if (worksFor === null) return { done: false };
    try {
      const decider = { kind: "system", propertyId, worksFor } as const;
      return { done: await withActor(db, decider, (trx) => carryOutProposal(trx, id, now)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await withTrx((trx) => keepRefusal(trx, { id, refusal: error }, now));
      return { done: false, problem: error.code };
    }
  }),
  /** Safe to run twice: what has lapsed has lapsed, and what is taken up twice is carried out once. */
  task("approvals.sweep", ({ withTrx, now }) => withTrx((trx) => sweepProposals(trx, now))),
] as const;

export const approvalsPeriods: readonly PeriodicJob[] = [{ job: "approvals.sweep", every: "minutes", minute: 15 }];
