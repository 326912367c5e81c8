import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { readAnswer } from "@foyer/domain/surveys/rules";
import type { GivenAnswer, SurveyId } from "@foyer/domain/surveys/schema";
import { recordChange } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { withdrawMails } from "../messages/mutations.ts";
import { today } from "../properties/queries.ts";
import { openSurvey, surveyOfKey } from "./queries.ts";

interface Kept {
  readonly surveyId: SurveyId;
  readonly given: GivenAnswer;
  readonly language: Language;
}

async function keepAnswer(trx: Trx, { surveyId, given, language }: Kept, now: Instant): Promise<void> {
  const { propertyId } = trx;
  const { id: answerId } = await trx
    .insertInto("surveyAnswer")
    .values({
      propertyId,
      surveyId,
      language,
      answeredAt: now,
      answeredOn: today(trx, now),
      recommend: given.recommend,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (given.ratings.length > 0)
    await trx
      .insertInto("surveyRating")
      .values(given.ratings.map((rating) => ({ propertyId, answerId, ...rating })))
      .execute();
  if (given.comments.length > 0)
    await trx
      .insertInto("surveyComment")
      .values(given.comments.map((comment) => ({ propertyId, answerId, ...comment })))
      .execute();
  await trx
    .updateTable("survey")
    .set({ status: "answered" })
    .where("propertyId", "=", propertyId)
    .where("id", "=", surveyId)
    .execute();
}

export interface SentForm {
  readonly keyHash: Buffer;
  readonly form: Readonly<Record<string, string>>;
  readonly language: Language;
}

/**
 * Keeps a guest's answer, once: the survey's row is locked, so of forms sent together one is kept and the others find it
 * closed. A reminder not yet sent is taken back.
 */
export async function answerSurvey(
  trx: Trx,
  { keyHash, form, language }: SentForm,
  now: Instant,
): Promise<"kept" | "incomplete" | "closed"> {
  const key = await surveyOfKey(trx, keyHash);
  if (!key) return "closed";
  await trx
    .selectFrom("survey")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", key.surveyId)
    .forUpdate()
    .execute();
  const survey = await openSurvey(trx, keyHash, now);
  if (!survey) return "closed";
  const given = readAnswer(survey.questions, form);
  if (!given) return "incomplete";
  await keepAnswer(trx, { surveyId: survey.id, given, language }, now);
  await withdrawMails(trx, survey.mailIds);
  const field = { subject: "survey", row: survey.id, field: "status", before: "invited", after: "answered" };
  await recordChange(trx, { act: "surveys.answer", at: now, fields: [field] });
  return "kept";
}
