import type { Cell, CellValue } from "@foyer/domain/changes/schema";
import { contactCell, isProtected, seesBirthday, seesBirthYear } from "@foyer/domain/clients/contacts/rules";
import { mask } from "@foyer/domain/clients/rules";
import { type ContactField, contactFields, type ProtectedField } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Grid, PlannedCell, PlannedField } from "../../changes/grid.ts";
import type { Trx } from "../../kernel/fence.ts";
import { newSalt, type PropertyKeys, propertyKeys } from "../../kernel/protect.ts";
import { readSealed, sealedText } from "../../kernel/sealed.ts";
import { today } from "../../properties/queries.ts";
import { keepNames } from "../names/mutations.ts";
import { inReach } from "../reach/queries.ts";
import { cipherColumns, maskColumns, openPerson, sealPerson } from "../sealed/queries.ts";
import { birthdayColumns } from "./mutations.ts";
import { birthdaySql } from "./queries.ts";
import { contactGridRows } from "./rows/queries.ts";

/** The persons named, locked, as far as the actor may write the files they are in. */
async function lockContacts(trx: Trx, ids: readonly number[], on: CalendarDate) {
  const rows = await trx
    .selectFrom("contact")
    .select(["id", "clientId", "status", "salt", "name", "salutation", "title", "decisionMaker", "language"])
    .select(["preferredChannel", birthdaySql.as("birthday"), ...cipherColumns, ...maskColumns])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .where(await inReach(trx, "clients:write", { on, id: "contact.client_id" }))
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [Number(row.id), row]));
}

type StoredContact = Awaited<ReturnType<typeof lockContacts>> extends Map<number, infer Row> ? Row : never;

interface Opened {
  readonly keys: PropertyKeys;
  readonly propertyId: number;
}

/** The value in clear, to compare with and to be stored anew; never answered. */
function clear(contact: StoredContact, field: ProtectedField, { keys, propertyId }: Opened): string | null {
  const cipher = contact[`${field}Cipher`];
  if (!cipher || !contact.salt) return null;
  return openPerson(keys, { salt: contact.salt, cipher, field, row: contact.id, propertyId });
}

const maskOf = (contact: StoredContact, field: ProtectedField): string | null =>
  field === "birthYear" ? contact.birthYearCipher && mask("birthYear", "") : contact[`${field}Mask`];

/** A field as it stands: of a protected one its ciphertext, with the mask that people are shown. */
function standing(contact: StoredContact, field: ContactField): CellValue {
  if (!isProtected(field)) return contact[field];
  const cipher = contact[`${field}Cipher`];
  return cipher && sealedText({ cipher, mask: maskOf(contact, field) ?? "" });
}

/** The stored field that a protected cell would change; nothing when the value stands already. */
function sealedField(
  contact: StoredContact,
  field: ProtectedField,
  { value, opened }: { value: string | null; opened: Opened },
) {
  if (value === clear(contact, field, opened)) return [];
  const before = standing(contact, field);
  if (value === null) return [{ row: contact.id, field, before, after: null }];
  const place = { row: contact.id, propertyId: opened.propertyId };
  const salt = contact.salt ?? newSalt();
  const cipher = sealPerson(opened.keys, salt, { typed: { [field]: value }, ...place })[`${field}Cipher`];
  return cipher ? [{ row: contact.id, field, before, after: sealedText({ cipher, mask: mask(field, value) }) }] : [];
}

function planCell(
  cell: Cell,
  { contacts, opened }: { contacts: ReadonlyMap<number, StoredContact>; opened: Opened },
): PlannedCell {
  const contact = contacts.get(Number(cell.row));
  if (!contact) return { cell, refused: "clients.contact-not-found" };
  if (contact.status === "archived") return { cell, refused: "clients.contact-is-archived" };
  const read = contactCell(cell.field, cell.new);
  if ("refused" in read) return { cell, refused: read.refused };
  const field = cell.field as ContactField;
  if (isProtected(field)) {
    const value = typeof read.value === "string" ? read.value : null;
    const stands = maskOf(contact, field);
    return {
      cell,
      fields: sealedField(contact, field, { value, opened }),
      stands,
      shown: value === null ? null : mask(field, value),
    };
  }
  const fields: PlannedField[] = [{ row: contact.id, field, before: standing(contact, field), after: read.value }];
  if ("birthYear" in read) fields.push(...sealedField(contact, "birthYear", { value: read.birthYear, opened }));
  return { cell, fields, shown: read.value };
}

/** Whoever was erased gets a new salt before a new value is sealed with it. */
async function saltAll(trx: Trx, contacts: Map<number, StoredContact>): Promise<void> {
  for (const contact of contacts.values()) {
    if (contact.salt) continue;
    const salt = newSalt();
    await trx
      .updateTable("contact")
      .set({ salt })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", contact.id)
      .execute();
    contacts.set(contact.id, { ...contact, salt });
  }
}

const plainColumns = ["name", "salutation", "title", "decisionMaker", "language", "preferredChannel"] as const;

