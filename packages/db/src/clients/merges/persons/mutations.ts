import { type ComparedPerson, samePersons } from "@foyer/domain/clients/merges/rules";
import { type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { sql } from "kysely";
import type { ChangedField } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { newSalt, propertyKeys } from "../../../kernel/protect.ts";
import { cipherColumns, openPerson, sealPerson } from "../../sealed/queries.ts";
import { movePersonsChildren } from "../children/mutations.ts";

interface Person extends ComparedPerson {
  readonly name: string;
  readonly status: string;
}

/** Persons at a client, the longest known first; what their values are compared by. */
export async function personsAt(trx: Trx, clientId: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select id, name, status, coalesce(folded_name, name) as folded_name,
      encode(mobile_index, 'hex') as mobile, encode(phone_index, 'hex') as phone,
      encode(mail_index, 'hex') as mail, encode(wechat_index, 'hex') as wechat
    from contact where property_id = ${trx.propertyId} and client_id = ${clientId} order by id`.execute(trx);
  return rows;
}

const active = (persons: readonly Person[]) => persons.filter(({ status }) => status === "active");

const plainFields = ["salutation", "title", "preferredChannel"] as const;

const lockPerson = (trx: Trx, id: number) =>
  trx
    .selectFrom("contact")
    .select(["id", "salt", "decisionMaker", ...plainFields, ...cipherColumns])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = ${id}`)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** Gives a person what only the other file knows of them. Protected values are sealed to their row, so they are sealed anew. */
async function complete(trx: Trx, { from, to }: { from: number; to: number }): Promise<ChangedField[]> {
  const [other, person] = [await lockPerson(trx, from), await lockPerson(trx, to)];
  const keys = await propertyKeys(trx);
  const typed: Partial<Record<ProtectedField, string>> = {};
  for (const field of protectedFields) {
    const cipher = other[`${field}Cipher`];
    if (person[`${field}Cipher`] !== null || cipher === null || other.salt === null) continue;
    typed[field] = openPerson(keys, { salt: other.salt, cipher, field, row: from, propertyId: trx.propertyId });
  }
  const plain = plainFields.flatMap((field) =>
    person[field] === null && other[field] !== null ? [[field, other[field]] as const] : [],
  );
  if (plain.length === 0 && Object.keys(typed).length === 0) return [];
  const salt = person.salt ?? newSalt();
  await trx
    .updateTable("contact")
    .set({
      salt,
      ...Object.fromEntries(plain),
      ...sealPerson(keys, salt, { typed, row: to, propertyId: trx.propertyId }),
    })
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = ${to}`)
    .execute();
  const entry = (field: string, after: unknown) => ({ subject: "contact", row: to, field, before: null, after });
  return [
    ...plain.map(([field, after]) => entry(field, after)),
    ...Object.keys(typed).map((field) => entry(field, null)),
  ];
}

async function putAway(trx: Trx, { from, to }: { from: number; to: number }): Promise<ChangedField[]> {
  await sql`
    update contact set status = 'archived', archived_reason = 'merged', merged_into = ${to}
    where property_id = ${trx.propertyId} and id = ${from}`.execute(trx);
  return [
    { subject: "contact", row: from, field: "status", before: "active", after: "archived" },
    { subject: "contact", row: from, field: "mergedInto", before: null, after: to },
  ];
}

/** Moves the persons of one client to another; who is there already is one person from now on. */
export async function mergePersons(
  trx: Trx,
  { winner, loser }: { winner: number; loser: number },
): Promise<ChangedField[]> {
  const [moving, there] = [await personsAt(trx, loser), await personsAt(trx, winner)];
  const changed: ChangedField[] = [];
  for (const [from, to] of samePersons(active(moving), active(there))) {
    changed.push(...(await complete(trx, { from, to })));
    changed.push(...(await movePersonsChildren(trx, { from, to })));
    changed.push(...(await putAway(trx, { from, to })));
  }
  await sql`update contact set client_id = ${winner} where property_id = ${trx.propertyId} and client_id = ${loser}`.execute(
    trx,
  );
  return [
    ...changed,
    ...moving.map(({ id }) => ({ subject: "contact", row: id, field: "clientId", before: loser, after: winner })),
  ];
}
