import { z } from "zod";
import { CalendarDate } from "../kernel/time.ts";
import { phrase } from "../kernel/words.ts";
import { setting } from "../properties/schema.ts";
import { StaffId } from "../staff/schema.ts";

export const SurveyId = z.int().positive().brand<"SurveyId">();
export type SurveyId = z.infer<typeof SurveyId>;
export const QuestionnaireId = z.int().positive().brand<"QuestionnaireId">();
export type QuestionnaireId = z.infer<typeof QuestionnaireId>;
export const QuestionId = z.int().positive().brand<"QuestionId">();
export type QuestionId = z.infer<typeof QuestionId>;
export const AnswerId = z.int().positive().brand<"AnswerId">();
export type AnswerId = z.infer<typeof AnswerId>;

/** What a guest rates from 1 to 5. (B4.1) */
export const ratingKinds = ["service", "product", "salesperson"] as const;
export const RatingKind = z.enum(ratingKinds);
export type RatingKind = z.infer<typeof RatingKind>;

/** `recommend` is asked from 0 to 10, `text` in the guest's own words. (A6.1, B1.6) */
export const questionKinds = ["recommend", ...ratingKinds, "text"] as const;
export const QuestionKind = z.enum(questionKinds);
export type QuestionKind = z.infer<typeof QuestionKind>;

export const scales = {
  recommend: { from: 0, to: 10 },
  service: { from: 1, to: 5 },
  product: { from: 1, to: 5 },
  salesperson: { from: 1, to: 5 },
} as const satisfies Record<Exclude<QuestionKind, "text">, { from: number; to: number }>;

const wording = z.string().trim().min(1).max(300);
const QuestionText = z.strictObject({ "zh-Hans": wording, "zh-Hant": wording, en: wording });

export const NewQuestion = z.strictObject({ kind: QuestionKind, text: QuestionText });
export type NewQuestion = z.infer<typeof NewQuestion>;

export interface Question extends NewQuestion {
  readonly id: QuestionId;
}

export const PublishQuestionnaire = z.strictObject({
  /** The version that was edited: somebody else's newer one is not overwritten unseen. */
  basedOn: z.int().min(1),
  questions: z
    .array(NewQuestion)
    .min(1)
    .max(20)
    .refine((questions) => questions.filter(({ kind }) => kind === "recommend").length <= 1),
});
export type PublishQuestionnaire = z.infer<typeof PublishQuestionnaire>;

export const surveyStatuses = ["invited", "answered", "dropped"] as const;
export const SurveyStatus = z.enum(surveyStatuses);
export type SurveyStatus = z.infer<typeof SurveyStatus>;

/** Why nobody was asked about a stay. */
const surveyDropReasons = ["too-late", "no-contact", "no-mail", "asked-recently"] as const;
export const SurveyDropReason = z.enum(surveyDropReasons);
export type SurveyDropReason = z.infer<typeof SurveyDropReason>;

/** What a guest gave: empty parts were left out. */
export interface GivenAnswer {
  readonly recommend: number | null;
  readonly ratings: readonly { questionId: QuestionId; kind: RatingKind; score: number }[];
  readonly comments: readonly { questionId: QuestionId; text: string }[];
}

/** A guest's comment is kept up to this many characters. */
export const longestComment = 4_000;

const period = { from: CalendarDate, to: CalendarDate, ownerId: StaffId.optional() };
export const SurveyPeriod = z.strictObject(period);
export type SurveyPeriod = z.infer<typeof SurveyPeriod>;

export const AnswerFilter = z.strictObject({
  ...period,
  /** Answers that gave this kind this score: the rows behind one bar. */
  score: z.strictObject({ kind: QuestionKind.exclude(["text"]), value: z.int().min(0).max(10) }).optional(),
  withComment: z.boolean().default(false),
  search: z.string().trim().max(100).default(""),
  before: AnswerId.optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type AnswerFilter = z.infer<typeof AnswerFilter>;

export const InvitationFilter = z.strictObject({
  ...period,
  status: SurveyStatus.optional(),
  before: SurveyId.optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type InvitationFilter = z.infer<typeof InvitationFilter>;

const dayCount = z.int().min(1).max(365);

export const surveysSettings = {
  "surveys.invite-after-days": setting(
    dayCount,
    2,
    phrase("退房后多少天发出调查", "退房後多少天發出調查", "Survey: days after departure"),
  ),
  "surveys.pause-days": setting(
    dayCount,
    30,
    phrase(
      "同一联系人两次调查的最短间隔（天）",
      "同一聯絡人兩次調查的最短間隔（天）",
      "Survey: days between two invitations of a contact",
    ),
  ),
  "surveys.remind-after-days": setting(
    dayCount,
    5,
    phrase("发出多少天后提醒一次", "發出多少天後提醒一次", "Survey: days until its one reminder"),
  ),
  "surveys.valid-days": setting(
    dayCount,
    14,
    phrase("调查有效天数", "調查有效天數", "Survey: days it stays open after sending"),
  ),
};
