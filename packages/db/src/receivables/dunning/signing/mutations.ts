import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { addMilliseconds, businessDate, hours, type Instant, minuteOfDay } from "@foyer/domain/kernel/time";
import { sendableAt } from "@foyer/domain/messages/rules";
import type { DunningLetterId, LetterKind, SignLetters } from "@foyer/domain/receivables/dunning/schema";
import { refuseSignature, signatureOf } from "@foyer/domain/receivables/dunning/signing/rules";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { notifyEach } from "../../../messages/inbox/mutations.ts";
import { postRules } from "../../../messages/queries.ts";
import { settingOn, today } from "../../../properties/queries.ts";
import { oneAtATime } from "../letters/queries.ts";
import { checkAgain } from "../recheck/mutations.ts";

const localTime = (trx: Trx, at: Instant): string => {
  const minute = minuteOfDay(at, trx.property.timeZone);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return `${businessDate(at, trx.property.timeZone)} ${clock}`;
};

interface Released {
  readonly id: DunningLetterId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly kind: LetterKind;
  readonly number: number;
  readonly ownerId: StaffId | null;
  readonly dueAt: Instant;
}

/**
 * Letters with all their signatures go: the salesperson is told now, the client so many hours later, both when mail may go.
 * What became of the debt meanwhile is looked at once more when they are sent. (A7.7)
 */
export async function releaseLetters(trx: Trx, ids: readonly DunningLetterId[], now: Instant): Promise<Released[]> {
  if (ids.length === 0) return [];
  const on = today(trx, now);
  const post = await postRules(trx, now);
  const told = sendableAt("reminder", now, post);
  const ahead = hours(await settingOn(trx, "receivables.dunning-owner-hours", on));
  const { rows } = await sql<Released>`
    update dunning_letter letter set status = 'released', released_on = ${on}::date,
      due_at = case when whose.owner_id is null then ${told}::timestamptz
        else ${sendableAt("reminder", addMilliseconds(told, ahead), post)}::timestamptz end
    from (
      select client.id, client.name, (
        select owner.staff_id from client_owner owner
        where owner.property_id = ${trx.propertyId} and owner.client_id = client.id and ${heldOn("owner", on)}
      ) as owner_id
      from client where client.property_id = ${trx.propertyId}
    ) whose
    where letter.property_id = ${trx.propertyId} and letter.id = any(${[...ids]}::bigint[]) and letter.status = 'draft'
      and whose.id = letter.client_id
      and (not 'finance' = any(letter.signatures) or letter.finance_at is not null)
      and (not 'director' = any(letter.signatures) or letter.director_at is not null)
    returning letter.id, letter.client_id, whose.name as client, letter.kind, letter.number, whose.owner_id, letter.due_at`.execute(
    trx,
  );
  await notifyEach(
    trx,
    {
      event: "receivables.letter-released",
      notices: rows.map(({ ownerId, clientId, client, kind, number, dueAt }) => ({
        to: ownerId === null ? [] : [ownerId],
        row: clientId,
        details: { client: client.slice(0, 200), kind, number, at: localTime(trx, dueAt) },
      })),
    },
    now,
  );
  return rows;
}

export interface Signed {
  readonly signed: number;
  readonly released: number;
  /** Nothing is left to ask for in them. */
  readonly dropped: number;
}

/** Signs drafts as finance or as director; each is looked at again first, and goes once it has every signature it needs. */
export async function signLetters(trx: Trx, { ids }: SignLetters, now: Instant): Promise<Signed> {
  const { staffId, signature } = signatureOf(trx.actor);
  await oneAtATime(trx);
  const drafts = await trx
    .selectFrom("dunningLetter")
    .select(["id", "signatures", "financeBy", "directorBy"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .where("status", "=", "draft")
    .forUpdate()
    .execute();
  const mine = refuseSignature(drafts, { staffId, signature });
  const { kept, dropped } = await checkAgain(trx, mine, today(trx, now));
  await sql`
    update dunning_letter set ${sql.ref(`${signature}_by`)} = ${staffId}, ${sql.ref(`${signature}_at`)} = ${now}::timestamptz
    where property_id = ${trx.propertyId} and id = any(${kept}::bigint[])`.execute(trx);
  const released = await releaseLetters(trx, kept, now);
  await recordChange(trx, {
    act: "receivables.sign-letters",
    at: now,
    fields: [
      ...kept.map((row) => ({ subject: "dunning_letter", row, field: `${signature}By`, before: null, after: staffId })),
      ...released.map(({ id }) => ({
        subject: "dunning_letter",
        row: id,
        field: "status",
        before: "draft",
        after: "released",
      })),
      ...dropped.map((row) => ({ subject: "dunning_letter", row, field: "status", before: "draft", after: "dropped" })),
    ],
  });
  return { signed: kept.length, released: released.length, dropped: dropped.length };
}
