import type { ClientId } from "@foyer/domain/clients/schema";
import { decides } from "@foyer/domain/clients/tips/rules";
import type { TipId, TipsPage } from "@foyer/domain/clients/tips/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import type { HandOverPart } from "../../staff/hand-over/queries.ts";
import { reachedStaff } from "../../staff/queries.ts";

/** Tips with their client, its owner on a day, who sent them and who decided. */
const tipsOn = (trx: Trx, on: CalendarDate) =>
  trx
    .selectFrom("tip")
    .leftJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "tip.clientId"),
    )
    .leftJoin("clientOwner as owner", (join) =>
      join
        .on("owner.propertyId", "=", trx.propertyId)
        .onRef("owner.clientId", "=", "tip.clientId")
        .on(heldOn("owner", on)),
    )
    .leftJoin("staff as sender", "sender.id", "tip.staffId")
    .leftJoin("staff as decider", "decider.id", "tip.decidedBy")
    .where("tip.propertyId", "=", trx.propertyId);

const told = [
  "tip.id",
  "tip.source",
  "tip.clientId",
  "client.name as clientName",
  "tip.about",
  "tip.text",
  "tip.status",
  "tip.field",
  "tip.answer",
  "tip.sentAt",
  "tip.decidedAt",
  "decider.name as decidedBy",
] as const;

/** Whose tips the actor decides: of the clients reached, and what nobody owns when that is not left to others. (A2.2) */
async function mine(trx: Trx, on: CalendarDate) {
  const staffIds = await reachedStaff(trx, "tips:decide", on);
  const ownerless = scopeOf(trx.actor, "tips:decide") !== "own";
  return { staffIds, ownerless };
}

async function decided(trx: Trx, on: CalendarDate) {
  const { staffIds, ownerless } = await mine(trx, on);
  const query = tipsOn(trx, on);
  if (staffIds === undefined) return query;
  return query.where((or) =>
    or.or([or("owner.staffId", "in", staffIds), ...(ownerless ? [or("owner.staffId", "is", null)] : [])]),
  );
}

