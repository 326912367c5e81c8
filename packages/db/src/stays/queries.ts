import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StayId, StaysOfClient } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import { getClient } from "../clients/queries.ts";
import type { Trx } from "../kernel/fence.ts";

const listed = (trx: Trx) =>
  trx
    .selectFrom("stay")
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom("stayDay")
          .select([
            sql<number>`coalesce(sum(nights * rooms), 0)::int`.as("roomNights"),
            sql<number>`coalesce(sum(room_minor + food_minor + meeting_minor + other_minor), 0)::bigint`.as("revenue"),
          ])
          .where("stayDay.propertyId", "=", trx.propertyId)
          .whereRef("stayDay.stayId", "=", "stay.id")
          .as("used"),
      (join) => join.onTrue(),
    )
    .leftJoin("contact", (join) =>
      join.on("contact.propertyId", "=", trx.propertyId).onRef("contact.id", "=", "stay.contactId"),
    )
    .select([
      "stay.id",
      "stay.confirmation",
      "stay.clientId",
      "stay.bookedOn",
      "stay.arrival",
      "stay.departure",
      "stay.rooms",
      "stay.status",
      "stay.segment",
      "stay.channel",
      "stay.ratePlan",
      "contact.name as contact",
      "used.roomNights",
      "used.revenue",
    ])
    .where("stay.propertyId", "=", trx.propertyId);

/** A client's stays, latest arrival first; a client whom the actor may not see is not found. (A2.6) */
export async function staysOfClient(trx: Trx, { clientId, after, limit }: StaysOfClient, today: CalendarDate) {
  await getClient(trx, clientId, today);
  let query = listed(trx).where("stay.clientId", "=", clientId);
  if (after) query = query.where(sql<boolean>`(stay.arrival, stay.id) < (${after.arrival}, ${after.id})`);
  const rows = await query.orderBy("stay.arrival", "desc").orderBy("stay.id", "desc").limit(limit).execute();
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? { arrival: last.arrival, id: last.id } : null };
}

/** One stay with its days, what a revenue figure was made of. */
export async function getStay(trx: Trx, id: StayId, today: CalendarDate) {
  const stay = found(await listed(trx).where("stay.id", "=", id).executeTakeFirst(), "stays.not-found");
  if (scopeOf(trx.actor, "stays:read") !== "property") await getClient(trx, stay.clientId, today);
  const days = await trx
    .selectFrom("stayDay")
    .select(["date", "rooms", "nights", "roomMinor", "foodMinor", "meetingMinor", "otherMinor"])
    .where("propertyId", "=", trx.propertyId)
    .where("stayId", "=", id)
    .orderBy("date")
    .execute();
  return { ...stay, days };
}
