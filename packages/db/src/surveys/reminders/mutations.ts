import { found } from "@foyer/domain/kernel/refusal";
import { addDays, daysBetween, type Instant } from "@foyer/domain/kernel/time";
import type { MessageId } from "@foyer/domain/messages/schema";
import type { SurveyId } from "@foyer/domain/surveys/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { propertyKeys } from "../../kernel/protect.ts";
import { queueMails } from "../../messages/mutations.ts";
import { compose, type Invite, oneAtATime } from "../invitations/mutations.ts";
import { mailOf, surveyRules } from "../invitations/queries.ts";
import { remindable } from "./queries.ts";

interface Reminder {
  readonly surveyId: SurveyId;
  readonly keyHash: Buffer;
  readonly reminderId: MessageId;
}

async function storeReminders(trx: Trx, reminders: readonly Reminder[]): Promise<void> {
  if (reminders.length === 0) return;
  const of = <K extends keyof Reminder>(key: K) => reminders.map((reminder) => reminder[key]);
  await sql`
    update survey set reminder_id = given.reminder_id
    from unnest(${of("surveyId")}::bigint[], ${of("reminderId")}::bigint[]) as given (survey_id, reminder_id)
    where survey.property_id = ${trx.propertyId} and survey.id = given.survey_id`.execute(trx);
  await trx
    .insertInto("surveyKey")
    .values(reminders.map(({ surveyId, keyHash }) => ({ propertyId: trx.propertyId, tokenHash: keyHash, surveyId })))
    .execute();
}

/** Reminds once, at the contact's address of today, who was invited days ago and has not answered. */
export async function remindGuests(
  trx: Trx,
  invite: Invite,
  now: Instant,
): Promise<{ reminded: number; more: boolean }> {
  const limit = invite.limit ?? 200;
  await oneAtATime(trx);
  const rules = await surveyRules(trx, now);
  const waiting = await remindable(trx, {
    sentBy: addDays(rules.today, -rules.remindAfterDays),
    sentFrom: addDays(rules.today, -rules.validDays),
    zone: rules.zone,
    limit,
  });
  const keys = await propertyKeys(trx);
  const asked = waiting.flatMap((survey) => {
    const to = mailOf(trx, keys, survey);
    const dueOn = addDays(survey.sentOn, rules.remindAfterDays);
    const validDays = daysBetween(rules.today, addDays(survey.sentOn, rules.validDays));
    return to ? [{ ...survey, ...compose(rules, invite, { ...survey, to, dueOn, validDays, reminder: true }) }] : [];
  });
  const mails = await queueMails(
    trx,
    asked.map(({ mail }) => mail),
    now,
  );
  const reminders = asked.map(({ surveyId, keyHash }, index) => ({
    surveyId,
    keyHash,
    reminderId: found(mails[index], "messages.not-found").id,
  }));
  await storeReminders(trx, reminders);
  const fields = reminders.map(({ surveyId, reminderId }) => ({
    subject: "survey",
    row: surveyId,
    field: "reminderId",
    before: null,
    after: reminderId,
  }));
  if (fields.length > 0) await recordChange(trx, { act: "surveys.remind", at: now, fields });
  return { reminded: asked.length, more: asked.length > 0 && waiting.length === limit };
}
