import { completeness } from "@foyer/domain/clients/completeness/rules";
import { asReadBy, assessmentType, isClosedTo } from "@foyer/domain/clients/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Act } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { heldOn } from "../kernel/held.ts";
import { filledItems, keepingOn, staleOnSql } from "./completeness/queries.ts";
import { inReach } from "./reach/queries.ts";

/** Clients with owner, tier, class and override as they are on a date. */
export const clientsOn = (trx: Trx, on: CalendarDate) =>
  trx
    .selectFrom("client")
    .leftJoin("clientOwner as owner", (join) =>
      join
        .on("owner.propertyId", "=", trx.propertyId)
        .onRef("owner.clientId", "=", "client.id")
        .on(heldOn("owner", on)),
    )
    .leftJoin("clientTier as tier", (join) =>
      join.on("tier.propertyId", "=", trx.propertyId).onRef("tier.clientId", "=", "client.id").on(heldOn("tier", on)),
    )
    .leftJoin("clientClass as class", (join) =>
      join
        .on("class.propertyId", "=", trx.propertyId)
        .onRef("class.clientId", "=", "client.id")
        .on(heldOn("class", on)),
    )
    .where("client.propertyId", "=", trx.propertyId);

const columns = [
  "client.id",
  "client.reference",
  "client.kind",
  "client.name",
  "client.englishName",
  "client.shortName",
  "client.formerName",
  "client.groupAccount",
  "client.parentId",
  "client.referrerId",
  "client.industry",
  "client.address",
  "client.city",
  "client.source",
  "client.vip",
  "client.house",
  "client.status",
  "client.preferences",
  "client.specialNeeds",
  "client.notes",
  "client.tags",
  "client.verifiedOn",
  "owner.staffId as ownerId",
  "tier.tier",
  "class.class",
] as const;

/** The file itself, or the one that it was merged into: old numbers and links lead there. */
const standing = (trx: Trx, id: ClientId) =>
  sql<ClientId>`(select coalesce(merged_into, id) from client as old where old.property_id = ${trx.propertyId} and old.id = ${id})`;

/** One file as it is on a date, and how it is kept; one that the actor may not see is not found, one that was merged is the winner. */
export async function getClient(trx: Trx, id: ClientId, on: CalendarDate) {
  const keeping = await keepingOn(trx, on);
  const row = await clientsOn(trx, on)
    .leftJoin("clientAssessmentType as override", (join) =>
      join
        .on("override.propertyId", "=", trx.propertyId)
        .onRef("override.clientId", "=", "client.id")
        .on(heldOn("override", on)),
    )
    .leftJoin("clientCreditHold as held", (join) =>
      join.on("held.propertyId", "=", trx.propertyId).onRef("held.clientId", "=", "client.id").on(heldOn("held", on)),
    )
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .leftJoin("client as parent", (join) =>
      join.on("parent.propertyId", "=", trx.propertyId).onRef("parent.id", "=", "client.parentId"),
    )
    .leftJoin("client as referrer", (join) =>
      join.on("referrer.propertyId", "=", trx.propertyId).onRef("referrer.id", "=", "client.referrerId"),
    )
    .select([...columns, "override.assessmentType as override", "ownerStaff.name as ownerName", "client.createdAt"])
    .select([
      "client.archivedReason",
      "client.mergedInto",
      "parent.name as parentName",
      "referrer.name as referrerName",
      "held.hold as creditHold",
      "held.reasons as holdReasons",
    ])
    .select([filledItems(trx).as("filled"), staleOnSql(trx, keeping.staleAfter).as("staleOn")])
    .where("client.id", "=", standing(trx, id))
    .where(await inReach(trx, "clients:read", { on }))
    .executeTakeFirst();
  const { filled, staleOn, ...client } = found(row, "clients.not-found");
  // what is missing and since when tells of what is closed
  const isOpen = !isClosedTo(trx.actor, "verifiedOn");
  const kept =
    client.house || client.class === null || !isOpen ? null : completeness(filled, client.class, keeping.weights);
  return {
    ...asReadBy(client, trx.actor),
    assessmentType:
      client.class && !client.house
        ? assessmentType({ vip: client.vip, class: client.class, override: client.override })
        : null,
    completeness: kept,
    staleOn: isOpen ? staleOn : null,
    isStale: isOpen && staleOn !== null && staleOn <= on,
    base: trx.seenChange,
  };
}

/** What every colleague may know of a file, and a rep of somebody else's: whose it is. (A5.11) */
export async function clientCard(trx: Trx, id: ClientId, on: CalendarDate) {
  const row = await clientsOn(trx, on)
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .select(["client.id", "client.name", "ownerStaff.name as ownerName"])
    .where("client.id", "=", id)
    .where("client.house", "=", false)
    .executeTakeFirst();
  return asReadBy(found(row, "clients.not-found", { id }), trx.actor);
}

/** The file, if the act reaches it today: one that belongs to others is not found. */
export async function reachedClient(trx: Trx, { id, act, on }: { id: ClientId; act: Act; on: CalendarDate }) {
  const query = clientsOn(trx, on)
    .select(["client.id", "client.status", "client.house", "client.name", "owner.staffId as ownerId"])
    .where("client.id", "=", id)
    .where(await inReach(trx, act, { on }));
  return found(await query.executeTakeFirst(), "clients.not-found", { id });
}
