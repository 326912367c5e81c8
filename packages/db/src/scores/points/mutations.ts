import { firstDay, type Instant, lastDay, type Month } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";

export interface RepurchasePoints {
  readonly month: Month;
  readonly points: number;
}

/**
 * Gives the owner of the day points for each client that came back: a completed stay, by departure, of a client with an
 * earlier one; once per client and month, however often it is computed; none about anything before the property's start. (B3.1)
 */
export async function giveRepurchasePoints(
  trx: Trx,
  { month, points }: RepurchasePoints,
  now: Instant,
): Promise<number> {
  const { rows } = await sql`
    insert into point_entry (property_id, staff_id, event, on_date, month, points, client_id, subject, row_id, recorded_at)
    select ${trx.propertyId}, owner.staff_id, 'repurchase', first.departure, ${month}, ${points}::int, first.client_id, 'stay', first.id, ${now}
    from (
      select distinct on (stay.client_id) stay.client_id, stay.id, stay.departure
      from (
        select client_id, id, departure, row_number() over (partition by client_id order by departure, id) as visit
        from stay
        where property_id = ${trx.propertyId} and status = 'completed' and departure between ${firstDay(month)} and ${lastDay(month)}
      ) as stay
      join client on client.property_id = ${trx.propertyId} and client.id = stay.client_id and not client.house
      where stay.departure >= ${trx.property.startDate}
        and (stay.visit > 1 or exists (
          select from stay as earlier
          where earlier.property_id = ${trx.propertyId} and earlier.client_id = stay.client_id and earlier.status = 'completed'
            and earlier.departure < ${firstDay(month)}))
        -- a file that was merged into this one may have had the month's points already
        and not exists (
          select from client as merged
          join point_entry as given on given.property_id = ${trx.propertyId} and given.client_id = merged.id
            and given.event = 'repurchase' and given.month = ${month}
          where merged.property_id = ${trx.propertyId} and merged.merged_into = stay.client_id)
      order by stay.client_id, stay.departure, stay.id
    ) as first
    join client_owner as owner on owner.property_id = ${trx.propertyId} and owner.client_id = first.client_id
      and ${heldOn("owner", sql`first.departure`)}
    on conflict on constraint point_entry_once do nothing
    returning id`.execute(trx);
  return rows.length;
}
