import { mask } from "@foyer/domain/clients/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import { fieldAfterTip, type Hello, mayBeDecided, readTip, sourceOfTip } from "@foyer/domain/clients/tips/rules";
import {
  type AcceptTip,
  helloConsentVersion,
  type RejectTip,
  type SendTip,
  type TipFile,
  type TipId,
} from "@foyer/domain/clients/tips/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { sql } from "kysely";
import { type ChangedField, madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, newSalt, propertyKeys, protect, reveal } from "../../kernel/protect.ts";
import { notify } from "../../messages/inbox/mutations.ts";
import { today } from "../../properties/queries.ts";
import { roleOn } from "../../staff/queries.ts";
import { addContact, createClient } from "../mutations.ts";
import { reachedClient } from "../queries.ts";
import { lockTip, tipReceivers } from "./queries.ts";

type Tip = Awaited<ReturnType<typeof lockTip>>;

/** The tip that was sent under this reference before, if it says the same. */
async function sentBefore(trx: Trx, reference: string, text: string): Promise<TipId> {
  const before = found(
    await trx
      .selectFrom("tip")
      .select(["id", "text", "staffId"])
      .where("propertyId", "=", trx.propertyId)
      .where("reference", "=", reference)
      .executeTakeFirst(),
    "clients.tip-not-found",
  );
  const mine = trx.actor.kind === "staff" && before.staffId === trx.actor.staffId;
  if (!mine || before.text !== text) throw new Refusal("conflict", "clients.tip-id-taken");
  return before.id;
}

