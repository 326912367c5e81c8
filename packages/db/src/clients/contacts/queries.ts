import { seesBirthday, seesBirthYear } from "@foyer/domain/clients/contacts/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { reachedClient } from "../queries.ts";

/** A birthday as one text: `05-20`, `lunar 08-15`, `lunar leap 04-03`. */
export const birthdaySql: RawBuilder<string | null> = sql`(case when contact.birthday_month is not null then
  case when contact.birthday_calendar = 'lunar' then 'lunar ' else '' end || case when contact.birthday_leap then 'leap ' else '' end
  || lpad(contact.birthday_month::text, 2, '0') || '-' || lpad(contact.birthday_day::text, 2, '0') end)`;

/** What may be read of any contact: what is protected only as a mask, a birth year only whether there is one. (A2.8) */
const contactsSeen = (trx: Trx) =>
  trx
    .selectFrom("contact")
    .select(["contact.id", "contact.clientId", "contact.name", "contact.salutation", "contact.title"])
    .select(["contact.decisionMaker", "contact.language", "contact.preferredChannel", "contact.status"])
    .select(["contact.mobileMask", "contact.phoneMask", "contact.mailMask", "contact.wechatMask"])
    .select([
      (seesBirthday(trx.actor) ? birthdaySql : sql<null>`null::text`).as("birthday"),
      (seesBirthYear(trx.actor)
        ? sql<string | null>`case when contact.birth_year_cipher is not null then '****' end`
        : sql<null>`null::text`
      ).as("birthYearMask"),
    ])
    .where("contact.propertyId", "=", trx.propertyId);

/** Persons at a client, those archived last, their protected values masked. */
export async function contactsOf(trx: Trx, clientId: ClientId, on: CalendarDate) {
  await reachedClient(trx, { id: clientId, act: "clients:read", on });
  return contactsSeen(trx)
    .where("contact.clientId", "=", clientId)
    .orderBy("contact.status")
    .orderBy("contact.id")
    .limit(300)
    .execute();
}
