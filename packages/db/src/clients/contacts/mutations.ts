import { mask, normalProtected } from "@foyer/domain/clients/rules";
import { type ClientId, type ContactId, type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { sql } from "kysely";
import type { ImportContext } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, newSalt, type PropertyKeys, propertyKeys, protect } from "../../kernel/protect.ts";
import type { MadeClient } from "../incoming/queries.ts";
import { keepNames } from "../names/mutations.ts";

type Sealed = { [Field in ProtectedField as `${Field}Cipher` | `${Field}Index`]: Buffer | null } & {
  [Field in ProtectedField as `${Field}Mask`]: string | null;
};

interface PersonValues {
  /** What was typed; a field that is not named stays as it is, null empties it. */
  readonly typed: Readonly<Partial<Record<ProtectedField, string | null>>>;
  readonly row: number;
  readonly propertyId: number;
}

/** The stored columns of a person's protected values: ciphertext, index and mask of each. */
function sealPerson(keys: PropertyKeys, salt: Buffer, { typed, row, propertyId }: PersonValues): Partial<Sealed> {
  const sealed: Partial<Sealed> = {};
  for (const field of protectedFields) {
    const text = typed[field];
    if (text === undefined) continue;
    const normal = text === null ? null : normalProtected(field, text);
    if (normal === undefined) throw new Refusal("invalid", `clients.${field}-not-valid`);
    const at = { table: "contact", column: field, row, propertyId };
    sealed[`${field}Cipher`] = normal === null ? null : protect(keys, salt, { text: normal, at });
    sealed[`${field}Index`] = normal === null ? null : blindIndex(keys, normal);
    sealed[`${field}Mask`] = normal === null ? null : mask(field, normal);
  }
  return sealed;
}

type Typed = Readonly<Record<ProtectedField, string | null>>;

export interface NewPerson extends Typed {
  readonly clientId: ClientId;
  readonly name: string;
  readonly title: string | null;
  readonly salutation?: string | null;
  readonly decisionMaker?: boolean;
  readonly language?: Language;
  readonly createdAt: Instant;
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
    const { mobile, mail, wechat, ...plain } = person;
    const salt = newSalt();
    const sealed = sealPerson(keys, salt, { typed: { mobile, mail, wechat }, row: id, propertyId });
    return [{ ...plain, ...sealed, propertyId, id, salt }];
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

type Named = MadeClient & { readonly contact: string };

/** The contact of that name at each client, locked. */
async function knownPersons(trx: Trx, rows: readonly Named[]) {
  const found = await trx
    .selectFrom("contact")
    .select(["id", "clientId", "name", "title", "salt", "mobileIndex", "mailIndex", "wechatIndex"])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "active")
    .where(sql<boolean>`client_id = any(${rows.map((row) => row.id)}::bigint[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(found.toReversed().map((person) => [`${person.clientId} ${person.name}`, person]));
}

type KnownPerson = Awaited<ReturnType<typeof knownPersons>> extends Map<string, infer Known> ? Known : never;

const saysOtherwise = (keys: PropertyKeys, person: KnownPerson, row: Named) => (field: ProtectedField) => {
  const normal = row[field] === null ? undefined : normalProtected(field, row[field]);
  const index = person[`${field}Index`];
  return normal !== undefined && (index === null || !blindIndex(keys, normal).equals(index));
};

/** Brings a known contact's title and protected values to what the row says; the record of change says which, not what. */
async function updatePerson(
  trx: Trx,
  person: KnownPerson,
  { row, fields, keys }: { row: Named; fields: readonly ProtectedField[]; keys: PropertyKeys },
) {
  const salt = person.salt ?? newSalt();
  const typed = Object.fromEntries(fields.map((field) => [field, row[field]]));
  const sealed = sealPerson(keys, salt, { typed, row: person.id, propertyId: trx.propertyId });
  await trx
    .updateTable("contact")
    .set({ salt, title: row.contactTitle ?? person.title, ...sealed })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", person.id)
    .execute();
}

/** Writes the contacts that the rows name and answers the lines that made a difference. */
export async function writePersons(
  trx: Trx,
  rows: readonly MadeClient[],
  context: ImportContext,
): Promise<ReadonlySet<number>> {
  const named = rows.flatMap((row) => (row.contact === null ? [] : [{ ...row, contact: row.contact }]));
  if (named.length === 0) return new Set();
  const keys = await propertyKeys(trx);
  const known = await knownPersons(trx, named);
  const changed = new Set<number>();
  const fresh: Named[] = [];
  for (const row of named) {
    const person = known.get(`${row.id} ${row.contact}`);
    if (!person) {
      fresh.push(row);
      changed.add(row.line);
      continue;
    }
    const fields = protectedFields.filter(saysOtherwise(keys, person, row));
    const title = row.contactTitle !== null && row.contactTitle !== person.title;
    if (fields.length === 0 && !title) continue;
    await context.keep("contact", [person.id]);
    await updatePerson(trx, person, { row, fields, keys });
    changed.add(row.line);
    const entry = (field: string, before: unknown, after: unknown) => ({
      subject: "contact",
      row: person.id,
      field,
      before,
      after,
    });
    context.changed(fields.map((field) => entry(field, null, null)));
    if (title) context.changed([entry("title", person.title, row.contactTitle)]);
  }
  const made = await insertContacts(
    trx,
    fresh.map(({ id, contact, contactTitle, mobile, mail, wechat }) => ({
      clientId: id,
      name: contact,
      title: contactTitle,
      mobile,
      mail,
      wechat,
      createdAt: context.now,
    })),
  );
  context.created("contact", made);
  return changed;
}
