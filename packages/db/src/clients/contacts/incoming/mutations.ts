import { contactCell } from "@foyer/domain/clients/contacts/rules";
import { contactColumns } from "@foyer/domain/clients/contacts/import";
import { mask } from "@foyer/domain/clients/rules";
import { type ContactField, type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { sql } from "kysely";
import type { ImportContext } from "../../../imports/import.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { newSalt, type PropertyKeys, propertyKeys } from "../../../kernel/protect.ts";
import { sealedText } from "../../../kernel/sealed.ts";
import type { MadeClient } from "../../incoming/queries.ts";
import { cipherColumns, openPerson, sealPerson } from "../../sealed/queries.ts";
import { birthdayColumns, insertContacts } from "../mutations.ts";
import { birthdaySql } from "../queries.ts";

type Named = MadeClient & { readonly contact: string };
type Said = Readonly<Partial<Record<ContactField, string | boolean>>>;

/** What a row says of its contact, in the form in which it is stored; its fields have been checked. */
function saidOf(row: Named): Said {
  const said: Partial<Record<ContactField, string | boolean>> = {};
  for (const [field, column] of contactColumns) {
    const typed = row[field];
    const read = typed === null ? undefined : contactCell(column, typed);
    if (read === undefined || "refused" in read) continue;
    if (typeof read.value === "string" || typeof read.value === "boolean") said[column] = read.value;
    if ("birthYear" in read && typeof read.birthYear === "string") said.birthYear ??= read.birthYear;
  }
  return said;
}

/** The contact of that name at each client, locked. */
async function knownPersons(trx: Trx, rows: readonly Named[]) {
  const found = await trx
    .selectFrom("contact")
    .select(["id", "clientId", "name", "title", "salutation", "decisionMaker", "language", "preferredChannel", "salt"])
    .select([...cipherColumns, birthdaySql.as("birthday")])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "active")
    .where(sql<boolean>`client_id = any(${rows.map((row) => row.id)}::bigint[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(found.toReversed().map((person) => [`${person.clientId} ${person.name}`, person]));
}

type KnownPerson = Awaited<ReturnType<typeof knownPersons>> extends Map<string, infer Known> ? Known : never;

const plainFields = ["title", "salutation", "decisionMaker", "language", "preferredChannel", "birthday"] as const;

interface Keeping extends Pick<ImportContext, "keep"> {
  readonly keys: PropertyKeys;
  readonly propertyId: number;
}

/** A protected value that stands, in clear. */
function standing(person: KnownPerson, field: ProtectedField, { keys, propertyId }: Keeping): string | undefined {
  const cipher = person[`${field}Cipher`];
  if (!cipher || !person.salt) return undefined;
  return openPerson(keys, { salt: person.salt, cipher, field, row: person.id, propertyId });
}

/** Brings a known contact to what the row says and answers what was otherwise; protected values go into the record sealed. */
async function updatePerson(trx: Trx, person: KnownPerson, { said, keeping }: { said: Said; keeping: Keeping }) {
  const plain = plainFields.filter((field) => said[field] !== undefined && said[field] !== person[field]);
  const protectedOnes = protectedFields.filter(
    (field) => said[field] !== undefined && said[field] !== standing(person, field, keeping),
  );
  if (plain.length + protectedOnes.length === 0) return [];
  await keeping.keep("contact", [person.id]);
  const salt = person.salt ?? newSalt();
  const typed = Object.fromEntries(protectedOnes.map((field) => [field, String(said[field])]));
  const sealed = sealPerson(keeping.keys, salt, { typed, row: person.id, propertyId: trx.propertyId });
  const { birthday, ...others } = Object.fromEntries(plain.map((field) => [field, said[field]]));
  await trx
    .updateTable("contact")
    .set({ salt, ...others, ...(typeof birthday === "string" && birthdayColumns(birthday)), ...sealed })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", person.id)
    .execute();
  const entry = (field: ContactField, before: unknown, after: unknown) => ({
    subject: "contact",
    row: person.id,
    field,
    before,
    after,
  });
  const text = (field: ProtectedField, cipher: Buffer | null | undefined, value: string | undefined) =>
    cipher && value !== undefined ? sealedText({ cipher, mask: mask(field, value) }) : null;
  return [
    ...plain.map((field) => entry(field, person[field], said[field])),
    ...protectedOnes.map((field) =>
      entry(
        field,
        text(field, person[`${field}Cipher`], standing(person, field, keeping)),
        text(field, sealed[`${field}Cipher`], String(said[field])),
      ),
    ),
  ];
}

const textOrNull = (value: string | boolean | undefined) => (typeof value === "string" ? value : null);

/** Writes the contacts that the rows name and answers the lines that made a difference. */
export async function writePersons(
  trx: Trx,
  rows: readonly MadeClient[],
  context: ImportContext,
): Promise<ReadonlySet<number>> {
  const named = rows.flatMap((row) => (row.contact === null ? [] : [{ ...row, contact: row.contact }]));
  if (named.length === 0) return new Set();
  const keeping = { keys: await propertyKeys(trx), propertyId: trx.propertyId, keep: context.keep };
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
    const fields = await updatePerson(trx, person, { said: saidOf(row), keeping });
    if (fields.length === 0) continue;
    changed.add(row.line);
    context.changed(fields);
  }
  const made = await insertContacts(
    trx,
    fresh.map((row) => {
      const { decisionMaker, language, preferredChannel, ...said } = saidOf(row);
      return {
        clientId: row.id,
        name: row.contact,
        title: textOrNull(said.title),
        salutation: textOrNull(said.salutation),
        birthday: textOrNull(said.birthday),
        birthYear: textOrNull(said.birthYear),
        mobile: textOrNull(said.mobile),
        phone: textOrNull(said.phone),
        mail: textOrNull(said.mail),
        wechat: textOrNull(said.wechat),
        decisionMaker: decisionMaker === true,
        ...(row.contactLanguage !== null && { language: row.contactLanguage }),
        ...(row.preferredChannel !== null && { preferredChannel: row.preferredChannel }),
        createdAt: context.now,
      };
    }),
  );
  context.created("contact", made);
  return changed;
}
