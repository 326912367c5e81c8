import { assessmentType } from "@foyer/domain/clients/rules";
import type { AssessmentType, ClientClass, ClientId, Tier } from "@foyer/domain/clients/schema";
import { type CalendarDate, lastDay, type Month } from "@foyer/domain/kernel/time";
import { repurchaseSpans } from "@foyer/domain/scores/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { producedDays } from "../../stays/production/queries.ts";

/** A client that is scored in a month: active, no house account, with its owner, type and tier of the month's last day. */
export interface ScoredClient {
  readonly clientId: ClientId;
  readonly ownerId: StaffId;
  readonly type: AssessmentType;
  readonly tier: Tier;
}

export async function scoredClients(trx: Trx, month: Month): Promise<ScoredClient[]> {
  const on = lastDay(month);
  const { rows } = await sql<{
    clientId: ClientId;
    ownerId: StaffId;
    tier: Tier;
    class: ClientClass;
    vip: boolean;
    override: AssessmentType | null;
  }>`
    select client.id as client_id, owner.staff_id as owner_id, tier.tier, class.class, client.vip, given.assessment_type as override
    from client
    join client_owner as owner on owner.property_id = ${trx.propertyId} and owner.client_id = client.id and ${heldOn("owner", on)}
    join client_tier as tier on tier.property_id = ${trx.propertyId} and tier.client_id = client.id and ${heldOn("tier", on)}
    join client_class as class on class.property_id = ${trx.propertyId} and class.client_id = client.id and ${heldOn("class", on)}
    left join (select client_id, assessment_type, from_date, to_date from client_assessment_type where property_id = ${trx.propertyId}) as given
      on given.client_id = client.id and ${heldOn("given", on)}
    where client.property_id = ${trx.propertyId} and client.status = 'active' and not client.house
    order by client.id`.execute(trx);
  return rows.map(({ vip, class: clientClass, override, ...row }) => ({
    ...row,
    type: assessmentType({ vip, class: clientClass, override }),
  }));
}

/** Who sells here on the month's last day: the people who are ranked. */
export async function rankedReps(trx: Trx, month: Month): Promise<StaffId[]> {
  const on = lastDay(month);
  const rows = await trx
    .selectFrom("staffRole")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where("role", "=", "rep")
    .where(heldOn("staffRole", on))
    .orderBy("staffId")
    .execute();
  return rows.map((row) => row.staffId);
}

export interface ReturnOfClient {
  readonly clientId: ClientId;
  readonly before: readonly number[];
  readonly again: readonly number[];
}

/** Clients with a completed stay in the second year back, and their completed stays of the last 12 months, by departure. (B1.5) */
export async function returns(trx: Trx, month: Month): Promise<ReturnOfClient[]> {
  const { before, again } = repurchaseSpans(month);
  const { rows } = await sql<ReturnOfClient>`
    select client_id,
      array_agg(id order by id) filter (where departure <= ${before.to}) as before,
      coalesce(array_agg(id order by id) filter (where departure >= ${again.from}), '{}') as again
    from stay
    where property_id = ${trx.propertyId} and status = 'completed' and departure between ${before.from} and ${again.to}
    group by client_id having bool_or(departure <= ${before.to})
    order by client_id`.execute(trx);
  return rows;
}

export interface ClientRevenue {
  readonly clientId: ClientId;
  readonly ownerId: StaffId;
  readonly stayIds: readonly number[];
  readonly revenue: number;
}

/** What each owner's clients brought in a span, in minor units, by the owner of the night. */
export async function revenueByClient(
  trx: Trx,
  span: { from: CalendarDate; to: CalendarDate },
): Promise<ClientRevenue[]> {
  const { rows } = await sql<ClientRevenue>`
    select day.client_id, owner.staff_id as owner_id, array_agg(distinct day.stay_id) as stay_ids, sum(day.revenue)::bigint as revenue
    from (${producedDays(trx, span)}) as day
    join client_owner as owner on owner.property_id = ${trx.propertyId} and owner.client_id = day.client_id and ${heldOn("owner", sql`day.date`)}
    group by day.client_id, owner.staff_id
    order by day.client_id, owner.staff_id`.execute(trx);
  return rows;
}
