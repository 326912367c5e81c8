import { minor } from "@foyer/domain/kernel/money";
import type { Instant } from "@foyer/domain/kernel/time";
import { sendableAt } from "@foyer/domain/messages/rules";
import type { Mail } from "@foyer/domain/messages/schema";
import type { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { queueMails } from "../../../messages/mutations.ts";
import { postRules } from "../../../messages/queries.ts";
import { today } from "../../../properties/queries.ts";
import { oneAtATime } from "../letters/queries.ts";
import { lettersToday } from "../recheck/queries.ts";
import type { LetterPost } from "../sending/mutations.ts";
import { letterFacts, letterWords } from "../sending/queries.ts";

interface Copied {
  readonly id: DunningLetterId;
  readonly email: string;
}

/** Copies of first letters for the clients' salespersons who still work here, as they read now: before the client gets them. (A7.7) */
export async function copyToOwners(
  trx: Trx,
  { letter: write, limit = 50 }: LetterPost,
  now: Instant,
): Promise<{ copies: number; more: boolean }> {
  await oneAtATime(trx);
  const on = today(trx, now);
  const { rows } = await sql<Copied>`
    select letter.id, staff.email
    from dunning_letter letter
    join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = letter.client_id
      and ${heldOn("owner", on)}
    join staff on staff.id = owner.staff_id and staff.status = 'active'
    where letter.property_id = ${trx.propertyId} and letter.status = 'released' and letter.owner_copy
      and exists (
        select from staff_role held where held.property_id = ${trx.propertyId} and held.staff_id = staff.id and ${heldOn("held", on)})
      and not exists (
        select from message where message.property_id = ${trx.propertyId} and message.dedupe_key = 'dunning-copy:' || letter.key)
    order by letter.id limit ${limit}`.execute(trx);
  if (rows.length === 0) return { copies: 0, more: false };
  const letters = await lettersToday(
    trx,
    rows.map(({ id }) => id),
    on,
  );
  const said = await letterWords(trx, on);
  const post = await postRules(trx, now);
  const emailOf = new Map(rows.map(({ id, email }) => [id, email]));
  const mails = letters.flatMap((letter): Mail[] => {
    const to = emailOf.get(letter.id);
    if (to === undefined || letter.tone === undefined) return [];
    const { subject, text, html } = write(
      letterFacts(trx, letter, { ...said, today: on, charge: minor(0), copy: true }),
    );
    const dedupeKey = `dunning-copy:${letter.key}`;
    const { language } = letter;
    return [
      {
        subject,
        text,
        html,
        dedupeKey,
        purpose: "reminder",
        to,
        language,
        about: on,
        dueAt: sendableAt("reminder", now, post),
      },
    ];
  });
  await queueMails(trx, mails, now);
  return { copies: mails.length, more: rows.length === limit };
}