async function writePlain(trx: Trx, field: string, fields: readonly PlannedField[]): Promise<void> {
  const given = sql`given.value::${sql.raw(field === "decisionMaker" ? "boolean" : "text")}`;
  await sql`
    update contact set ${sql.ref(field)} = ${given}
    from unnest(${fields.map((each) => each.row)}::bigint[], ${fields.map((each) => (each.after === null ? null : String(each.after)))}::text[]) as given (id, value)
    where contact.property_id = ${trx.propertyId} and contact.id = given.id`.execute(trx);
}

async function writeBirthdays(trx: Trx, fields: readonly PlannedField[]): Promise<void> {
  const read = fields.map(({ row, after }) => ({ row, ...birthdayColumns(typeof after === "string" ? after : null) }));
  await sql`
    update contact set birthday_calendar = given.calendar, birthday_month = given.month, birthday_day = given.day, birthday_leap = given.leap
    from unnest(
      ${read.map((each) => each.row)}::bigint[], ${read.map((each) => each.birthdayCalendar)}::text[], ${read.map((each) => each.birthdayMonth)}::smallint[],
      ${read.map((each) => each.birthdayDay)}::smallint[], ${read.map((each) => each.birthdayLeap)}::boolean[]
    ) as given (id, calendar, month, day, leap)
    where contact.property_id = ${trx.propertyId} and contact.id = given.id`.execute(trx);
}

/** A sealed value is opened once more, for the index it is found by stands in the row alone, not in the record of change. */
async function writeSealed(
  trx: Trx,
  field: ProtectedField,
  { fields, now }: { fields: readonly PlannedField[]; now: CalendarDate },
) {
  const contacts = await lockContacts(
    trx,
    fields.map((each) => each.row),
    now,
  );
  const opened = { keys: await propertyKeys(trx), propertyId: trx.propertyId };
  const values = fields.flatMap(({ row, after }) => {
    const salt = contacts.get(row)?.salt;
    const cipher = readSealed(after)?.cipher ?? null;
    if (cipher !== null && !salt) return [];
    const text =
      cipher && salt ? openPerson(opened.keys, { salt, cipher, field, row, propertyId: trx.propertyId }) : null;
    const sealed = salt
      ? sealPerson(opened.keys, salt, { typed: { [field]: text }, row, propertyId: trx.propertyId })
      : {};
    return [
      {
        row,
        cipher,
        index: field === "birthYear" ? null : (sealed[`${field}Index`] ?? null),
        mask: text === null ? null : mask(field, text),
      },
    ];
  });
  const extra =
    field === "birthYear"
      ? sql``
      : sql`, ${sql.ref(`${field}Index`)} = given.index, ${sql.ref(`${field}Mask`)} = given.mask`;
  await sql`
    update contact set ${sql.ref(`${field}Cipher`)} = given.cipher ${extra}
    from unnest(
      ${values.map((each) => each.row)}::bigint[], ${values.map((each) => each.cipher)}::bytea[], ${values.map((each) => each.index)}::bytea[],
      ${values.map((each) => each.mask)}::text[]
    ) as given (id, cipher, index, mask)
    where contact.property_id = ${trx.propertyId} and contact.id = given.id`.execute(trx);
}

const idsOf = (rows: readonly unknown[]): number[] => [
  ...new Set(rows.map(Number).filter((id) => Number.isSafeInteger(id))),
];

/** The contacts grid: a protected value typed anew is sealed before anything else sees it; the mask that is shown is none. (A2.8, A2.10) */
export const contactsGrid: Grid = {
  act: "contacts:write",
  subject: "contact",
  together: false,
  rows: contactGridRows,
  isClosed: (actor, field) =>
    (field === "birthday" && !seesBirthday(actor)) || (field === "birthYear" && !seesBirthYear(actor)),
  async plan(trx, { cells }, now) {
    const contacts = await lockContacts(trx, idsOf(cells.map((cell) => cell.row)), today(trx, now));
    await saltAll(trx, contacts);
    const opened = { keys: await propertyKeys(trx), propertyId: trx.propertyId };
    return cells.map((cell) => planCell(cell, { contacts, opened }));
  },
  async current(trx, fields, now) {
    const contacts = await lockContacts(trx, idsOf(fields.map((field) => field.row)), today(trx, now));
    return fields.map(({ row, field }) => {
      const contact = contacts.get(row);
      const known = contactFields.find((each) => each === field);
      return contact && known ? standing(contact, known) : undefined;
    });
  },
  async whyNotBack(trx, fields, now) {
    const contacts = await lockContacts(trx, idsOf(fields.map((field) => field.row)), today(trx, now));
    return fields.map(({ row }) =>
      contacts.get(row)?.status === "archived" ? "clients.contact-is-archived" : undefined,
    );
  },
  async write(trx, fields, now) {
    const of = (field: ContactField) => fields.filter((each) => each.field === field);
    for (const field of plainColumns) if (of(field).length > 0) await writePlain(trx, field, of(field));
    if (of("birthday").length > 0) await writeBirthdays(trx, of("birthday"));
    for (const field of contactFields)
      if (isProtected(field) && of(field).length > 0)
        await writeSealed(trx, field, { fields: of(field), now: today(trx, now) });
    await keepNames(trx, { contacts: of("name").map(({ row }) => row) });
  },
};
