import type { CellValue } from "@foyer/domain/changes/schema";
import { contactCell, seesBirthYear } from "@foyer/domain/clients/contacts/rules";
import { referrerFits } from "@foyer/domain/clients/rules";
import {
  type ClientId,
  type ContactField,
  type ContactId,
  NewClient,
  NewContact,
  type OpenedClient,
  type OpenedContact,
  type ProtectedField,
} from "@foyer/domain/clients/schema";
import { readTags, tagsCell } from "@foyer/domain/clients/tags/rules";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { madeRow, nextNumber, recordChange } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { propertyKeys } from "../kernel/protect.ts";
import { today } from "../properties/queries.ts";
import { insertContacts } from "./contacts/mutations.ts";
import { keepNames } from "./names/mutations.ts";
import { setDated } from "./dated/mutations.ts";
import { workingHere } from "../staff/queries.ts";
import { linksFor } from "./links/queries.ts";
import { reachedClient } from "./queries.ts";
import { inReach } from "./reach/queries.ts";
import { cipherColumns, openPerson } from "./sealed/queries.ts";

/** A new file has nobody below it, so no circle can close. */
async function refuseBadLinks(trx: Trx, { parentId, referrerId, source }: OpenedClient): Promise<void> {
  const named = [parentId, referrerId].filter((id) => id !== null);
  const { linkable } = await linksFor(trx, { named, parents: [] });
  if (parentId !== null && !linkable.has(parentId)) throw new Refusal("invalid", "clients.parent-not-found");
  if (referrerId !== null && !linkable.has(referrerId)) throw new Refusal("invalid", "clients.referrer-not-found");
  if (!referrerFits({ source, referrerId })) throw new Refusal("invalid", "clients.referrer-without-referral");
}

function tagList(typed: string | null): string[] {
  const read = typed === null ? { value: null } : tagsCell(typed);
  if ("refused" in read) throw new Refusal("invalid", read.refused);
  return read.value === null ? [] : readTags(read.value);
}

/** Opens a file. A rep's own new file is the rep's. (A2.1, A2.5) */
export async function createClient(trx: Trx, input: NewClient, now: Instant): Promise<ClientId> {
  const file = NewClient.parse(input);
  const { reference, class: clientClass, tier, ownerId, tags, ...basics } = file;
  const on = today(trx, now);
  if (ownerId !== null && !(await workingHere(trx, [ownerId], on)).has(ownerId))
    throw new Refusal("invalid", "clients.owner-not-here");
  await refuseBadLinks(trx, file);
  const { id } = await trx
    .insertInto("client")
    .values({
      ...basics,
      tags: tagList(tags),
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

/** Each field in the form in which it is stored; one that does not fit refuses the whole person, by name. */
function readPerson({ clientId: _, ...person }: OpenedContact) {
  const stored: Record<string, CellValue> = {};
  for (const [field, typed] of Object.entries(person)) {
    const read = contactCell(field, typed);
    if ("refused" in read) throw new Refusal("invalid", read.refused, { field });
    stored[field] = read.value;
    if ("birthYear" in read) stored["birthYear"] ??= read.birthYear;
  }
  const text = (field: ContactField) => {
    const value = stored[field];
    return typeof value === "string" ? value : null;
  };
  return {
    ...person,
    birthday: text("birthday"),
    birthYear: text("birthYear"),
    mobile: text("mobile"),
    phone: text("phone"),
    mail: text("mail"),
    wechat: text("wechat"),
  };
}

/** Adds a person at a client; phones, mail and WeChat are stored encrypted, with a mask beside. (A2.10) */
export async function addContact(trx: Trx, input: NewContact, now: Instant): Promise<ContactId> {
  const person = NewContact.parse(input);
  const { clientId } = person;
  const client = await reachedClient(trx, { id: clientId, act: "clients:write", on: today(trx, now) });
  if (client.status === "archived") throw new Refusal("conflict", "clients.is-archived", { id: clientId });
  const [id] = await insertContacts(trx, [{ ...readPerson(person), clientId, createdAt: now }]);
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
      .select(["salt", ...cipherColumns])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", contactId)
      .where(await inReach(trx, "clients:read", { on: today(trx, now), id: "contact.client_id" }))
      .executeTakeFirst(),
    "clients.contact-not-found",
  );
  const cipher = contact[`${field}Cipher`];
  const isOpen = field !== "birthYear" || seesBirthYear(trx.actor);
  if (!cipher || !contact.salt || !isOpen) throw new Refusal("not-found", "clients.contact-value-missing");
  const place = { row: contactId, propertyId: trx.propertyId };
  const text = openPerson(await propertyKeys(trx), { salt: contact.salt, cipher, field, ...place });
  await recordChange(trx, {
    act: "clients.reveal",
    at: now,
    reason,
    fields: [{ subject: "contact", row: contactId, field, before: null, after: null }],
  });
  return text;
}
