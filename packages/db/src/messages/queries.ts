import { can, scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant, TimeZone } from "@foyer/domain/kernel/time";
import { hideKeys, type Window } from "@foyer/domain/messages/rules";
import {
  type AskedAttachment,
  MailContent,
  type MessageFilter,
  type MessageId,
  type Purpose,
  purposes,
} from "@foyer/domain/messages/schema";
import type { Trx } from "../kernel/fence.ts";
import { propertyKeys, reveal } from "../kernel/protect.ts";
import { settingOn, settingsOn, today } from "../properties/queries.ts";
import { filesOfMessage, type SentFile } from "./attachments/queries.ts";

export interface PostRules {
  readonly zone: TimeZone;
  readonly window: Window;
  readonly lateDays: number;
}

/** When the property may write, and until when it is not too late, by the settings in force now. */
export async function postRules(trx: Trx, now: Instant): Promise<PostRules> {
  const { from, to, lateDays } = await settingsOn(trx, today(trx, now), {
    from: "messages.window-from",
    to: "messages.window-to",
    lateDays: "messages.late-days",
  });
  return { zone: trx.property.timeZone, window: { from, to }, lateDays };
}

/** Whom mails come from: as set, else nobody's box at the installation's public address. */
export async function senderAddress(trx: Trx, { url, now }: { url: string; now: Instant }): Promise<string> {
  const set = await settingOn(trx, "messages.sender", today(trx, now));
  return set === "" ? `no-reply@${new URL(url).hostname.replace(/^[\d.]+$/, "localhost")}` : set;
}

const outline = [
  "id",
  "purpose",
  "kind",
  "language",
  "recipientMask",
  "subject",
  "status",
  "dropReason",
  "headerId",
  "queuedAt",
  "notBefore",
  "sentAt",
  "attemptedAt",
  "attempts",
  "carrier",
  "problem",
] as const;

/** What a client owes stands in such a mail, and who that is: read by who reads the whole ledger. (A2.9) */
const isSealed = ({ actor }: Trx, purpose: Purpose): boolean =>
  purposes[purpose].ofLedger && scopeOf(actor, "receivables:read") !== "property";

/** The subject of a letter says who owes how much. */
const sealedSubject = "…";

/** The outbox, newest first, a block at a time. */
export async function listMessages(trx: Trx, filter: MessageFilter) {
  let query = trx
    .selectFrom("message")
    .select(outline)
    .where("propertyId", "=", trx.propertyId)
    .orderBy("id", "desc")
    .limit(filter.limit);
  if (filter.status) query = query.where("status", "=", filter.status);
  if (filter.purpose) query = query.where("purpose", "=", filter.purpose);
  if (filter.before) query = query.where("id", "<", filter.before);
  const rows = await query.execute();
  return rows.map((row) => (isSealed(trx, row.purpose) ? { ...row, subject: sealedSubject } : row));
}

/** How many mails stand in each state. */
export const messageCounts = (trx: Trx) =>
  trx
    .selectFrom("message")
    .select((each) => ["status", each.fn.countAll<number>().as("count")])
    .where("propertyId", "=", trx.propertyId)
    .groupBy("status")
    .execute();

const isClosed = (trx: Trx, purpose: Purpose): boolean =>
  purpose === "sign-in" || !can(trx.actor, "clients:read") || isSealed(trx, purpose);

/**
 * One mail with its content. Links work for the recipient alone: but for a demo property their keys are hidden, a sign-in
 * mail stays closed, and so is every mail to who may not see clients. (A2.9)
 */
export async function openMessage(trx: Trx, id: MessageId) {
  const row = found(
    await trx
      .selectFrom("message")
      .select([...outline, "salt", "contentCipher"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .executeTakeFirst(),
    "messages.not-found",
    { id },
  );
  const { salt, contentCipher, ...message } = row;
  const { demo } = trx.property;
  if (isClosed(trx, message.purpose) && !demo) throw new Refusal("forbidden", "messages.sealed", { id });
  const files = (await filesOfMessage(trx, id)).map(({ hash: _, ...file }) => file);
  if (salt === null || contentCipher === null) return { ...message, files, content: null, keysHidden: false };
  const at = { table: "message", column: "content", row: id, propertyId: trx.propertyId };
  const content = MailContent.parse(JSON.parse(reveal(await propertyKeys(trx), salt, { cipher: contentCipher, at })));
  const shown = demo ? content : { text: hideKeys(content.text), html: hideKeys(content.html) };
  return { ...message, files, content: { text: shown.text, html: shown.html }, keysHidden: !demo };
}

/** One file of a mail, for who may open the mail. */
export async function sentFile(trx: Trx, { message, place }: AskedAttachment): Promise<SentFile> {
  await openMessage(trx, message);
  const files = await filesOfMessage(trx, message);
  return found(
    files.find((file) => file.place === place),
    "messages.not-found",
  );
}
