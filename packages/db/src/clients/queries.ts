import { asReadBy, assessmentType } from "@foyer/domain/clients/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Act } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../kernel/fence.ts";
import { heldOn } from "../kernel/held.ts";
import { reachedStaff } from "../staff/queries.ts";

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

/** One file as it is on a date; one that the actor may not see is not found. */
export async function getClient(trx: Trx, id: ClientId, on: CalendarDate) {
  const staffIds = await reachedStaff(trx, "clients:read", on);
  let query = clientsOn(trx, on)
    .leftJoin("clientAssessmentType as override", (join) =>
      join
        .on("override.propertyId", "=", trx.propertyId)
        .onRef("override.clientId", "=", "client.id")
        .on(heldOn("override", on)),
    )
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .select([...columns, "override.assessmentType as override", "ownerStaff.name as ownerName", "client.createdAt"])
    .where("client.id", "=", id);
  if (staffIds) query = query.where("owner.staffId", "in", staffIds);
  const { override, ...client } = found(await query.executeTakeFirst(), "clients.not-found");
  return {
    ...asReadBy(client, trx.actor),
    assessmentType:
      client.class && !client.house ? assessmentType({ vip: client.vip, class: client.class, override }) : null,
  };
}

/** The file, if the act reaches it today: one that belongs to others is not found. */
export async function reachedClient(trx: Trx, { id, act, on }: { id: ClientId; act: Act; on: CalendarDate }) {
  const staffIds = await reachedStaff(trx, act, on);
  let query = clientsOn(trx, on).select(["client.id", "client.status", "client.house"]).where("client.id", "=", id);
  if (staffIds) query = query.where("owner.staffId", "in", staffIds);
  return found(await query.executeTakeFirst(), "clients.not-found", { id });
}

/** Persons at a client, their protected values masked. */
export async function contactsOf(trx: Trx, clientId: ClientId, on: CalendarDate) {
  await reachedClient(trx, { id: clientId, act: "clients:read", on });
  return trx
    .selectFrom("contact")
    .select([
      "id",
      "name",
      "salutation",
      "title",
      "decisionMaker",
      "language",
      "mobileMask",
      "mailMask",
      "wechatMask",
      "status",
    ])
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("status", "=", "active")
    .orderBy("id")
    .limit(200)
    .execute();
}
