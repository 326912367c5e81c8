import { readBirthday } from "@foyer/domain/clients/birthdays/schema";
import type { ArchiveContact, ContactById } from "@foyer/domain/clients/contacts/schema";
import { type ClientId, type ContactId, type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { Channel } from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { newSalt, propertyKeys } from "../../kernel/protect.ts";
import { today } from "../../properties/queries.ts";
import { keepNames } from "../names/mutations.ts";
import { inReach } from "../reach/queries.ts";
import { sealPerson } from "../sealed/queries.ts";

export interface NewPerson extends Readonly<Partial<Record<ProtectedField, string | null>>> {
  readonly clientId: ClientId;
  readonly name: string;
  readonly title: string | null;
  readonly salutation?: string | null;
  readonly decisionMaker?: boolean;
  readonly language?: Language;
  readonly preferredChannel?: Channel | null;
  /** `05-20`, `lunar 08-15`, `lunar leap 04-03`. */
  readonly birthday?: string | null;
  readonly createdAt: Instant;
}

/** The columns that a birthday stands in. */
export function birthdayColumns(text: string | null) {
  const birthday = text === null ? undefined : readBirthday(text)?.birthday;
  return {
    birthdayCalendar: birthday?.calendar ?? null,
    birthdayMonth: birthday?.month ?? null,
    birthdayDay: birthday?.day ?? null,
    birthdayLeap: birthday?.leap ?? false,
  };
}

const isProtectedField = (field: string): field is ProtectedField => protectedFields.some((each) => each === field);

function columnsOf(person: NewPerson) {
  const { mobile: _m, phone: _p, mail: _l, wechat: _w, birthYear: _y, birthday = null, ...plain } = person;
  return { ...plain, ...birthdayColumns(birthday) };
}

/** Writes new persons, each sealed to its row, whose number is therefore drawn first. The ids come in the order given. */
export async function insertContacts(trx: Trx, persons: readonly NewPerson[]): Promise<ContactId[]> {
  if (persons.length === 0) return [];
  const keys = await propertyKeys(trx);
  const { propertyId } = trx;
  const { rows } = await sql<{ id: ContactId }>`
    select nextval(pg_get_serial_sequence('contact', 'id')) as id from generate_series(1, ${persons.length})`.execute(
    trx,
  );
  const values = rows.flatMap(({ id }, index) => {
    const person = persons[index];
    if (!person) return [];
    const salt = newSalt();
    const typed = Object.fromEntries(
      Object.entries(person).filter(([field, text]) => isProtectedField(field) && text !== null),
    );
    const sealed = sealPerson(keys, salt, { typed, row: id, propertyId });
    return [{ ...columnsOf(person), ...sealed, propertyId, id, salt }];
  });
  // PostgreSQL takes 65,535 parameters a statement
  for (let from = 0; from < values.length; from += 1_000)
    await trx
      .insertInto("contact")
      .values(values.slice(from, from + 1_000))
      .execute();
  const ids = rows.map((row) => row.id);
  await keepNames(trx, { contacts: ids });
  return ids;
}

/** A contact whose file the actor may write, locked; one in somebody else's is not found, as none is. */
async function lockContact(trx: Trx, id: ContactId, now: Instant) {
  const contact = await trx
    .selectFrom("contact")
    .select(["id", "clientId", "status", "archivedReason", "mergedInto"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where(await inReach(trx, "clients:write", { on: today(trx, now), id: "contact.client_id" }))
    .forUpdate()
    .executeTakeFirst();
  return found(contact, "clients.contact-not-found");
}

async function setStatus(trx: Trx, id: ContactId, reason: string | null): Promise<void> {
  await trx
    .updateTable("contact")
    .set({ status: reason === null ? "active" : "archived", archivedReason: reason })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
}

const statusField = (row: number, before: string, after: string) => ({
  subject: "contact",
  row,
  field: "status",
  before,
  after,
});

/** Takes a person who is no longer there out of the file; nothing is deleted. (A2.7) */
export async function archiveContact(trx: Trx, { id, reason }: ArchiveContact, now: Instant): Promise<void> {
  const { status } = await lockContact(trx, id, now);
  if (status === "archived") throw new Refusal("conflict", "clients.contact-is-archived", { id });
  await setStatus(trx, id, reason);
  const fields = [statusField(id, "active", "archived")];
  await recordChange(trx, { act: "clients.archive-contact", at: now, reason, fields });
}

/** Puts a person back into the file. */
export async function restoreContact(trx: Trx, { id }: ContactById, now: Instant): Promise<void> {
  const { status, mergedInto } = await lockContact(trx, id, now);
  if (mergedInto !== null) throw new Refusal("conflict", "clients.contact-merged", { into: mergedInto });
  if (status === "active") throw new Refusal("conflict", "clients.contact-not-archived", { id });
  await setStatus(trx, id, null);
  await recordChange(trx, { act: "clients.restore-contact", at: now, fields: [statusField(id, "archived", "active")] });
}
