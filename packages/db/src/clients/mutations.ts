import { mask, normalProtected } from "@foyer/domain/clients/rules";
import {
  type ClientId,
  type ContactId,
  NewClient,
  NewContact,
  type ProtectedField,
  protectedFields,
} from "@foyer/domain/clients/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { nextNumber, recordChange } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { blindIndex, newSalt, type PropertyKeys, propertyKeys, protect, reveal } from "../kernel/protect.ts";
import { today } from "../properties/queries.ts";
import { setDated } from "./dated/mutations.ts";
import { workingHere } from "../staff/queries.ts";
import { reachedClient } from "./queries.ts";

/** Opens a file. A rep's own new file is the rep's. (A2.1, A2.5) */
export async function createClient(trx: Trx, input: NewClient, now: Instant): Promise<ClientId> {
  const { reference, class: clientClass, tier, ownerId, ...basics } = NewClient.parse(input);
  const on = today(trx, now);
  if (ownerId !== null && !(await workingHere(trx, [ownerId], on)).has(ownerId))
    throw new Refusal("invalid", "clients.owner-not-here");
  const { id } = await trx
    .insertInto("client")
    .values({
      ...basics,
      propertyId: trx.propertyId,
      reference: reference ?? `C-${String(await nextNumber(trx, "client")).padStart(5, "0")}`,
      createdAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const mine = trx.actor.kind === "staff" && scopeOf(trx.actor, "clients:write") === "own" ? trx.actor.staffId : null;
  await setDated(trx, { aspect: "class", from: on, values: [{ clientId: id, value: clientClass }] });
  await setDated(trx, { aspect: "tier", from: on, values: [{ clientId: id, value: tier }] });
  await setDated(trx, { aspect: "ownerId", from: on, values: [{ clientId: id, value: mine ?? ownerId }] });
  await recordChange(trx, {
    act: "clients.create",
    at: now,
    fields: [{ subject: "client", row: id, field: "", before: null, after: null }],
  });
  return id;
}

export const newHouseAccount = {
  reference: "HOUSE",
  kind: "organisation",
  name: "散客 House account",
  house: true,
  source: "import",
} as const;

/** The account for bookings without a client: one per property, never scored, mailed or assigned. */
export async function houseAccount(trx: Trx, now: Instant): Promise<ClientId> {
  const existing = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("house", "=", true)
    .executeTakeFirst();
  if (existing) return existing.id;
  const { id } = await trx
    .insertInto("client")
    .values({ ...newHouseAccount, propertyId: trx.propertyId, createdAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, {
    act: "clients.create",
    at: now,
    fields: [{ subject: "client", row: id, field: "", before: null, after: null }],
  });
  return id;
}

type Sealed = { [Field in ProtectedField as `${Field}Cipher` | `${Field}Index`]: Buffer | null } & {
  [Field in ProtectedField as `${Field}Mask`]: string | null;
};

export interface PersonValues {
  /** What was typed; a field that is not named stays as it is, null empties it. */
  readonly typed: Readonly<Partial<Record<ProtectedField, string | null>>>;
  readonly row: number;
  readonly propertyId: number;
}

/** The stored columns of a person's protected values: ciphertext, index and mask of each. */
export function sealPerson(
  keys: PropertyKeys,
  salt: Buffer,
  { typed, row, propertyId }: PersonValues,
): Partial<Sealed> {
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

/** Adds a person at a client; phone, mail and WeChat are stored encrypted, with a mask beside. (A2.10) */
export async function addContact(trx: Trx, input: NewContact, now: Instant): Promise<ContactId> {
  const { mobile, mail, wechat, ...person } = NewContact.parse(input);
  await reachedClient(trx, { id: person.clientId, act: "clients:read", on: today(trx, now) });
  const typed = { mobile, mail, wechat };
  const keys = await propertyKeys(trx);
  const salt = newSalt();
  const { rows } = await sql<{ id: ContactId }>`select nextval(pg_get_serial_sequence('contact', 'id')) as id`.execute(
    trx,
  );
  const id = found(rows[0], "clients.not-found").id;
  const { propertyId } = trx;
  await trx
    .insertInto("contact")
    .values({
      ...person,
      ...sealPerson(keys, salt, { typed, row: id, propertyId }),
      propertyId,
      id,
      salt,
      createdAt: now,
    })
    .execute();
  await recordChange(trx, {
    act: "clients.add-contact",
    at: now,
    fields: [{ subject: "contact", row: id, field: "", before: null, after: null }],
  });
  return id;
}

/** Shows one protected value in clear and records who asked and why. (A2.8, A2.9) */
export async function revealContact(
  trx: Trx,
  { contactId, field, reason }: { contactId: ContactId; field: ProtectedField; reason: string },
  now: Instant,
): Promise<string> {
  const contact = found(
    await trx
      .selectFrom("contact")
      .select(["clientId", "salt", "mobileCipher", "mailCipher", "wechatCipher"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", contactId)
      .executeTakeFirst(),
    "clients.contact-not-found",
  );
  await reachedClient(trx, { id: contact.clientId, act: "clients:read", on: today(trx, now) });
  const cipher = contact[`${field}Cipher`];
  if (!cipher || !contact.salt) throw new Refusal("not-found", "clients.contact-value-missing");
  const text = reveal(await propertyKeys(trx), contact.salt, {
    cipher,
    at: { table: "contact", column: field, row: contactId, propertyId: trx.propertyId },
  });
  await recordChange(trx, {
    act: "clients.reveal",
    at: now,
    reason,
    fields: [{ subject: "contact", row: contactId, field, before: null, after: null }],
  });
  return text;
}
