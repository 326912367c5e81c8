import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { MessageId } from "@foyer/domain/messages/schema";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type {
  AnswerId,
  QuestionId,
  QuestionKind,
  QuestionnaireId,
  RatingKind,
  SurveyDropReason,
  SurveyId,
  SurveyStatus,
} from "@foyer/domain/surveys/schema";
import type * as Generated from "../generated/tables.ts";
import type { GeneratedId, Refine } from "../kernel/refine.ts";

export interface SurveysTables {
  questionnaire: Refine<
    Generated.Questionnaire,
    { propertyId: PropertyId; id: GeneratedId<QuestionnaireId>; publishedAt: Instant }
  >;
  question: Refine<
    Generated.Question,
    { propertyId: PropertyId; id: GeneratedId<QuestionId>; questionnaireId: QuestionnaireId; kind: QuestionKind }
  >;
  survey: Refine<
    Generated.Survey,
    {
      propertyId: PropertyId;
      id: GeneratedId<SurveyId>;
      clientId: ClientId;
      contactId: ContactId | null;
      questionnaireId: QuestionnaireId | null;
      status: SurveyStatus;
      dropReason: SurveyDropReason | null;
      decidedOn: CalendarDate;
      messageId: MessageId | null;
      reminderId: MessageId | null;
    }
  >;
  surveyKey: Refine<Generated.SurveyKey, { propertyId: PropertyId; surveyId: SurveyId }>;
  surveyAnswer: Refine<
    Generated.SurveyAnswer,
    {
      propertyId: PropertyId;
      id: GeneratedId<AnswerId>;
      surveyId: SurveyId;
      language: Language;
      answeredAt: Instant;
      answeredOn: CalendarDate;
    }
  >;
  surveyRating: Refine<
    Generated.SurveyRating,
    { propertyId: PropertyId; answerId: AnswerId; questionId: QuestionId; kind: RatingKind }
  >;
  surveyComment: Refine<
    Generated.SurveyComment,
    { propertyId: PropertyId; answerId: AnswerId; questionId: QuestionId }
  >;
}
