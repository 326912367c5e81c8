import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type Language, say } from "@foyer/domain/kernel/words";
import type { MessageId } from "@foyer/domain/messages/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import type { AnswerId, QuestionKind, RatingKind, SurveyDropReason, SurveyId } from "@foyer/domain/surveys/schema";
import { surveysWords } from "@foyer/domain/surveys/words";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { type KnownAddress, keepConsents, keepSentMails, type PastMail } from "../../messages/history/mutations.ts";
import { questionnaireInForce } from "../questionnaires/mutations.ts";
import { questionsOf } from "../questionnaires/queries.ts";

export interface PastAnswer {
  readonly answeredAt: Instant;
  readonly answeredOn: CalendarDate;
  readonly recommend: number | null;
  readonly ratings: readonly { readonly kind: RatingKind; readonly score: number }[];
  readonly comment: string | null;
}

interface Decided {
  readonly stayId: StayId;
  readonly clientId: ClientId;
  readonly departure: CalendarDate;
  readonly decidedOn: CalendarDate;
}

export type PastSurvey =
  | (Decided & { readonly dropReason: SurveyDropReason; readonly contactId: ContactId | null })
  | (Decided & {
      readonly dropReason: null;
      readonly contactId: ContactId;
      readonly language: Language;
      readonly sentAt: Instant;
      readonly remindedAt: Instant | null;
      readonly answer: PastAnswer | null;
    });
type Invited = Extract<PastSurvey, { dropReason: null }>;

async function addresses(trx: Trx, contactIds: readonly ContactId[]): Promise<Map<ContactId, KnownAddress>> {
  const rows = await trx
    .selectFrom("contact")
    .select(["id", "mailIndex", "mailMask"])
    .where("propertyId", "=", trx.propertyId)
    .where("mailIndex", "is not", null)
    .where(sql<boolean>`id = any(${[...new Set(contactIds)]}::bigint[])`)
    .execute();
  return new Map(
    rows.flatMap(({ id, mailIndex, mailMask }) =>
      mailIndex && mailMask ? [[id, { index: mailIndex, mask: mailMask }]] : [],
    ),
  );
}

export interface AskedContact {
  readonly contactId: ContactId;
  readonly givenAt: Instant;
}

/** Writes down that contacts with a mail address agreed to be asked after a stay. (A2.8) */
export async function keepSurveyConsents(
  trx: Trx,
  { contacts, version }: { contacts: readonly AskedContact[]; version: string },
  now: Instant,
): Promise<void> {
  const known = await addresses(
    trx,
    contacts.map((each) => each.contactId),
  );
  const consents = contacts.flatMap(({ contactId, givenAt }) => {
    const address = known.get(contactId);
    return address ? [{ ...address, givenAt }] : [];
  });
  await keepConsents(trx, { consents, purpose: "survey", version }, now);
}

async function keepMails(trx: Trx, surveys: readonly Invited[]) {
  const { name: hotel } = trx.property;
  const known = await addresses(
    trx,
    surveys.map((survey) => survey.contactId),
  );
  const { subject, reminderSubject } = surveysWords.letter;
  const mailOf = (survey: Invited, sentAt: Instant, reminder: boolean): PastMail => ({
    ...found(known.get(survey.contactId), "clients.contact-not-found", { id: survey.contactId }),
    dedupeKey: `survey:${survey.stayId}${reminder ? ":reminder" : ""}`,
    language: survey.language,
    subject: say(reminder ? reminderSubject : subject, survey.language, { hotel }),
    about: survey.departure,
    sentAt,
  });
  const mails = surveys.flatMap((survey) => [
    mailOf(survey, survey.sentAt, false),
    ...(survey.remindedAt ? [mailOf(survey, survey.remindedAt, true)] : []),
  ]);
  const inOrder = mails.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
  const ids = await keepSentMails(trx, "survey", inOrder);
  return new Map(inOrder.map((mail, index) => [mail.dedupeKey, ids[index]]));
}

type MailIds = Awaited<ReturnType<typeof keepMails>>;

