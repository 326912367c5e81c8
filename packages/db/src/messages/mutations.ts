import { createHash } from "node:crypto";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import {
  businessDate,
  type CalendarDate,
  epochMilliseconds,
  type Instant,
  instantOf,
  minutes,
} from "@foyer/domain/kernel/time";
import { isTooLate, mailAddress, maskMail, normalMail, sendableAt, settle } from "@foyer/domain/messages/rules";
import {
  Mail,
  type MailContent,
  type MessageId,
  type MessageStatus,
  purposes,
  type SettleMessage,
} from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import { recordChange } from "../changes/mutations.ts";
import { enqueue } from "../jobs/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { blindIndex, newSalt, type PropertyKeys, propertyKeys, protect } from "../kernel/protect.ts";
import { attachFiles } from "./attachments/mutations.ts";
import { type PostRules, postRules } from "./queries.ts";

/** The same mail always carries the same Message-ID, so that a mail server or mailbox can tell a second copy. */
export const headerId = (code: string, dedupeKey: string): string =>
  `<${createHash("sha256").update(`${code}|${dedupeKey}`).digest("hex").slice(0, 40)}@${code.toLowerCase()}.foyer>`;

const wholeMinute = (at: Instant): Instant => instantOf(Math.ceil(epochMilliseconds(at) / minutes(1)) * minutes(1));

/** Wakes the sender at this moment, or at the next whole minute: one wake-up, however many mails wait for it. */
export function wakeSender(trx: Trx, at: Instant, now: Instant): Promise<void> {
  if (at <= now) return enqueue(trx, { name: "messages.send", payload: {}, key: "messages.send" });
  const runAt = wholeMinute(at);
  return enqueue(trx, { name: "messages.send", payload: {}, runAt, key: `messages.send:${runAt}` });
}

interface Post extends PostRules {
  readonly code: string;
  readonly startDate: CalendarDate;
  readonly keys: PropertyKeys;
  readonly now: Instant;
}

function outboxRow(trx: Trx, asked: Mail, post: Post) {
  const mail = Mail.parse(asked);
  const address = mailAddress(mail.to);
  const today = businessDate(post.now, post.zone);
  const late = isTooLate({ ...post, today, dueOn: businessDate(mail.dueAt, post.zone), about: mail.about });
  return {
    propertyId: trx.propertyId,
    dedupeKey: mail.dedupeKey,
    purpose: mail.purpose,
    kind: purposes[mail.purpose].kind,
    language: mail.language,
    salt: late ? null : newSalt(),
    recipientIndex: blindIndex(post.keys, normalMail(address)),
    recipientMask: maskMail(address),
    subject: mail.subject,
    unsubscribeHash: mail.unsubscribe ? Buffer.from(mail.unsubscribe.hash) : null,
    headerId: headerId(post.code, mail.dedupeKey),
    status: late ? ("dropped" as const) : ("queued" as const),
    dropReason: late ? ("too-late" as const) : null,
    about: mail.about,
    queuedAt: post.now,
    dueAt: mail.dueAt,
    notBefore: sendableAt(mail.purpose, mail.dueAt > post.now ? mail.dueAt : post.now, post),
  };
}

async function sealContents(
  trx: Trx,
  keys: PropertyKeys,
  rows: readonly { id: MessageId; salt: Buffer | null; mail: Mail }[],
): Promise<void> {
  const sealed = rows.flatMap(({ id, salt, mail }) => {
    if (salt === null) return [];
    const at = (column: string) => ({ table: "message", column, row: id, propertyId: trx.propertyId });
    const content: MailContent = {
      text: mail.text,
      html: mail.html,
      ...(mail.unsubscribe ? { unsubscribeUrl: mail.unsubscribe.url } : {}),
    };
    const recipient = protect(keys, salt, { text: mail.to, at: at("recipient") });
    return [{ id, recipient, content: protect(keys, salt, { text: JSON.stringify(content), at: at("content") }) }];
  });
  if (sealed.length === 0) return;
  await sql`
    update message set recipient_cipher = sealed.recipient, content_cipher = sealed.content
    from unnest(
      ${sealed.map((row) => row.id)}::bigint[], ${sealed.map((row) => row.recipient)}::bytea[],
      ${sealed.map((row) => row.content)}::bytea[]
    ) as sealed (id, recipient, content)
    where message.property_id = ${trx.propertyId} and message.id = sealed.id`.execute(trx);
}

