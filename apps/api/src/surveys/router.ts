import { listAnswers, listInvitations } from "@foyer/db/surveys/answers/queries";
import { publishQuestionnaire } from "@foyer/db/surveys/questionnaires/mutations";
import { currentQuestionnaire } from "@foyer/db/surveys/questionnaires/queries";
import { ownSurveyResults, surveyResults } from "@foyer/db/surveys/results/queries";
import { AnswerFilter, InvitationFilter, PublishQuestionnaire, SurveyPeriod } from "@foyer/domain/surveys/schema";
import { may, router } from "../kernel/procedure.ts";

export const surveysRouter = router({
  results: may("surveys:read")
    .input(SurveyPeriod)
    .query(({ ctx, input }) => surveyResults(ctx.trx, input)),
  answers: may("surveys:read")
    .input(AnswerFilter)
    .query(({ ctx, input }) => listAnswers(ctx.trx, input)),
  invitations: may("surveys:read")
    .input(InvitationFilter)
    .query(({ ctx, input }) => listInvitations(ctx.trx, input)),
  /** A salesperson's own totals; takes no input, for spans and filters would tell who gave which score. */
  own: may("surveys:own").query(({ ctx }) => ownSurveyResults(ctx.trx, ctx.actor.staffId, ctx.now)),
  questionnaire: may("surveys:read").query(({ ctx }) => currentQuestionnaire(ctx.trx)),
  publish: may("surveys:write")
    .input(PublishQuestionnaire)
    .mutation(({ ctx, input }) => publishQuestionnaire(ctx.trx, input, ctx.now)),
});
