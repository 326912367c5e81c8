import { addMilliseconds, businessDate, days, type Instant, minutes } from "@foyer/domain/kernel/time";
import { careRefusal, isTooLate, leaseMinutes, retryAt, sendableAt } from "@foyer/domain/messages/rules";
import {
  type Carrier,
  type DropReason,
  MailContent,
  type MessageId,
  type Purpose,
} from "@foyer/domain/messages/schema";
import type { Trx } from "../../kernel/fence.ts";
import { propertyKeys, reveal } from "../../kernel/protect.ts";
import { settingsOn, today } from "../../properties/queries.ts";
import { addressFacts } from "../addresses/queries.ts";
import { filesOfMessage, type SentFile } from "../attachments/queries.ts";
import { wakeSender } from "../mutations.ts";
import { type PostRules, postRules } from "../queries.ts";

/** A mail in the hands of one sender, until its lease ends. */
export interface Claimed {
  readonly id: MessageId;
  readonly lease: string;
  readonly headerId: string;
  readonly to: string;
  readonly subject: string;
  readonly content: MailContent;
  readonly files: readonly SentFile[];
  readonly hotel: string;
}

const nextDue = (trx: Trx, now: Instant) =>
  trx
    .selectFrom("message")
    .selectAll()
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "queued")
    .where("notBefore", "<=", now)
    .orderBy("notBefore")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

type Due = NonNullable<Awaited<ReturnType<typeof nextDue>>>;

async function whyNot(trx: Trx, message: Due, { zone, lateDays, now }: PostRules & { now: Instant }) {
  const on = today(trx, now);
  const { startDate } = trx.property;
  const dueOn = businessDate(message.dueAt, zone);
  if (isTooLate({ today: on, dueOn, about: message.about, startDate, lateDays })) return "too-late";
  if (message.kind === "service") return undefined;
  const care = await settingsOn(trx, on, { days: "messages.care-days", most: "messages.care-most" });
  const since = addMilliseconds(now, -days(care.days));
  const facts = await addressFacts(trx, { index: message.recipientIndex, purpose: message.purpose, since });
  return careRefusal(facts, care.most);
}

const drop = (trx: Trx, id: MessageId, dropReason: DropReason) =>
  trx
    .updateTable("message")
    .set({ status: "dropped", dropReason })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();

async function putOff(trx: Trx, message: { id: MessageId; until: Instant }, now: Instant): Promise<void> {
  await trx
    .updateTable("message")
    .set({ notBefore: message.until })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", message.id)
    .execute();
  await wakeSender(trx, message.until, now);
}

/**
 * Takes the next mail that is due and may go; on the way it drops what may not and puts off what is outside the hours. What
 * it returns stands as `sending` once this transaction is committed, and only then may be sent.
 */
export async function claimNext(
  trx: Trx,
  { lease, carrier }: { lease: string; carrier: Carrier },
  now: Instant,
): Promise<Claimed | undefined> {
  const rules = await postRules(trx, now);
  for (let message = await nextDue(trx, now); message; message = await nextDue(trx, now)) {
    const until = sendableAt(message.purpose, now, rules);
    const reason = until > now ? undefined : await whyNot(trx, message, { ...rules, now });
    if (until > now) await putOff(trx, { id: message.id, until }, now);
    else if (reason) await drop(trx, message.id, reason);
    else return startAttempt(trx, message, { lease, carrier, now });
  }
  return undefined;
}

async function startAttempt(
  trx: Trx,
  message: Due,
  { lease, carrier, now }: { lease: string; carrier: Carrier; now: Instant },
): Promise<Claimed> {
  const { id, salt, recipientCipher, contentCipher, headerId, subject } = message;
  if (!salt || !recipientCipher || !contentCipher) throw new Error(`message ${id} is queued without its content`);
  await trx
    .updateTable("message")
    .set({
      status: "sending",
      lease,
      leaseUntil: addMilliseconds(now, minutes(leaseMinutes)),
      attempts: message.attempts + 1,
      attemptedAt: now,
      carrier,
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  const keys = await propertyKeys(trx);
  const place = (column: string) => ({ table: "message", column, row: id, propertyId: trx.propertyId });
  const content = reveal(keys, salt, { cipher: contentCipher, at: place("content") });
  return {
    id,
    lease,
    headerId,
    to: reveal(keys, salt, { cipher: recipientCipher, at: place("recipient") }),
    subject,
    content: MailContent.parse(JSON.parse(content)),
    files: await filesOfMessage(trx, id),
    hotel: trx.property.name,
  };
}

export type Outcome =
  | { readonly kind: "sent" }
  /** `problem`: the server's answer, without addresses. */
  | { readonly kind: "retry" | "dead" | "uncertain"; readonly problem: string };

const settled = (outcome: Outcome, purpose: Purpose, at: { attempts: number; now: Instant; rules: PostRules }) => {
  if (outcome.kind === "sent") return { status: "sent", sentAt: at.now, problem: null } as const;
  const problem = outcome.problem.slice(0, 500);
  const again = outcome.kind === "retry" ? retryAt(at.attempts, at.now) : undefined;
  if (again) return { status: "queued", problem, notBefore: sendableAt(purpose, again, at.rules) } as const;
  return { status: outcome.kind === "retry" ? "dead" : outcome.kind, problem } as const;
};

/**
 * Notes how an attempt ended; whoever lost the lease notes nothing. An attempt that was taken for lost, but whose sender
 * lives after all, still counts as what it was.
 */
export async function endAttempt(
  trx: Trx,
  { id, lease, outcome }: { id: MessageId; lease: string; outcome: Outcome },
  now: Instant,
): Promise<boolean> {
  const message = await trx
    .selectFrom("message")
    .select(["purpose", "attempts"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("lease", "=", lease)
    .where("status", "in", ["sending", "uncertain"])
    .forUpdate()
    .executeTakeFirst();
  if (!message) return false;
  const ended = settled(outcome, message.purpose, {
    attempts: message.attempts,
    now,
    rules: await postRules(trx, now),
  });
  await trx.updateTable("message").set(ended).where("propertyId", "=", trx.propertyId).where("id", "=", id).execute();
  if (ended.status === "queued") await wakeSender(trx, ended.notBefore, now);
  return true;
}
