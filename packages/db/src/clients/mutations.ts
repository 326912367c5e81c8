import {
  type ClientId,
  type ContactId,
  NewClient,
  NewContact,
  type ProtectedField,
} from "@foyer/domain/clients/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { madeRow, nextNumber, recordChange } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { propertyKeys, reveal } from "../kernel/protect.ts";
import { today } from "../properties/queries.ts";
import { insertContacts } from "./contacts/mutations.ts";
import { keepNames } from "./names/mutations.ts";
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
  await keepNames(trx, { clients: [id] });
  await recordChange(trx, {
    act: "clients.create",
    at: now,
    fields: [madeRow("client", id)],
  });
  return id;
}

const newHouseAccount = {
  reference: "HOUSE",
  kind: "organisation",
  name: "散客 House account",
  house: true,
  source: "import",
} as const;

/** The account for bookings without a client: one per property, never scored, mailed or assigned. Who opened it records it. */
export async function openHouseAccount(trx: Trx, now: Instant): Promise<{ id: ClientId; isNew: boolean }> {
  const made = await trx
    .insertInto("client")
    .values({ ...newHouseAccount, propertyId: trx.propertyId, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) {
    await keepNames(trx, { clients: [made.id] });
    return { id: made.id, isNew: true };
  }
  const known = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("house", "=", true)
    .executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
}

export async function houseAccount(trx: Trx, now: Instant): Promise<ClientId> {
  const { id, isNew } = await openHouseAccount(trx, now);
  if (isNew) await recordChange(trx, { act: "clients.create", at: now, fields: [madeRow("client", id)] });
  return id;
}

/** Adds a person at a client; phone, mail and WeChat are stored encrypted, with a mask beside. (A2.10) */
export async function addContact(trx: Trx, input: NewContact, now: Instant): Promise<ContactId> {
  const person = NewContact.parse(input);
  await reachedClient(trx, { id: person.clientId, act: "clients:read", on: today(trx, now) });
  const [id] = await insertContacts(trx, [{ ...person, createdAt: now }]);
  const made = found(id, "clients.contact-not-found");
  await recordChange(trx, { act: "clients.add-contact", at: now, fields: [madeRow("contact", made)] });
  return made;
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
