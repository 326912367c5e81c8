import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import type { HandedClient, Leaving } from "../../staff/hand-over/queries.ts";
import { staffOfReach } from "../../staff/reach/queries.ts";
import { reachedClient } from "../queries.ts";

/** The clients that a person owns on a day or is to own later, tier by tier. */
export async function clientsHeld(trx: Trx, { leaverId, on }: Leaving): Promise<HandedClient[]> {
  const { rows } = await sql<HandedClient>`
    select client.id, client.name, tier.tier from client
    left join (select client_id, tier, from_date, to_date from client_tier where property_id = ${trx.propertyId}) as tier
      on tier.client_id = client.id and ${heldOn("tier", on)}
    where client.property_id = ${trx.propertyId} and exists (
      select from client_owner as owner where owner.property_id = ${trx.propertyId} and owner.client_id = client.id
        and owner.staff_id = ${leaverId} and owner.to_date > ${on})
    order by tier.tier, client.name, client.id`.execute(trx);
  return rows;
}

/** People within reach without a role today who still own clients: somebody forgot to hand over. */
export async function leaversHolding(trx: Trx, on: CalendarDate) {
  const reach = await staffOfReach(trx, "staff:hand-over", on);
  const theirs = reach ? sql`and owner.staff_id = any(${reach}::int[])` : sql``;
  const { rows } = await sql<{ staffId: StaffId; name: string; clients: number }>`
    select owner.staff_id, staff.name, count(*) as clients from client_owner as owner
    join staff on staff.id = owner.staff_id
    where owner.property_id = ${trx.propertyId} and owner.to_date > ${on} and owner.from_date <= ${on} and not exists (
      select from staff_role as role where role.property_id = ${trx.propertyId} and role.staff_id = owner.staff_id and role.to_date > ${on}) ${theirs}
    group by owner.staff_id, staff.name
    order by staff.name
    limit 200`.execute(trx);
  return rows;
}

/** The brief that came with a client, for whoever may work on its file; none once the successor has given it on. */
export async function briefOfClient(trx: Trx, clientId: ClientId, on: CalendarDate) {
  await reachedClient(trx, { id: clientId, act: "clients:write", on });
  const { rows } = await sql<{ leaver: string; by: string; effectiveOn: CalendarDate; brief: string }>`
    select leaver.name as leaver, giver.name as by, h.effective_on, h.brief
    from hand_over_client as given
    join hand_over as h on h.property_id = ${trx.propertyId} and h.id = given.hand_over_id and h.undone_at is null
    join client_owner as owner on owner.property_id = ${trx.propertyId} and owner.client_id = given.client_id
      and owner.staff_id = given.successor_id and ${heldOn("owner", on)}
    join staff as leaver on leaver.id = h.leaver_id
    join staff as giver on giver.id = h.staff_id
    where given.property_id = ${trx.propertyId} and given.client_id = ${clientId} and h.effective_on <= ${on}
    order by h.id desc
    limit 1`.execute(trx);
  return rows[0] ?? null;
}
