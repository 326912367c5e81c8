import { normalProtected } from "@foyer/domain/clients/rules";
import { type ContactId, type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { sql } from "kysely";
import type { ImportContext } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, newSalt, type PropertyKeys, propertyKeys } from "../../kernel/protect.ts";
import type { MadeClient } from "../incoming/queries.ts";
import { sealPerson } from "../mutations.ts";

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

async function freshIds(trx: Trx, count: number): Promise<ContactId[]> {
  const { rows } = await sql<{ id: ContactId }>`
    select nextval(pg_get_serial_sequence('contact', 'id')) as id from generate_series(1, ${count})`.execute(trx);
  return rows.map((row) => row.id);
}

async function addPersons(
  trx: Trx,
  rows: readonly Named[],
  context: ImportContext & { keys: PropertyKeys },
): Promise<void> {
  if (rows.length === 0) return;
  const ids = await freshIds(trx, rows.length);
  const values = rows.flatMap((row, index) => {
    const id = ids[index];
    if (id === undefined) return [];
    const salt = newSalt();
    const person = {
      propertyId: trx.propertyId,
      id,
      clientId: row.id,
      name: row.contact,
      title: row.contactTitle,
      salt,
      createdAt: context.now,
    };
    return [{ ...person, ...sealPerson(context.keys, salt, { typed: row, row: id, propertyId: trx.propertyId }) }];
  });
  // PostgreSQL takes 65,535 parameters a statement
  for (let from = 0; from < values.length; from += 1_000)
    await trx
      .insertInto("contact")
      .values(values.slice(from, from + 1_000))
      .execute();
  context.created("contact", ids);
}

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
  await addPersons(trx, fresh, { ...context, keys });
  return changed;
}
