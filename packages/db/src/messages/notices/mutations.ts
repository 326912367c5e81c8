import { businessDate, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { SpokenEvent } from "@foyer/domain/kernel/notification";
import type { Language } from "@foyer/domain/kernel/words";
import { spokenOf } from "@foyer/domain/messages/inbox/rules";
import type { Mail } from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { today } from "../../properties/queries.ts";
import { queueMails } from "../mutations.ts";

/** What one person is to be told in one letter. */
export interface NoticeFacts {
  readonly hotel: string;
  readonly name: string;
  readonly language: Language;
  readonly events: readonly SpokenEvent[];
}

type Letter = (facts: NoticeFacts) => Pick<Mail, "subject" | "text" | "html">;

/** Everything that is still to be told by mail, locked, and whether the person still works at this hotel. */
const dueNotices = (trx: Trx, limit: number, on: CalendarDate) =>
  trx
    .selectFrom("notification")
    .innerJoin("staff", "staff.id", "notification.staffId")
    .select([
      "notification.id",
      "notification.event",
      "notification.rowId as row",
      "notification.details",
      "notification.at",
      "staff.id as staffId",
      "staff.name",
      "staff.email",
      "staff.language",
    ])
    .select(
      sql<boolean>`staff.status = 'active' and exists (
        select from staff_role held
        where held.property_id = ${trx.propertyId} and held.staff_id = staff.id and ${heldOn("held", on)})`.as(
        "isHere",
      ),
    )
    .where("notification.propertyId", "=", trx.propertyId)
    .where("notification.mailDue", "=", true)
    .orderBy("notification.staffId")
    .orderBy("notification.id")
    .limit(limit)
    .forUpdate("notification")
    .execute();

/**
 * Puts one letter per person into the outbox for all that is still to be told by mail, and notes it in the same
 * transaction. A letter is known by its first notification, so a second run writes none.
 */
export async function mailNotices(
  trx: Trx,
  { letter, limit = 500 }: { letter: Letter; limit?: number },
  now: Instant,
): Promise<{ letters: number; more: boolean }> {
  const due = await dueNotices(trx, limit, today(trx, now));
  if (due.length === 0) return { letters: 0, more: false };
  const mails = [...Map.groupBy(due, (row) => row.staffId).values()].flatMap((rows): Mail[] => {
    const [first] = rows;
    const told = rows.flatMap((row) => spokenOf(row.event, row.row, row.details) ?? []);
    if (!first || !first.isHere || told.length === 0) return [];
    const { name, language, email, at, id } = first;
    return [
      {
        ...letter({ hotel: trx.property.name, name, language, events: told }),
        dedupeKey: `notice:${id}`,
        purpose: "notice",
        to: email,
        language,
        about: businessDate(at, trx.property.timeZone),
        dueAt: at,
      },
    ];
  });
  await queueMails(trx, mails, now);
  await trx
    .updateTable("notification")
    .set({ mailDue: false })
    .where("propertyId", "=", trx.propertyId)
    .where(
      "id",
      "in",
      due.map((row) => row.id),
    )
    .execute();
  return { letters: mails.length, more: due.length === limit };
}
