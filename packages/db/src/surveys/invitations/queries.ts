import type { ContactId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { MailAddress } from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { type PropertyKeys, reveal } from "../../kernel/protect.ts";
import { postRules } from "../../messages/queries.ts";
import { settingsOn, today } from "../../properties/queries.ts";

/** All that decides about invitations today. */
export async function surveyRules(trx: Trx, now: Instant) {
  const { code, name: hotel, startDate } = trx.property;
  const on = today(trx, now);
  const days = await settingsOn(trx, on, {
    afterDays: "surveys.invite-after-days",
    pauseDays: "surveys.pause-days",
    remindAfterDays: "surveys.remind-after-days",
    validDays: "surveys.valid-days",
  });
  return { ...(await postRules(trx, now)), ...days, code, hotel, startDate, today: on };
}
export type SurveyRules = Awaited<ReturnType<typeof surveyRules>>;

export interface Guest {
  readonly contactId: ContactId | null;
  readonly name: string | null;
  readonly language: Language | null;
  readonly salt: Buffer | null;
  readonly mailCipher: Buffer | null;
}

/** The contact's address, if it is one that mail can be sent to. */
export function mailOf(trx: Trx, keys: PropertyKeys, { contactId, salt, mailCipher }: Guest): MailAddress | undefined {
  if (contactId === null || !salt || !mailCipher) return undefined;
  const at = { table: "contact", column: "mail", row: contactId, propertyId: trx.propertyId };
  return MailAddress.safeParse(reveal(keys, salt, { cipher: mailCipher, at })).data;
}

/** Completed stays of a span of departures that nobody has been asked about, nor decided not to. */
export const undecidedStays = (trx: Trx, span: { from: CalendarDate; to: CalendarDate; limit: number }) =>
  trx
    .selectFrom("stay")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "stay.clientId"),
    )
    .leftJoin("contact", (join) =>
      join
        .on("contact.propertyId", "=", trx.propertyId)
        .onRef("contact.id", "=", "stay.contactId")
        .on("contact.status", "=", "active"),
    )
    .select([
      "stay.id as stayId",
      "stay.clientId",
      "stay.departure",
      "contact.id as contactId",
      "contact.name",
      "contact.language",
      "contact.salt",
      "contact.mailCipher",
    ])
    .where("stay.propertyId", "=", trx.propertyId)
    .where("stay.status", "=", "completed")
    .where("stay.departure", ">=", span.from)
    .where("stay.departure", "<=", span.to)
    .where("client.house", "=", false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("survey")
            .select("survey.id")
            .where("survey.propertyId", "=", trx.propertyId)
            .whereRef("survey.stayId", "=", "stay.id"),
        ),
      ),
    )
    .orderBy("stay.departure")
    .orderBy("stay.id")
    .limit(span.limit)
    .execute();

/** When each contact was last invited; an invitation that never left the house does not count. */
export async function lastInvitations(trx: Trx, contactIds: readonly number[]): Promise<Map<number, CalendarDate>> {
  if (contactIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom("survey")
    .innerJoin("message", (join) =>
      join.on("message.propertyId", "=", trx.propertyId).onRef("message.id", "=", "survey.messageId"),
    )
    .select((each) => ["survey.contactId", each.fn.max("survey.decidedOn").as("on")])
    .where("survey.propertyId", "=", trx.propertyId)
    .where(sql<boolean>`survey.contact_id = any(${contactIds}::bigint[])`)
    .where("survey.status", "<>", "dropped")
    .where("message.status", "not in", ["dropped", "dead"])
    .groupBy("survey.contactId")
    .execute();
  return new Map(rows.flatMap(({ contactId, on }) => (contactId === null ? [] : [[contactId, on]])));
}
