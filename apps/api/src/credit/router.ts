import { evidenceRows } from "@foyer/db/credit/assessment/evidence/queries";
import { assessClient, startAssessingAll } from "@foyer/db/credit/assessment/mutations";
import { assessment, assessmentsOfClient } from "@foyer/db/credit/assessment/queries";
import { setScorecard } from "@foyer/db/credit/assessment/scorecards/mutations";
import { scorecards } from "@foyer/db/credit/assessment/scorecards/queries";
import { proposeCash, proposeGrant } from "@foyer/db/credit/granting/mutations";
import { standingOfClient } from "@foyer/db/credit/granting/queries";
import { reviewsDue } from "@foyer/db/credit/granting/reviews/queries";
import { today } from "@foyer/db/properties/queries";
import {
  AssessAll,
  AssessClient,
  AssessmentRef,
  AssessmentsOfClient,
  EvidenceRows,
  SetScorecard,
} from "@foyer/domain/credit/assessment/schema";
import { ProposeCash, ProposeGrant, ReviewsDue, StandingOfClient } from "@foyer/domain/credit/granting/schema";
import { may, router } from "../kernel/procedure.ts";

export const creditRouter = router({
  standing: may("credit:standing")
    .input(StandingOfClient)
    .query(({ ctx, input }) => standingOfClient(ctx.trx, input, ctx.now)),
  assessments: may("credit:read")
    .input(AssessmentsOfClient)
    .query(({ ctx, input }) => assessmentsOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  assessment: may("credit:read")
    .input(AssessmentRef)
    .query(({ ctx, input }) => assessment(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  evidence: may("credit:read")
    .input(EvidenceRows)
    .query(({ ctx, input }) => evidenceRows(ctx.trx, input, today(ctx.trx, ctx.now))),
  reviews: may("credit:read")
    .input(ReviewsDue)
    .query(({ ctx, input }) => reviewsDue(ctx.trx, input, today(ctx.trx, ctx.now))),
  scorecards: may("credit:read").query(({ ctx }) => scorecards(ctx.trx, today(ctx.trx, ctx.now))),
  assess: may("credit:write")
    .input(AssessClient)
    .mutation(({ ctx, input }) => assessClient(ctx.trx, input, ctx.now)),
  assessAll: may("credit:write")
    .input(AssessAll)
    .mutation(({ ctx, input }) => startAssessingAll(ctx.trx, input, ctx.now)),
  proposeGrant: may("credit:propose")
    .input(ProposeGrant)
    .mutation(({ ctx, input }) => proposeGrant(ctx.trx, input, ctx.now)),
  proposeCash: may("credit:propose")
    .input(ProposeCash)
    .mutation(({ ctx, input }) => proposeCash(ctx.trx, input, ctx.now)),
  setScorecard: may("credit:approve")
    .input(SetScorecard)
    .mutation(({ ctx, input }) => setScorecard(ctx.trx, input, ctx.now)),
});
