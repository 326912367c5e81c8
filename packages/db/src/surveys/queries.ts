import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { businessDate } from "@foyer/domain/kernel/time";
import { isOpen } from "@foyer/domain/surveys/rules";
import type { Question, SurveyId } from "@foyer/domain/surveys/schema";
import type { MessageId } from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { settingOn, today } from "../properties/queries.ts";
import { questionsOf } from "./questionnaires/queries.ts";

export const surveyOfKey = (trx: Trx, keyHash: Buffer) =>
  trx
    .selectFrom("surveyKey")
    .select("surveyId")
    .where("propertyId", "=", trx.propertyId)
    .where("tokenHash", "=", keyHash)
    .executeTakeFirst();

export interface OpenSurvey {
  readonly id: SurveyId;
  readonly hotel: string;
  readonly questions: readonly Question[];
  /** The invitation and its reminder. */
  readonly mailIds: readonly MessageId[];
}

/** The survey a link opens; nothing for one that is unknown, answered or expired, all alike. Changes nothing. */
export async function openSurvey(trx: Trx, keyHash: Buffer, now: Instant): Promise<OpenSurvey | undefined> {
  const survey = await trx
    .selectFrom("surveyKey")
    .innerJoin("survey", (join) =>
      join.on("survey.propertyId", "=", trx.propertyId).onRef("survey.id", "=", "surveyKey.surveyId"),
    )
    .innerJoin("message", (join) =>
      join.on("message.propertyId", "=", trx.propertyId).onRef("message.id", "=", "survey.messageId"),
    )
    .select(["survey.id", "survey.status", "survey.questionnaireId", "survey.messageId", "survey.reminderId"])
    .select((each) => each.fn.coalesce("message.sentAt", "message.attemptedAt", "message.queuedAt").as("sentAt"))
    .where("surveyKey.propertyId", "=", trx.propertyId)
    .where("surveyKey.tokenHash", "=", keyHash)
    .executeTakeFirst();
  if (!survey || survey.questionnaireId === null) return undefined;
  const { name: hotel, timeZone } = trx.property;
  const on = today(trx, now);
  const validDays = await settingOn(trx, "surveys.valid-days", on);
  const sentOn = businessDate(survey.sentAt, timeZone);
  if (!isOpen({ status: survey.status, sentOn }, { today: on, validDays })) return undefined;
  return {
    id: survey.id,
    hotel,
    questions: await questionsOf(trx, survey.questionnaireId),
    mailIds: [survey.messageId, survey.reminderId].filter((id) => id !== null),
  };
}

/**
 * Answers of a span of days, first and last included, with the 1–5 scores that each guest gave: what satisfaction is scored
 * from. (B4.1)
 */
export const answersBetween = (trx: Trx, { from, to }: { from: CalendarDate; to: CalendarDate }) =>
  trx
    .selectFrom("surveyAnswer as answer")
    .innerJoin("survey", (join) =>
      join.on("survey.propertyId", "=", trx.propertyId).onRef("survey.id", "=", "answer.surveyId"),
    )
    .select((each) => [
      "answer.id as answerId",
      "answer.answeredOn",
      "answer.recommend",
      "survey.clientId",
      sql<number[]>`array(${each
        .selectFrom("surveyRating as rating")
        .select("rating.score")
        .where("rating.propertyId", "=", trx.propertyId)
        .whereRef("rating.answerId", "=", "answer.id")
        .orderBy("rating.questionId")})`.as("ratings"),
    ])
    .where("answer.propertyId", "=", trx.propertyId)
    .where("answer.answeredOn", ">=", from)
    .where("answer.answeredOn", "<=", to)
    .orderBy("answer.id")
    .execute();
