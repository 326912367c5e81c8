import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { type CarePurpose, type MessageId, type Purpose, purposes } from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { headerId } from "../mutations.ts";

/** An address as the outbox knows it: to be found and recognised, not to be written to. */
export interface KnownAddress {
  readonly index: Buffer;
  readonly mask: string;
}

export interface PastConsent extends KnownAddress {
  readonly givenAt: Instant;
}

/** Writes down that addresses agreed in the past; one in force stays as it is. */
export async function keepConsents(
  trx: Trx,
  { consents, purpose, version }: { consents: readonly PastConsent[]; purpose: CarePurpose; version: string },
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into address_consent (property_id, address_index, address_mask, purpose, version, source, given_at)
    select ${trx.propertyId}, index, mask, ${purpose}, ${version}, 'guest', given_at
    from unnest(
      ${consents.map((each) => each.index)}::bytea[], ${consents.map((each) => each.mask)}::text[], ${consents.map((each) => each.givenAt)}::timestamptz[]
    ) as given (index, mask, given_at)
    on conflict (property_id, channel, address_index, purpose) where withdrawn_at is null do nothing
    returning id`.execute(trx);
  await recordMade(trx, { act: "messages.consent", at: now, made: { address_consent: rows.map((row) => row.id) } });
}

export interface PastMail extends KnownAddress {
  readonly dedupeKey: string;
  readonly language: Language;
  readonly subject: string;
  readonly about: CalendarDate;
  readonly sentAt: Instant;
}

/**
 * Writes down mails that left the house before this outbox kept them: sent, without their content, and never sent again.
 * The ids come in the order given.
 */
export async function keepSentMails(trx: Trx, purpose: Purpose, mails: readonly PastMail[]): Promise<MessageId[]> {
  const { code } = trx.property;
  const of = <K extends keyof PastMail>(key: K) => mails.map((mail) => mail[key]);
  const { rows } = await sql<{ id: MessageId; dedupeKey: string }>`
    insert into message (property_id, dedupe_key, purpose, kind, language, recipient_index, recipient_mask, subject, header_id,
      status, about, queued_at, due_at, not_before, attempts, attempted_at, sent_at, carrier)
    select ${trx.propertyId}, dedupe_key, ${purpose}, ${purposes[purpose].kind}, language, index, mask, subject, header_id,
      'sent', about, sent_at, sent_at, sent_at, 1, sent_at, sent_at, 'folder'
    from unnest(
      ${of("dedupeKey")}::text[], ${of("language")}::text[], ${of("index")}::bytea[], ${of("mask")}::text[], ${of("subject")}::text[],
      ${mails.map((mail) => headerId(code, mail.dedupeKey))}::text[], ${of("about")}::date[], ${of("sentAt")}::timestamptz[]
    ) with ordinality as given (dedupe_key, language, index, mask, subject, header_id, about, sent_at, place)
    order by place
    returning id, dedupe_key`.execute(trx);
  const idOf = new Map(rows.map((row) => [row.dedupeKey, row.id]));
  return mails.flatMap((mail) => idOf.get(mail.dedupeKey) ?? []);
}
