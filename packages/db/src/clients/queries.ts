import { asReadBy, assessmentType, isClosedTo } from "@foyer/domain/clients/rules";
import type { ClientFilter, ClientId, ClientPage } from "@foyer/domain/clients/schema";
import type { Act } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { prepared } from "../kernel/prepared.ts";
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

/** The masked phone of the longest known contact: what a grid may show without a reveal. */
const firstPhone = (trx: Trx) =>
  sql<string | null>`(
  select contact.mobile_mask from contact
  where contact.property_id = ${trx.propertyId} and contact.client_id = client.id
    and contact.status = 'active' and contact.mobile_mask is not null
  order by contact.id limit 1)`.as("phoneMask");

async function seen(trx: Trx, filter: ClientFilter, on: CalendarDate) {
  const staffIds = await reachedStaff(trx, "clients:read", on);
  let query = clientsOn(trx, on).select(columns).select(firstPhone(trx)).where("client.status", "=", filter.status);
  if (staffIds) query = query.where("owner.staffId", "in", staffIds);
  if (filter.class) query = query.where("class.class", "=", filter.class);
  if (filter.tier) query = query.where("tier.tier", "=", filter.tier);
  if (filter.ownerId) query = query.where("owner.staffId", "=", filter.ownerId);
  // a filter would tell what is closed
  if (filter.ownerId && isClosedTo(trx.actor, "ownerId")) query = query.where(sql<boolean>`false`);
  if (filter.search) {
    const pattern = `%${filter.search.replaceAll(/[\\%_]/g, "\\$&")}%`;
    query = query.where((or) =>
      or.or([
        or("client.name", "ilike", pattern),
        or("client.englishName", "ilike", pattern),
        or("client.shortName", "ilike", pattern),
        or("client.reference", "ilike", pattern),
      ]),
    );
  }
  return query;
}

/** A page of clients by name, as they are today, with the number of the last change it has seen. */
export async function listClients(trx: Trx, { filter, after, limit }: ClientPage, on: CalendarDate) {
  let query = await seen(trx, filter, on);
  if (after) query = query.where(sql<boolean>`(client.name, client.id) > (${after.name}, ${after.id})`);
  const rows = await query
    // whoever asks for pages of odd sizes must not fill every connection with plans
    .$if(limit % 100 === 0, (page) => page.modifyFront(prepared))
    .orderBy("client.name")
    .orderBy("client.id")
    .limit(sql.lit(limit))
    .execute();
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => asReadBy(row, trx.actor)),
    base: trx.seenChange,
    next: rows.length === limit && last ? { name: last.name, id: last.id } : null,
  };
}

/** How many clients match, for the grid's progress and its status line. */
export async function countClients(trx: Trx, filter: ClientFilter, on: CalendarDate): Promise<number> {
  const query = await seen(trx, filter, on);
  const { count } = await query
    .clearSelect()
    .select((each) => each.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

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