/** Passes on what somebody noticed about a client, or about somebody who is none yet. Sent twice it is one tip. (A2.2) */
export async function sendTip(trx: Trx, input: SendTip, now: Instant): Promise<TipId> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "clients.tip-needs-a-person");
  const on = today(trx, now);
  const text = readTip(input.text);
  const about = input.clientId === null ? readTip(input.about ?? "") : await nameOf(trx, input.clientId);
  const made = await trx
    .insertInto("tip")
    .values({
      propertyId: trx.propertyId,
      reference: input.key,
      source: "staff",
      staffId: trx.actor.staffId,
      clientId: input.clientId,
      about: input.clientId === null ? about : null,
      text,
      sentAt: now,
    })
    .onConflict((conflict) => conflict.columns(["propertyId", "reference"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return sentBefore(trx, input.key, text);
  const to = await tipReceivers(trx, input.clientId, on);
  await notify(trx, { to, event: "clients.tip-received", row: made.id, details: { about, site: false } }, now);
  await recordChange(trx, { act: "clients.send-tip", at: now, fields: [madeRow("tip", made.id)] });
  return made.id;
}

/** Any client that is looked after may be tipped about, whoever owns it. */
async function nameOf(trx: Trx, id: ClientId): Promise<string> {
  const client = await trx
    .selectFrom("client")
    .select("name")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "active")
    .where("house", "=", false)
    .executeTakeFirst();
  return found(client, "clients.not-found", { id }).name;
}

/** What a visitor of the site left, once a day however often it is sent. Phone and mail are sealed to the tip's row. (A2.4) */
export async function keepHello(
  trx: Trx,
  { hello, language }: { hello: Hello; language: Language },
  now: Instant,
): Promise<TipId> {
  const keys = await propertyKeys(trx);
  const { name, company, wish, suspect } = hello;
  const said = [today(trx, now), name, company, hello.mobile, hello.mail, wish];
  // by the index key, for a plain hash of a phone is soon guessed
  const reference = `hello-${blindIndex(keys, JSON.stringify(said)).toString("hex")}`;
  const { rows } = await sql<{ id: TipId }>`select nextval(pg_get_serial_sequence('tip', 'id')) as id`.execute(trx);
  const { id } = found(rows[0], "clients.tip-not-found");
  const salt = newSalt();
  const seal = (field: "mobile" | "mail") => {
    const text = hello[field];
    if (text === null) return { cipher: null, index: null, mask: null };
    const at = { table: "tip", column: field, row: id, propertyId: trx.propertyId };
    return { cipher: protect(keys, salt, { text, at }), index: blindIndex(keys, text), mask: mask(field, text) };
  };
  const [mobile, mail] = [seal("mobile"), seal("mail")];
  const made = await trx
    .insertInto("tip")
    .values({
      propertyId: trx.propertyId,
      id,
      reference,
      source: "own-site",
      name,
      company,
      text: wish,
      suspect,
      language,
      consentVersion: helloConsentVersion,
      salt,
      sentAt: now,
      mobileCipher: mobile.cipher,
      mobileIndex: mobile.index,
      mobileMask: mobile.mask,
      mailCipher: mail.cipher,
      mailIndex: mail.index,
      mailMask: mail.mask,
    })
    .onConflict((conflict) => conflict.columns(["propertyId", "reference"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return sentBeforeBySite(trx, reference);
  const to = await tipReceivers(trx, null, today(trx, now));
  await notify(trx, { to, event: "clients.tip-received", row: id, details: { about: name, site: true } }, now);
  await recordChange(trx, { act: "clients.hello", at: now, fields: [madeRow("tip", id)] });
  return id;
}

async function sentBeforeBySite(trx: Trx, reference: string): Promise<TipId> {
  const { id } = await trx
    .selectFrom("tip")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("reference", "=", reference)
    .executeTakeFirstOrThrow();
  return id;
}

async function revealOf(trx: Trx, tip: Tip) {
  const keys = await propertyKeys(trx);
  const open = (field: "mobile" | "mail") => {
    const cipher = tip[`${field}Cipher`];
    if (!cipher || !tip.salt) return null;
    return reveal(keys, tip.salt, {
      cipher,
      at: { table: "tip", column: field, row: tip.id, propertyId: trx.propertyId },
    });
  };
  return { mobile: open("mobile"), mail: open("mail") };
}

/** Whether the visitor is one of the client's contacts already, by the phone or mail given. */
async function isKnownAt(trx: Trx, clientId: ClientId, { mobileIndex, mailIndex }: Tip): Promise<boolean> {
  const contact = await trx
    .selectFrom("contact")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("status", "=", "active")
    .where((or) =>
      or.or([
        ...(mobileIndex ? [or("mobileIndex", "=", mobileIndex)] : []),
        ...(mailIndex ? [or("mailIndex", "=", mailIndex)] : []),
      ]),
    )
    .executeTakeFirst();
  return contact !== undefined;
}

/** The file that a tip goes into: its own client's, one chosen, or a new potential client's. */
async function fileOf(
  trx: Trx,
  tip: Tip,
  { file, now }: { file: TipFile | undefined; now: Instant },
): Promise<ClientId> {
  if (tip.clientId !== null) return tip.clientId;
  if (!file) throw new Refusal("invalid", "clients.tip-needs-a-file");
  if ("clientId" in file) return file.clientId;
  const sender =
    tip.staffId === null
      ? undefined
      : await roleOn(trx, { propertyId: trx.propertyId, staffId: tip.staffId, on: today(trx, now) });
  return createClient(trx, { ...file, tier: "potential", source: sourceOfTip(tip.source, sender?.role) }, now);
}

async function intoField(
  trx: Trx,
  { clientId, into, text }: { clientId: ClientId; into: AcceptTip["into"]; text: string },
  on: CalendarDate,
): Promise<ChangedField> {
  await reachedClient(trx, { id: clientId, act: "clients:write", on });
  const client = await trx
    .selectFrom("client")
    .select(["notes", "preferences", "specialNeeds", "industry", "city", "address", "house", "status"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (client.house || client.status !== "active") throw new Refusal("not-found", "clients.not-found", { id: clientId });
  const before = client[into];
  const after = fieldAfterTip(into, before, text);
  await trx
    .updateTable("client")
    .set({ [into]: after })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .execute();
  return { subject: "client", row: clientId, field: into, before, after };
}

/** The sealed values have gone into the file or are of no use any more: nothing of them stays behind. */
const emptied = { salt: null, mobileCipher: null, mobileIndex: null, mailCipher: null, mailIndex: null } as const;

async function decide(
  trx: Trx,
  tip: Tip,
  {
    fields,
    now,
    ...decision
  }: {
    status: "accepted" | "rejected";
    field?: AcceptTip["into"];
    answer: string | null;
    clientId?: ClientId;
    fields: readonly ChangedField[];
    now: Instant;
  },
): Promise<void> {
  await trx
    .updateTable("tip")
    .set({ ...emptied, ...decision, decidedBy: trx.actor.kind === "staff" ? trx.actor.staffId : null, decidedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", tip.id)
    .execute();
  const { status } = decision;
  if (tip.staffId !== null) {
    const about = tip.about ?? tip.clientName ?? "";
    await notify(
      trx,
      { to: [tip.staffId], event: "clients.tip-decided", row: tip.id, details: { about, status } },
      now,
    );
  }
  await recordChange(trx, {
    act: status === "accepted" ? "clients.accept-tip" : "clients.reject-tip",
    at: now,
    fields: [...fields, { subject: "tip", row: tip.id, field: "status", before: tip.status, after: status }],
  });
}

/** Takes a tip into the file, in the field chosen; what a visitor of the site left makes a contact there. (A2.2, A2.4) */
export async function acceptTip(trx: Trx, input: AcceptTip, now: Instant): Promise<{ clientId: ClientId }> {
  const on = today(trx, now);
  const tip = await lockTip(trx, input.id, on);
  mayBeDecided(tip);
  const person = tip.source === "own-site" ? await revealOf(trx, tip) : undefined;
  const clientId = await fileOf(trx, tip, { file: input.file, now });
  if (person && tip.name !== null && !(await isKnownAt(trx, clientId, tip)))
    await addContact(trx, { clientId, name: tip.name, language: tip.language, ...person }, now);
  const text = readTip(input.text ?? tip.text);
  const changed = await intoField(trx, { clientId, into: input.into, text }, on);
  await decide(trx, tip, {
    status: "accepted",
    field: input.into,
    answer: input.answer ?? null,
    clientId,
    fields: [changed],
    now,
  });
  return { clientId };
}

/** Leaves a tip out of the file, with a word to its sender. (A2.2) */
export async function rejectTip(trx: Trx, { id, answer }: RejectTip, now: Instant): Promise<void> {
  const tip = await lockTip(trx, id, today(trx, now));
  mayBeDecided(tip);
  await decide(trx, tip, { status: "rejected", answer, fields: [], now });
}
