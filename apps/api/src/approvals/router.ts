import { decideProposal, withdrawProposal } from "@foyer/db/approvals/mutations";
import { getProposal, listProposals } from "@foyer/db/approvals/queries";
import { proposeRole } from "@foyer/db/approvals/roles/mutations";
import { ProposeRole } from "@foyer/domain/approvals/roles/schema";
import { DecideProposal, ProposalRef, ProposalsPage } from "@foyer/domain/approvals/schema";
import { may, router } from "../kernel/procedure.ts";

/** Who may decide is each act's own to say. */
export const approvalsRouter = router({
  list: may("approvals:read")
    .input(ProposalsPage)
    .query(({ ctx, input }) => listProposals(ctx.trx, input, ctx.now)),
  get: may("approvals:read")
    .input(ProposalRef)
    .query(({ ctx, input }) => getProposal(ctx.trx, input.id, ctx.now)),
  decide: may("approvals:read")
    .input(DecideProposal)
    .mutation(({ ctx, input }) => decideProposal(ctx.trx, input, ctx.now)),
  withdraw: may("approvals:read")
    .input(ProposalRef)
    .mutation(({ ctx, input }) => withdrawProposal(ctx.trx, input.id, ctx.now)),
  proposeRole: may("staff:write")
    .input(ProposeRole)
    .mutation(async ({ ctx, input }) => ({ id: await proposeRole(ctx.trx, input, ctx.now) })),
});