async function insertSurveys(
  trx: Trx,
  surveys: readonly PastSurvey[],
  asked: { questionnaireId: number; mailIds: MailIds },
): Promise<Map<StayId, SurveyId>> {
  const of = <K extends keyof PastSurvey>(key: K) => surveys.map((survey) => survey[key]);
  const mail = (survey: PastSurvey, suffix = ""): MessageId | null =>
    asked.mailIds.get(`survey:${survey.stayId}${suffix}`) ?? null;
  const statusOf = (survey: PastSurvey) =>
    survey.dropReason !== null ? "dropped" : survey.answer ? "answered" : "invited";
  const { rows } = await sql<{ id: SurveyId; stayId: StayId }>`
    insert into survey (property_id, stay_id, client_id, contact_id, questionnaire_id, status, drop_reason, decided_on, message_id, reminder_id)
    select ${trx.propertyId}, stay_id, client_id, contact_id, case when status <> 'dropped' then ${asked.questionnaireId}::bigint end, status, drop_reason,
      decided_on, message_id, reminder_id
    from unnest(
      ${of("stayId")}::bigint[], ${of("clientId")}::bigint[], ${of("contactId")}::bigint[], ${surveys.map(statusOf)}::text[],
      ${of("dropReason")}::text[], ${of("decidedOn")}::date[], ${surveys.map((survey) => mail(survey))}::bigint[],
      ${surveys.map((survey) => mail(survey, ":reminder"))}::bigint[]
    ) with ordinality as given (stay_id, client_id, contact_id, status, drop_reason, decided_on, message_id, reminder_id, place)
    order by place
    returning id, stay_id`.execute(trx);
  return new Map(rows.map((row) => [row.stayId, row.id]));
}

type Answered = Invited & { readonly answer: PastAnswer; readonly surveyId: SurveyId };

async function insertAnswers(trx: Trx, answered: readonly Answered[]): Promise<AnswerId[]> {
  const { rows } = await sql<{ id: AnswerId; surveyId: SurveyId }>`
    insert into survey_answer (property_id, survey_id, language, answered_at, answered_on, recommend)
    select ${trx.propertyId}, survey_id, language, answered_at, answered_on, recommend
    from unnest(
      ${answered.map((each) => each.surveyId)}::bigint[], ${answered.map((each) => each.language)}::text[],
      ${answered.map((each) => each.answer.answeredAt)}::timestamptz[], ${answered.map((each) => each.answer.answeredOn)}::date[],
      ${answered.map((each) => each.answer.recommend)}::int[]
    ) with ordinality as given (survey_id, language, answered_at, answered_on, recommend, place)
    order by place
    returning id, survey_id`.execute(trx);
  const idOf = new Map(rows.map((row) => [row.surveyId, row.id]));
  return answered.map((each) => found(idOf.get(each.surveyId), "surveys.not-found"));
}

async function insertGiven(
  trx: Trx,
  answered: readonly Answered[],
  { ids, questionOf }: { ids: readonly AnswerId[]; questionOf: ReadonlyMap<QuestionKind, number> },
): Promise<void> {
  const given = answered.flatMap(({ answer }, index) =>
    answer.ratings.map(({ kind, score }) => ({ answerId: ids[index], questionId: questionOf.get(kind), kind, score })),
  );
  await sql`
    insert into survey_rating (property_id, answer_id, question_id, kind, score)
    select ${trx.propertyId}, given.* from unnest(
      ${given.map((each) => each.answerId)}::bigint[], ${given.map((each) => each.questionId)}::bigint[], ${given.map((each) => each.kind)}::text[],
      ${given.map((each) => each.score)}::int[]
    ) as given
    on conflict do nothing`.execute(trx);
  const comments = answered.flatMap(({ answer }, index) =>
    answer.comment === null ? [] : [{ answerId: ids[index], text: answer.comment }],
  );
  await sql`
    insert into survey_comment (property_id, answer_id, question_id, text)
    select ${trx.propertyId}, answer_id, ${questionOf.get("text") ?? null}::bigint, text
    from unnest(${comments.map((each) => each.answerId)}::bigint[], ${comments.map((each) => each.text)}::text[]) as given (answer_id, text)
    on conflict do nothing`.execute(trx);
}

/**
 * Writes down who was asked after past stays and what they answered, with the questionnaire that was in force since the day
 * given. No mail results from it: what was sent, was sent. (A6.1)
 */
export async function keepSurveys(
  trx: Trx,
  { surveys, since }: { surveys: readonly PastSurvey[]; since: Instant },
  now: Instant,
): Promise<void> {
  const { id: questionnaireId } = await questionnaireInForce(trx, since);
  const questionOf = new Map((await questionsOf(trx, questionnaireId)).map((question) => [question.kind, question.id]));
  const mailIds = await keepMails(
    trx,
    surveys.filter((survey) => survey.dropReason === null),
  );
  const idOf = await insertSurveys(trx, surveys, { questionnaireId, mailIds });
  const answered = surveys
    .flatMap((survey): Answered[] => {
      const surveyId = idOf.get(survey.stayId);
      return survey.dropReason === null && survey.answer && surveyId
        ? [{ ...survey, answer: survey.answer, surveyId }]
        : [];
    })
    .toSorted((a, b) => a.answer.answeredAt.localeCompare(b.answer.answeredAt));
  const ids = await insertAnswers(trx, answered);
  await insertGiven(trx, answered, { ids, questionOf });
  await recordMade(trx, { act: "surveys.invite", at: now, made: { survey: [...idOf.values()], survey_answer: ids } });
}
