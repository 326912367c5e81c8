import { createHash } from "node:crypto";
import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { addDays, atLocal, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import type { AnswerId, RatingKind } from "@foyer/domain/surveys/schema";
import { addContact } from "../clients/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { questionnaireInForce } from "./questionnaires/mutations.ts";
import { questionsOf } from "./questionnaires/queries.ts";

let count = 0;
const longAgo = Instant.parse("2020-01-01T01:00:00.000Z");

/** A person at the client, with a mail address of its own unless said otherwise. */
export function aGuest(
  trx: Trx,
  values: { clientId: ClientId; mail?: string | null; name?: string },
): Promise<ContactId> {
  count += 1;
  const { clientId, mail = `guest-${count}@example.com`, name = `王芳 ${count}` } = values;
  return addContact(trx, { clientId, name, mail, language: "en" }, longAgo);
}

/** A completed stay of one night that ended on the day. */
export async function aStayEnded(
  trx: Trx,
  values: { clientId: ClientId; departure: CalendarDate; contactId?: ContactId; status?: StayStatus },
): Promise<StayId> {
  count += 1;
  const { id } = await trx
    .insertInto("stay")
    .values({
      propertyId: trx.propertyId,
      confirmation: `S-${count}`,
      clientId: values.clientId,
      contactId: values.contactId ?? null,
      source: "factory",
      externalId: `survey-${count}`,
      arrival: addDays(values.departure, -1),
      departure: values.departure,
      rooms: 1,
      status: values.status ?? "completed",
      createdAt: longAgo,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export interface AnAnswer {
  readonly clientId: ClientId;
  readonly answeredOn?: CalendarDate;
  readonly recommend?: number | null;
  readonly ratings?: Partial<Record<RatingKind, number>>;
  readonly comment?: string;
}

async function anInvitation(trx: Trx, answeredOn: CalendarDate) {
  const sentAt = atLocal(addDays(answeredOn, -1), 600, trx.property.timeZone);
  count += 1;
  const message = await trx
    .insertInto("message")
    .values({
      propertyId: trx.propertyId,
      dedupeKey: `factory:${count}`,
      purpose: "survey",
      kind: "care",
      language: "en",
      recipientIndex: createHash("sha256").update(String(count)).digest(),
      recipientMask: "g***@example.com",
      subject: "How was your stay?",
      headerId: `<factory-${count}@test.foyer>`,
      status: "sent",
      about: addDays(answeredOn, -3),
      queuedAt: sentAt,
      dueAt: sentAt,
      notBefore: sentAt,
      attemptedAt: sentAt,
      sentAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { messageId: message.id, decidedOn: addDays(answeredOn, -1) };
}

/** An answer of 4 May 2026 to an invitation of the day before; a 9 and no ratings unless said otherwise. */
export async function anAnswer(trx: Trx, values: AnAnswer): Promise<AnswerId> {
  const { clientId, answeredOn = CalendarDate.parse("2026-05-04"), recommend = 9, ratings = {}, comment } = values;
  const { propertyId } = trx;
  const contactId = await aGuest(trx, { clientId });
  const stayId = await aStayEnded(trx, { clientId, contactId, departure: addDays(answeredOn, -3) });
  const { id: questionnaireId } = await questionnaireInForce(trx, longAgo);
  const survey = await trx
    .insertInto("survey")
    .values({
      propertyId,
      stayId,
      clientId,
      contactId,
      questionnaireId,
      status: "answered",
      ...(await anInvitation(trx, answeredOn)),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const answeredAt = atLocal(answeredOn, 720, trx.property.timeZone);
  const { id: answerId } = await trx
    .insertInto("surveyAnswer")
    .values({ propertyId, surveyId: survey.id, language: "en", answeredAt, answeredOn, recommend })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const { id: questionId, kind } of await questionsOf(trx, questionnaireId)) {
    if (kind === "text" && comment)
      await trx.insertInto("surveyComment").values({ propertyId, answerId, questionId, text: comment }).execute();
    if (kind === "text" || kind === "recommend") continue;
    const score = ratings[kind];
    if (score) await trx.insertInto("surveyRating").values({ propertyId, answerId, questionId, kind, score }).execute();
  }
  return answerId;
}