export interface QueuedMail {
  readonly id: MessageId;
  readonly status: MessageStatus;
  /** Not there before: this call wrote it. */
  readonly fresh: boolean;
}

/**
 * Writes mails into the outbox, in the caller's transaction; what is known too late is written as dropped. A mail whose key
 * is there already is left as it is. The answers stand in the order of the mails. At most some hundreds at a time.
 */
export async function queueMails(trx: Trx, mails: readonly Mail[], now: Instant): Promise<QueuedMail[]> {
  if (mails.length === 0) return [];
  const { code, startDate } = trx.property;
  const post: Post = { ...(await postRules(trx, now)), code, startDate, keys: await propertyKeys(trx), now };
  const rows = mails.map((mail) => outboxRow(trx, mail, post));
  const fresh = await trx
    .insertInto("message")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["propertyId", "dedupeKey"]).doNothing())
    .returning(["id", "dedupeKey"])
    .execute();
  const freshId = new Map(fresh.map((row) => [row.dedupeKey, row.id]));
  const written = rows.flatMap((row, index) => {
    const [id, mail] = [freshId.get(row.dedupeKey), mails[index]];
    return id && mail && mails.findIndex((each) => each.dedupeKey === row.dedupeKey) === index
      ? [{ ...row, id, mail }]
      : [];
  });
  await sealContents(trx, post.keys, written);
  await attachFiles(trx, written);
  const wakes = new Set(written.filter((row) => row.status === "queued").map((row) => row.notBefore));
  for (const at of wakes) await wakeSender(trx, at, now);
  const standing = await trx
    .selectFrom("message")
    .select(["id", "dedupeKey", "status"])
    .where("propertyId", "=", trx.propertyId)
    .where(
      "dedupeKey",
      "in",
      rows.map((row) => row.dedupeKey),
    )
    .execute();
  const byKey = new Map(standing.map((row) => [row.dedupeKey, row]));
  return rows.map(({ dedupeKey }) => {
    const { id, status } = found(byKey.get(dedupeKey), "messages.not-found");
    return { id, status, fresh: freshId.has(dedupeKey) };
  });
}

export async function queueMail(trx: Trx, mail: Mail, now: Instant): Promise<QueuedMail> {
  return found((await queueMails(trx, [mail], now))[0], "messages.not-found");
}

/** The cause of these mails is gone: what has not been sent yet never will be. */
export async function withdrawMails(trx: Trx, ids: readonly MessageId[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable("message")
    .set({ status: "dropped", dropReason: "withdrawn" })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "in", ids)
    .where("status", "=", "queued")
    .execute();
}

/** A person decides about a mail that may have arrived or was given up. */
export async function settleMessage(trx: Trx, { id, decision, reason }: SettleMessage, now: Instant): Promise<void> {
  const message = found(
    await trx
      .selectFrom("message")
      .select(["id", "status", "purpose", "salt", "attemptedAt"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "messages.not-found",
    { id },
  );
  const status = settle(message, decision);
  if (status === "queued" && message.salt === null) throw new Refusal("conflict", "messages.sealed", { id });
  const notBefore = sendableAt(message.purpose, now, await postRules(trx, now));
  await trx
    .updateTable("message")
    .set(
      status === "sent"
        ? { status, lease: null, sentAt: message.attemptedAt }
        : { status, lease: null, attempts: 0, dueAt: now, notBefore },
    )
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  if (status === "queued") await wakeSender(trx, notBefore, now);
  const field = { subject: "message", row: id, field: "status", before: message.status, after: status };
  await recordChange(trx, { act: "messages.settle", at: now, reason, fields: [field] });
}
