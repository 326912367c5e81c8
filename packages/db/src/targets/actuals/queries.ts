import type { ClientClass } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { TargetMetric } from "@foyer/domain/targets/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { producedDays } from "../../stays/production/queries.ts";

/** What one rep came to in a class in a month of the range's year. */
export interface Actual {
  readonly class: ClientClass;
  /** Nobody: the client had no owner on the day. */
  readonly staffId: StaffId | null;
  /** 0 = January. */
  readonly month: number;
  readonly amount: number;
}

export interface ActualsAsked {
  readonly metric: TargetMetric;
  readonly from: CalendarDate;
  /** Included. */
  readonly to: CalendarDate;
}

/** What happened, as rows of client, person (empty: the client's owner on the day), day and amount. */
function happened(trx: Trx, { metric, from, to }: ActualsAsked) {
  const property = trx.propertyId;
  const done = sql`property_id = ${property} and withdrawn_reason is null and done_on between ${from} and ${to}`;
  switch (metric) {
    case "revenue":
    case "room-nights": {
      const amount = metric === "revenue" ? sql`revenue` : sql`room_nights`;
      return sql`select client_id, null::bigint as staff_id, date as day, ${amount} as amount from (${producedDays(trx, { from, to })}) used`;
    }
    case "new-clients":
      return sql`
        select client_id, null::bigint as staff_id, min(departure) as day, 1 as amount from stay
        where property_id = ${property} and status = 'completed'
        group by client_id having min(departure) between ${from} and ${to}`;
    case "visits":
      return sql`select client_id, staff_id, done_on as day, 1 as amount from activity where ${done} and kind = 'visit' and outcome = 'reached'`;
    case "contacts":
      return sql`select client_id, staff_id, done_on as day, 1 as amount from activity where ${done} and outcome = 'reached'`;
  }
}

/**
 * Actuals by class, rep and month: class and owner are those of the night or day, visits and contacts are whose who made
 * them. A new client is a first completed stay ever, in the month of departure. The house account has no class. (A5.2)
 */
export async function actuals(trx: Trx, asked: ActualsAsked): Promise<Actual[]> {
  const { rows } = await sql<Actual>`
    select k.class, coalesce(h.staff_id, o.staff_id) as staff_id, extract(month from h.day)::int - 1 as month, sum(h.amount)::bigint as amount
    from (${happened(trx, asked)}) h
    join client_class k on k.property_id = ${trx.propertyId} and k.client_id = h.client_id and ${heldOn("k", sql`h.day`)}
    join client c on c.property_id = ${trx.propertyId} and c.id = h.client_id and not c.house
    left join (select client_id, staff_id, from_date, to_date from client_owner where property_id = ${trx.propertyId}) o
      on o.client_id = h.client_id and ${heldOn("o", sql`h.day`)}
    group by 1, 2, 3`.execute(trx);
  return rows;
}
