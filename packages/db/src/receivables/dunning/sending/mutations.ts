import { minor } from "@foyer/domain/kernel/money";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { isTooLate } from "@foyer/domain/messages/rules";
import { type Mail, MailAddress, type MessageId } from "@foyer/domain/messages/schema";
import type { LetterFacts } from "@foyer/domain/receivables/dunning/letters/schema";
import type { DropReason, DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { queueMails } from "../../../messages/mutations.ts";
import { postRules } from "../../../messages/queries.ts";
import { today } from "../../../properties/queries.ts";
import { lockLedger } from "../../posting/mutations.ts";
import { addressedRecipients } from "../../recipients/queries.ts";
import { postCharges } from "../charges/mutations.ts";
import { oneAtATime } from "../letters/queries.ts";
import { checkAgain } from "../recheck/mutations.ts";
import type { CheckedLetter } from "../recheck/queries.ts";
import { dueAtOnce, dueLetters, ledgerSequence, letterFacts, letterWords } from "./queries.ts";

/** Files made for letters before the ledger was locked, and the ledger's last row that they speak of. */
export interface PreparedFiles {
  readonly sequence: number;
  readonly files: ReadonlyMap<DunningLetterId, NonNullable<Mail["attachments"]>>;
}

export interface LetterPost {
  readonly letter: (facts: LetterFacts) => Pick<Mail, "subject" | "text" | "html">;
  /** Letters in one transaction: nobody posts to the ledger meanwhile. */
  readonly limit?: number;
  readonly prepared?: PreparedFiles | undefined;
}

async function giveUp(trx: Trx, ids: readonly DunningLetterId[], reason: DropReason): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable("dunningLetter")
    .set({ status: "dropped", dropReason: reason })
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute();
}

const statusOf = (row: number, after: string) => ({
  subject: "dunning_letter",
  row,
  field: "status",
  before: "released",
  after,
});

export interface Sent {
  readonly sent: number;
  readonly dropped: number;
  /** As many were due as were asked for: there may be more. */
  readonly more: boolean;
  /** The ledger has moved on since the files were made: nothing was done. */
  readonly stale: boolean;
}

/**
 * Sends released letters whose time has come. Everything about them is looked at once more under the ledger's lock: what was
 * paid until then is not asked for, and a letter that nothing is left of is not sent. (A7.7)
 */
export async function sendLetters(trx: Trx, post: LetterPost, now: Instant): Promise<Sent> {
  const { letter: write, limit = dueAtOnce, prepared } = post;
  await oneAtATime(trx);
  await lockLedger(trx);
  if (prepared && prepared.sequence !== (await ledgerSequence(trx)))
    return { sent: 0, dropped: 0, more: false, stale: true };
  const on = today(trx, now);
  const due = await dueLetters(trx, limit, now).forUpdate("dunningLetter").execute();
  if (due.length === 0) return { sent: 0, dropped: 0, more: false, stale: false };
  const rules = await postRules(trx, now);
  const late = due.filter(({ dueAt }) => {
    const dueOn = businessDate(dueAt ?? now, rules.zone);
    return isTooLate({ today: on, dueOn, about: dueOn, startDate: trx.property.startDate, lateDays: rules.lateDays });
  });
  const tooLate = new Set(late.map(({ id }) => id));
  await giveUp(trx, [...tooLate], "too-late");
  const timely = due.filter(({ id }) => !tooLate.has(id)).map(({ id }) => id);
  const { letters: checked, dropped, unsigned } = await checkAgain(trx, timely, on);
  const letters = checked.filter(({ id }) => !unsigned.includes(id));
  const recipients = await addressedRecipients(
    trx,
    letters.map(({ clientId }) => clientId),
  );
  const addressOf = ({ clientId }: CheckedLetter) => MailAddress.safeParse(recipients.get(clientId)?.mail).data;
  const unreachable = letters.filter((letter) => !addressOf(letter)).map(({ id }) => id);
  await giveUp(trx, unreachable, "no-address");
  const going = letters.flatMap((letter) => {
    const to = addressOf(letter);
    return to ? [{ ...letter, to }] : [];
  });
  const said = await letterWords(trx, on);
  const charges = await postCharges(trx, { letters: going, on, payDays: said.payDays }, now);
  const mails = going.map((letter): Mail => {
    const facts = letterFacts(trx, letter, { ...said, today: on, charge: charges.amount.get(letter.id) ?? minor(0) });
    const { to, language } = letter;
    const attachments = prepared?.files.get(letter.id);
    return {
      ...write(facts),
      ...(attachments ? { attachments } : {}),
      dedupeKey: `dunning:${letter.key}`,
      purpose: "reminder",
      to,
      language,
      about: on,
      dueAt: letter.dueAt ?? now,
    };
  });
  const queued = await queueMails(trx, mails, now);
  await markSent(trx, { going, messages: queued.map(({ id }) => id), charges: charges.items }, now);
  const gone = [...tooLate, ...dropped, ...unreachable];
  await recordChange(trx, {
    act: "receivables.send-letters",
    at: now,
    fields: [
      ...going.map(({ id }) => statusOf(id, "sent")),
      ...gone.map((id) => statusOf(id, "dropped")),
      ...unsigned.map((id) => statusOf(id, "draft")),
      ...[...charges.items.values()].map((id) => madeRow("ledger_item", id)),
    ],
  });
  return { sent: going.length, dropped: gone.length, more: due.length === limit, stale: false };
}

interface SentLetters {
  readonly going: readonly CheckedLetter[];
  readonly messages: readonly MessageId[];
  readonly charges: ReadonlyMap<DunningLetterId, LedgerItemId>;
}

async function markSent(trx: Trx, { going, messages, charges }: SentLetters, now: Instant): Promise<void> {
  await sql`
    update dunning_letter letter set status = 'sent', sent_at = ${now}::timestamptz, contact_id = given.contact_id,
      language = given.language, message_id = given.message_id, charge_item_id = given.charge_id
    from unnest(
      ${going.map(({ id }) => id)}::bigint[], ${going.map(({ account }) => account?.contactId ?? null)}::bigint[],
      ${going.map(({ language }) => language)}::text[],
      ${[...messages]}::bigint[], ${going.map(({ id }) => charges.get(id) ?? null)}::bigint[]
    ) as given (id, contact_id, language, message_id, charge_id)
    where letter.property_id = ${trx.propertyId} and letter.id = given.id`.execute(trx);
}
