import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";

/** Those who share one limit: the client whose limit it is, and whose business uses it. */
export interface CreditLine {
  readonly holderId: ClientId;
  readonly members: readonly ClientId[];
}

/** Nobody keeps files under each other as deep as this; a circle, which edits refuse, would end here. */
const deepest = 50;

/** The recursive parts of a statement that give `membership`: under whose limit a client stands that is not its own, the topmost. */
export const membership = (trx: Trx, on: CalendarDate) => sql`
  family as (
    select r.client_id as holder_id, r.client_id as member_id, 0 as depth
    from credit_roll_up r where r.property_id = ${trx.propertyId} and ${heldOn("r", on)}
    union all
    select family.holder_id, child.id, family.depth + 1
    from family join client child on child.property_id = ${trx.propertyId} and child.parent_id = family.member_id
    where family.depth < ${deepest}
  ), membership as (
    select distinct on (member_id) member_id, holder_id from family order by member_id, depth desc
  )`;

/** The topmost file above a client, itself included, that shares its limit with those below it. */
async function holderOf(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<ClientId | undefined> {
  const { rows } = await sql<{ id: ClientId }>`
    with recursive above as (
      select id, parent_id, 0 as depth from client where property_id = ${trx.propertyId} and id = ${clientId}
      union all
      select up.id, up.parent_id, above.depth + 1
      from above join client up on up.property_id = ${trx.propertyId} and up.id = above.parent_id where above.depth < ${deepest}
    )
    select above.id from above
    where exists (
      select from credit_roll_up r where r.property_id = ${trx.propertyId} and r.client_id = above.id and ${heldOn("r", on)})
    order by above.depth desc limit 1`.execute(trx);
  return rows[0]?.id;
}

/** A file and all below it. */
export async function familyOf(trx: Trx, clientId: ClientId): Promise<ClientId[]> {
  const { rows } = await sql<{ id: ClientId }>`
    with recursive below as (
      select id, 0 as depth from client where property_id = ${trx.propertyId} and id = ${clientId}
      union all
      select child.id, below.depth + 1
      from below join client child on child.property_id = ${trx.propertyId} and child.parent_id = below.id where below.depth < ${deepest}
    )
    select distinct id from below order by id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Whose limit a client's business uses, and who else's does. */
export async function creditLineOf(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<CreditLine> {
  const holderId = await holderOf(trx, clientId, on);
  if (holderId === undefined) return { holderId: clientId, members: [clientId] };
  return { holderId, members: await familyOf(trx, holderId) };
}

/** Who set, and since when, that those below a client share its limit; nothing when they do not. */
export async function rollUpOf(trx: Trx, clientId: ClientId, on: CalendarDate) {
  const row = await trx
    .selectFrom("creditRollUp as r")
    .leftJoin("staff", "staff.id", "r.staffId")
    .select(["r.id", "r.fromDate", "staff.name as by"])
    .where("r.propertyId", "=", trx.propertyId)
    .where("r.clientId", "=", clientId)
    .where(heldOn("r", on))
    .executeTakeFirst();
  return row ?? null;
}
