import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { eventNames, eventsFor } from "@foyer/domain/messages/inbox/rules";
import type { InboxPage } from "@foyer/domain/messages/inbox/schema";
import type { Trx } from "../../kernel/fence.ts";
import { settingOn, today } from "../../properties/queries.ts";

/** An inbox is a person's; the house itself has none. */
export function ownStaffId(trx: Trx): StaffId {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "permission.missing", { act: "session:own" });
  return trx.actor.staffId;
}

const own = (trx: Trx) =>
  trx
    .selectFrom("notification")
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", ownStaffId(trx))
    .where("event", "in", eventNames);

/** One half of one's own inbox, newest first, a block at a time. */
export async function listNotifications(trx: Trx, { unread, before, limit }: InboxPage) {
  let query = own(trx)
    .select(["id", "event", "rowId as row", "details", "at"])
    .where("readAt", unread ? "is" : "is not", null)
    .orderBy("id", "desc")
    .limit(limit);
  if (before) query = query.where("id", "<", before);
  return query.execute();
}

/** The bell. */
export async function countUnread(trx: Trx): Promise<number> {
  const { count } = await own(trx)
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("readAt", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** By which way one hears of each event that can concern one, and how long notifications are kept. */
export async function ownChannels(trx: Trx, now: Instant) {
  const chosen = await trx
    .selectFrom("notificationChoice")
    .select(["event", "byMail"])
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", ownStaffId(trx))
    .execute();
  const byMail = new Map(chosen.map((row) => [row.event, row.byMail]));
  return {
    days: await settingOn(trx, "messages.inbox-days", today(trx, now)),
    events: eventsFor(trx.actor).map((event) => ({ event, byMail: byMail.get(event) ?? false })),
  };
}
