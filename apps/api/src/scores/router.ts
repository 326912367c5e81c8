import { startJob } from "@foyer/db/jobs/mutations";
import { evidenceOf, pointsOf, ranking, scoredMonths } from "@foyer/db/scores/queries";
import { ScoreEvidence, ScoreMonth, ScoreOfRep } from "@foyer/domain/scores/schema";
import { may, router } from "../kernel/procedure.ts";

export const scoresRouter = router({
  months: may("scores:read").query(({ ctx }) => scoredMonths(ctx.trx)),
  ranking: may("scores:read")
    .input(ScoreMonth)
    .query(({ ctx, input }) => ranking(ctx.trx, input.month)),
  evidence: may("scores:read")
    .input(ScoreEvidence)
    .query(({ ctx, input }) => evidenceOf(ctx.trx, input)),
  points: may("scores:read")
    .input(ScoreOfRep)
    .query(({ ctx, input }) => pointsOf(ctx.trx, input)),
  compute: may("scores:compute")
    .input(ScoreMonth)
    .mutation(({ ctx, input }) => startJob(ctx.trx, { name: "scores.compute", payload: input }, ctx.now)),
});
