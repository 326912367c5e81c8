import { type EventDetails, type EventName, events } from "@foyer/domain/events";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { addDays, atLocal, type Instant } from "@foyer/domain/kernel/time";
import { eventsFor } from "@foyer/domain/messages/inbox/rules";
import type { ChooseChannel, NotificationId } from "@foyer/domain/messages/inbox/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import { enqueue } from "../../jobs/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { settingOn, today } from "../../properties/queries.ts";
import { ownStaffId } from "./queries.ts";

export interface Notice<Name extends EventName> {
  /** Twice the same person is told once. */
  readonly to: readonly StaffId[];
  readonly event: Name;
  /** The thing it is about, a row of the event's subject. */
  readonly row: number;
  readonly details: EventDetails<Name>;
}

interface Notices<Name extends EventName> {
  readonly event: Name;
  readonly notices: readonly Omit<Notice<Name>, "event">[];
}

/**
 * Writes into people's inboxes, in the caller's transaction: nobody hears of what did not happen. Only who works here today
 * is told, and nobody of what they did themselves. Who wants mail as well gets it from a job of the same transaction.
 */
export async function notifyEach<Name extends EventName>(
  trx: Trx,
  { event, notices }: Notices<Name>,
  now: Instant,
): Promise<void> {
  const told = notices.flatMap(({ to, row, details }) =>
    [...new Set(to)]
      .filter((id) => trx.actor.kind !== "staff" || id !== trx.actor.staffId)
      .map((staffId) => ({ staffId, row, details: JSON.stringify(details) })),
  );
  if (told.length === 0) return;
  const { rows } = await sql<{ mailDue: boolean }>`
    insert into notification (property_id, staff_id, event, subject, row_id, details, at, mail_due)
    select ${trx.propertyId}, staff_role.staff_id, ${event}, ${events[event].subject}, told.row_id,
      told.details::jsonb, ${now}::timestamptz, coalesce(choice.by_mail, false)
    from unnest(
      ${told.map((each) => each.staffId)}::bigint[], ${told.map((each) => each.row)}::bigint[], ${told.map((each) => each.details)}::text[]
    ) with ordinality as told (staff_id, row_id, details, place)
    join staff_role on staff_role.property_id = ${trx.propertyId} and staff_role.staff_id = told.staff_id
      and ${heldOn("staff_role", today(trx, now))}
    left join (
      select staff_id, by_mail from notification_choice where property_id = ${trx.propertyId} and event = ${event}
    ) as choice on choice.staff_id = staff_role.staff_id
    order by told.place
    returning mail_due`.execute(trx);
  if (rows.some(({ mailDue }) => mailDue))
    await enqueue(trx, { name: "messages.notices", payload: {}, key: "messages.notices" });
}

/** Tells some people of one thing. */
export const notify = <Name extends EventName>(
  trx: Trx,
  { event, ...notice }: Notice<Name>,
  now: Instant,
): Promise<void> => notifyEach(trx, { event, notices: [notice] }, now);

/** Tells whoever started a job that it did not finish. */
export async function notifyOfFailedJob(trx: Trx, id: JobId, now: Instant): Promise<void> {
  const job = await trx
    .selectFrom("job")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "failed")
    .executeTakeFirst();
  if (job?.staffId) await notify(trx, { to: [job.staffId], event: "jobs.failed", row: id, details: {} }, now);
}

const unreadOf = (trx: Trx, now: Instant) =>
  trx
    .updateTable("notification")
    .set({ readAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", ownStaffId(trx))
    .where("readAt", "is", null);

/** What somebody has read is nobody else's business: it is kept with the notification and not in the record of change. */
export async function markRead(trx: Trx, ids: readonly NotificationId[], now: Instant): Promise<void> {
  await unreadOf(trx, now).where("id", "in", ids).execute();
}

export async function markAllRead(trx: Trx, upTo: NotificationId, now: Instant): Promise<void> {
  await unreadOf(trx, now).where("id", "<=", upTo).execute();
}

/** From now on the person hears of this event on the screen alone, or by mail as well. */
export async function chooseChannel(trx: Trx, { event, byMail }: ChooseChannel, now: Instant): Promise<void> {
  if (!eventsFor(trx.actor).some((name) => name === event)) throw new Refusal("not-found", "messages.event-unknown");
  const staffId = ownStaffId(trx);
  const before = await trx
    .selectFrom("notificationChoice")
    .select("byMail")
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", staffId)
    .where("event", "=", event)
    .forUpdate()
    .executeTakeFirst();
  await trx
    .insertInto("notificationChoice")
    .values({ propertyId: trx.propertyId, staffId, event, byMail, chosenAt: now })
    .onConflict((conflict) =>
      conflict.columns(["propertyId", "staffId", "event"]).doUpdateSet({ byMail, chosenAt: now }),
    )
    .execute();
  const field = { subject: "staff", row: staffId, field: event, before: before?.byMail ?? false, after: byMail };
  await recordChange(trx, { act: "messages.choose-channel", at: now, fields: [field] });
}

/** Forgets what happened longer ago than notifications are kept; answers how many those were. */
export async function forgetNotifications(trx: Trx, now: Instant): Promise<number> {
  const day = today(trx, now);
  const days = await settingOn(trx, "messages.inbox-days", day);
  const { numDeletedRows } = await trx
    .deleteFrom("notification")
    .where("propertyId", "=", trx.propertyId)
    .where("at", "<", atLocal(addDays(day, -days), 0, trx.property.timeZone))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
