import type { CalendarDate, TimeZone } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** The moment a mail left the house, as far as is known: the day a survey's term is counted from. */
const sentMoment = sql<string>`coalesce(message.sent_at, message.attempted_at, message.queued_at)`;

/** Invitations sent on or before a day, still open and not reminded, with the contact as it is today. */
export const remindable = (
  trx: Trx,
  asked: { sentBy: CalendarDate; sentFrom: CalendarDate; zone: TimeZone; limit: number },
) => {
  const sentOn = sql<CalendarDate>`(${sentMoment} at time zone ${asked.zone})::date`;
  return trx
    .selectFrom("survey")
    .innerJoin("message", (join) =>
      join.on("message.propertyId", "=", trx.propertyId).onRef("message.id", "=", "survey.messageId"),
    )
    .innerJoin("stay", (join) => join.on("stay.propertyId", "=", trx.propertyId).onRef("stay.id", "=", "survey.stayId"))
    .innerJoin("contact", (join) =>
      join.on("contact.propertyId", "=", trx.propertyId).onRef("contact.id", "=", "survey.contactId"),
    )
    .select([
      "survey.id as surveyId",
      "survey.stayId",
      "stay.departure",
      "contact.id as contactId",
      "contact.name",
      "contact.language",
      "contact.salt",
      "contact.mailCipher",
      sentOn.as("sentOn"),
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("question")
          .select("question.id")
          .where("question.propertyId", "=", trx.propertyId)
          .whereRef("question.questionnaireId", "=", "survey.questionnaireId")
          .where("question.kind", "=", "recommend"),
      )
        .$castTo<boolean>()
        .as("recommends"),
    )
    .where("survey.propertyId", "=", trx.propertyId)
    .where("survey.status", "=", "invited")
    .where("survey.reminderId", "is", null)
    .where("message.status", "in", ["sent", "uncertain"])
    .where("contact.status", "=", "active")
    .where("contact.mailCipher", "is not", null)
    .where(sentOn, ">=", asked.sentFrom)
    .where(sentOn, "<=", asked.sentBy)
    .orderBy("survey.id")
    .limit(asked.limit)
    .execute();
};