/** A block of the tips that the actor decides, the latest first; phones and mails masked. */
export async function listTips(trx: Trx, { decided: isDecided, clientId, before, limit }: TipsPage, on: CalendarDate) {
  let query = (await decided(trx, on)).select([
    ...told,
    "tip.name",
    "tip.company",
    "tip.language",
    "tip.suspect",
    "tip.mobileMask",
    "tip.mailMask",
    "sender.name as from",
  ]);
  if (isDecided !== undefined) query = query.where("tip.status", isDecided ? "!=" : "=", "open");
  if (clientId) query = query.where("tip.clientId", "=", clientId);
  if (before) query = query.where("tip.id", "<", before);
  const rows = await query.orderBy("tip.id", "desc").limit(limit).execute();
  return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

export async function countTips(trx: Trx, on: CalendarDate): Promise<number> {
  const { count } = await (await decided(trx, on))
    .where("tip.status", "=", "open")
    .select((each) => each.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** What became of the tips that the actor sent. (A2.2) */
export async function sentTips(trx: Trx, { before, limit }: TipsPage, on: CalendarDate) {
  if (trx.actor.kind !== "staff") return { rows: [], next: null };
  let query = tipsOn(trx, on).select(told).where("tip.staffId", "=", trx.actor.staffId);
  if (before) query = query.where("tip.id", "<", before);
  const rows = await query.orderBy("tip.id", "desc").limit(limit).execute();
  return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

/** The tip, locked, if it is the actor's to decide. */
export async function lockTip(trx: Trx, id: TipId, on: CalendarDate) {
  const tip = found(
    await trx
      .selectFrom("tip")
      .selectAll()
      // of a client that was put away since, too
      .select((each) =>
        each
          .selectFrom("client")
          .select("client.name")
          .where("client.propertyId", "=", trx.propertyId)
          .whereRef("client.id", "=", "tip.clientId")
          .as("clientName"),
      )
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "clients.tip-not-found",
    { id },
  );
  const { staffIds } = await mine(trx, on);
  const client = tip.clientId === null ? null : { ownerId: await ownerOn(trx, tip.clientId, on) };
  return found(decides(trx.actor, { client, staffIds }) ? tip : undefined, "clients.tip-not-found", { id });
}

async function ownerOn(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<StaffId | null> {
  const owner = await trx
    .selectFrom("clientOwner")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where(heldOn("clientOwner", on))
    .executeTakeFirst();
  return owner?.staffId ?? null;
}

/** Whom a tip is for: the client's owner, or without one the property's managers. */
export async function tipReceivers(trx: Trx, clientId: ClientId | null, on: CalendarDate): Promise<StaffId[]> {
  const owner = clientId === null ? null : await ownerOn(trx, clientId, on);
  if (owner !== null) return [owner];
  const managers = await trx
    .selectFrom("staffRole")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where("role", "=", "manager")
    .where(heldOn("staffRole", on))
    .execute();
  return managers.map((row) => row.staffId);
}

/** Active clients by a piece of a name, with their owner: whom a tip may be about. Names and owners are open to every sender. */
export async function clientsToTip(trx: Trx, search: string, on: CalendarDate) {
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return trx
    .selectFrom("client")
    .leftJoin("clientOwner as owner", (join) =>
      join
        .on("owner.propertyId", "=", trx.propertyId)
        .onRef("owner.clientId", "=", "client.id")
        .on(heldOn("owner", on)),
    )
    .leftJoin("staff", "staff.id", "owner.staffId")
    .select(["client.id", "client.name", "staff.name as ownerName"])
    .where("client.propertyId", "=", trx.propertyId)
    .where("client.status", "=", "active")
    .where("client.house", "=", false)
    .where((or) =>
      or.or([
        or("client.name", "ilike", pattern),
        or("client.shortName", "ilike", pattern),
        or("client.englishName", "ilike", pattern),
      ]),
    )
    .orderBy(sql`length(client.name)`)
    .orderBy("client.name")
    .limit(10)
    .execute();
}

/** Clients that a visitor's phone or mail is on file at: exact matches, by the blind index. */
export async function clientsOfTip(trx: Trx, id: TipId, on: CalendarDate) {
  const { mobileIndex, mailIndex } = await indexesOf(trx, id, on);
  if (!mobileIndex && !mailIndex) return [];
  return trx
    .selectFrom("client")
    .select(["client.id", "client.name"])
    .where("client.propertyId", "=", trx.propertyId)
    .where("client.status", "=", "active")
    .where((each) =>
      each.exists(
        each
          .selectFrom("contact")
          .select("contact.id")
          .where("contact.propertyId", "=", trx.propertyId)
          .whereRef("contact.clientId", "=", "client.id")
          .where("contact.status", "=", "active")
          .where((or) =>
            or.or([
              ...(mobileIndex ? [or("contact.mobileIndex", "=", mobileIndex)] : []),
              ...(mailIndex ? [or("contact.mailIndex", "=", mailIndex)] : []),
            ]),
          ),
      ),
    )
    .orderBy("client.id")
    .limit(10)
    .execute();
}

/** The tip's indexes, if it is the actor's to decide. */
async function indexesOf(trx: Trx, id: TipId, on: CalendarDate) {
  const tip = await (await decided(trx, on))
    .select(["tip.mobileIndex", "tip.mailIndex"])
    .where("tip.id", "=", id)
    .executeTakeFirst();
  return found(tip, "clients.tip-not-found", { id });
}

/** Open tips about a leaver's clients: they are the owner's to decide and so follow the client. */
export const tipsHandOver: HandOverPart = {
  name: "tips",
  async count(trx, { leaverId, on }) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from tip
      where tip.property_id = ${trx.propertyId} and tip.status = 'open' and exists (
        select from client_owner as owner where owner.property_id = ${trx.propertyId} and owner.client_id = tip.client_id
          and owner.staff_id = ${leaverId} and owner.to_date > ${on})`.execute(trx);
    return rows[0]?.count ?? 0;
  },
};
