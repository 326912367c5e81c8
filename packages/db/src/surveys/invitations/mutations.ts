import { found } from "@foyer/domain/kernel/refusal";
import { addDays, atLocal, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { isTooLate } from "@foyer/domain/messages/rules";
import type { Mail, MailAddress } from "@foyer/domain/messages/schema";
import { invitationRefusal } from "@foyer/domain/surveys/rules";
import type { SurveyDropReason } from "@foyer/domain/surveys/schema";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { propertyKeys } from "../../kernel/protect.ts";
import { newSecret } from "../../kernel/secret.ts";
import { queueMails } from "../../messages/mutations.ts";
import { questionnaireInForce } from "../questionnaires/mutations.ts";
import { questionsOf } from "../questionnaires/queries.ts";
import { type Guest, lastInvitations, mailOf, type SurveyRules, surveyRules, undecidedStays } from "./queries.ts";

/** What a letter of invitation needs to know. */
export interface LetterFacts {
  readonly reminder: boolean;
  readonly language: Language;
  readonly hotel: string;
  readonly guest: string;
  readonly departure: CalendarDate;
  readonly surveyUrl: string;
  readonly unsubscribeUrl: string;
  /** How long the survey stays open, from now. */
  readonly validDays: number;
  /** Whether the questionnaire asks for a recommendation, which the letter then offers to choose at once. */
  readonly recommends: boolean;
}

export interface Invite {
  /** The public address that links in mails begin with. */
  readonly url: string;
  readonly letter: (facts: LetterFacts) => Pick<Mail, "subject" | "text" | "html">;
  /** Stays looked at in one transaction. */
  readonly limit?: number;
}

/** A stay that becomes known longer after its departure than this leaves no record. */
const lookBackDays = 31;

interface Asked extends Guest {
  readonly stayId: number;
  readonly departure: CalendarDate;
  readonly to: MailAddress;
  readonly dueOn: CalendarDate;
  readonly recommends: boolean;
  readonly validDays: number;
}

/** The mail that asks a guest, and the hash of the key that opens its survey. */
export function compose(rules: SurveyRules, { url, letter }: Invite, asked: Asked & { reminder: boolean }) {
  const [open, end] = [newSecret(rules.code), newSecret(rules.code)];
  const unsubscribe = { url: `${url}/u/${end.secret}`, hash: end.hash };
  const language = asked.language ?? "zh-Hans";
  const written = letter({
    reminder: asked.reminder,
    language,
    hotel: rules.hotel,
    guest: asked.name ?? "",
    departure: asked.departure,
    surveyUrl: `${url}/s/${open.secret}`,
    unsubscribeUrl: unsubscribe.url,
    validDays: asked.validDays,
    recommends: asked.recommends,
  });
  const mail: Mail = {
    ...written,
    dedupeKey: `survey:${asked.stayId}${asked.reminder ? ":reminder" : ""}`,
    purpose: "survey",
    to: asked.to,
    language,
    about: asked.departure,
    dueAt: atLocal(asked.dueOn, rules.window.from, rules.zone),
    unsubscribe,
  };
  return { mail, keyHash: open.hash };
}

/** Two runs at once would both find the same stays, or the same contact free. */
export const oneAtATime = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(hashtext('surveys.invite'), ${trx.propertyId})`.execute(trx);

async function decide(trx: Trx, rules: SurveyRules, limit: number) {
  const dueBy = addDays(rules.today, -rules.afterDays);
  const stays = await undecidedStays(trx, { from: addDays(rules.today, -lookBackDays), to: dueBy, limit });
  const keys = await propertyKeys(trx);
  const last = await lastInvitations(
    trx,
    stays.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])),
  );
  return stays.map((stay) => {
    const dueOn = addDays(stay.departure, rules.afterDays);
    const to = mailOf(trx, keys, stay);
    const lastInvitedOn = stay.contactId === null ? null : (last.get(stay.contactId) ?? null);
    const tooLate = isTooLate({ ...rules, dueOn, about: stay.departure });
    const refusal = invitationRefusal(
      { tooLate, contactId: stay.contactId, hasMail: to !== undefined, lastInvitedOn },
      rules,
    );
    if (refusal === undefined && stay.contactId !== null) last.set(stay.contactId, rules.today);
    return { ...stay, dueOn, to, refusal };
  });
}

interface Invited {
  readonly invited: number;
  readonly dropped: Readonly<Partial<Record<SurveyDropReason, number>>>;
  /** There were as many stays as were asked for: there may be more. */
  readonly more: boolean;
}

/**
 * Decides about each completed stay that nobody was asked about yet: invites its contact, or records why not. (A6.1)
 * A stay is decided once, whatever is run twice.
 */
export async function inviteGuests(trx: Trx, invite: Invite, now: Instant): Promise<Invited> {
  const limit = invite.limit ?? 200;
  await oneAtATime(trx);
  const rules = await surveyRules(trx, now);
  const decided = await decide(trx, rules, limit);
  if (decided.length === 0) return { invited: 0, dropped: {}, more: false };
  const questionnaire = decided.every(({ refusal }) => refusal) ? undefined : await questionnaireInForce(trx, now);
  const questions = questionnaire ? await questionsOf(trx, questionnaire.id) : [];
  const recommends = questions.some(({ kind }) => kind === "recommend");
  const asked = decided.flatMap((stay) => {
    const { to, refusal } = stay;
    return to && !refusal
      ? [
          {
            ...stay,
            to,
            ...compose(rules, invite, { ...stay, to, recommends, validDays: rules.validDays, reminder: false }),
          },
        ]
      : [];
  });
  const mails = await queueMails(
    trx,
    asked.map(({ mail }) => mail),
    now,
  );
  const messageOf = new Map(asked.map(({ stayId }, index) => [stayId, mails[index]?.id ?? null]));
  const surveys = await trx
    .insertInto("survey")
    .values(
      decided.map(({ stayId, clientId, contactId, refusal }) => ({
        propertyId: trx.propertyId,
        stayId,
        clientId,
        contactId,
        questionnaireId: refusal ? null : (questionnaire?.id ?? null),
        status: refusal ? ("dropped" as const) : ("invited" as const),
        dropReason: refusal ?? null,
        decidedOn: rules.today,
        messageId: messageOf.get(stayId) ?? null,
      })),
    )
    .returning(["id", "stayId"])
    .execute();
  const surveyOf = new Map(surveys.map(({ id, stayId }) => [stayId, id]));
  const surveyKeys = asked.map(({ stayId, keyHash }) => ({
    propertyId: trx.propertyId,
    tokenHash: keyHash,
    surveyId: found(surveyOf.get(stayId), "surveys.not-found"),
  }));
  if (surveyKeys.length > 0) await trx.insertInto("surveyKey").values(surveyKeys).execute();
  await recordMade(trx, { act: "surveys.invite", at: now, made: { survey: surveys.map(({ id }) => id) } });
  const dropped: Partial<Record<SurveyDropReason, number>> = {};
  for (const { refusal } of decided) if (refusal) dropped[refusal] = (dropped[refusal] ?? 0) + 1;
  return { invited: asked.length, dropped, more: decided.length === limit };
}
