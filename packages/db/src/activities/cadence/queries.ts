import {
  type AssessedWindow,
  type CadenceWindow,
  windowBefore,
  windowsEnding,
} from "@foyer/domain/activities/cadence/rules";
import type { CadenceRange } from "@foyer/domain/activities/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";

export interface ClientWindow extends AssessedWindow {
  readonly clientId: ClientId;
}

/** The windows as columns, each with the first days of the two before it. */
function columnsOf(windows: readonly CadenceWindow[]) {
  const before = windows.map(windowBefore);
  return sql`unnest(
    ${windows.map((window) => window.tier)}::text[], ${windows.map((window) => window.from)}::date[], ${windows.map((window) => window.to)}::date[],
    ${before.map((window) => window.from)}::date[], ${before.map((window) => windowBefore(window).from)}::date[]
  ) as w (tier, first, last, before, earlier)`;
}

/**
 * Every assessed window of an active client that ends in the range, with its owner, whether it was met and by which
 * activities; a window that counts for nobody says why. The same as `assessClient` of each client, as one statement.
 * (A4.4, B1.1)
 */
export async function cadenceWindows(trx: Trx, { from, to, clientId }: CadenceRange): Promise<ClientWindow[]> {
  const windows = windowsEnding({ from, to }, trx.property.startDate);
  if (windows.length === 0) return [];
  const { rows } = await sql<ClientWindow>`
    with owed as (
      select w.*, t.client_id, o.staff_id as owner_id
      from ${columnsOf(windows)}
      join client_tier t on t.property_id = ${trx.propertyId} and t.tier = w.tier and ${heldOn("t", sql`w.first`)}
      join client c on c.property_id = ${trx.propertyId} and c.id = t.client_id and c.status = 'active' and not c.house
      left join (select client_id, staff_id, from_date, to_date from client_owner where property_id = ${trx.propertyId}) o
        on o.client_id = t.client_id and ${heldOn("o", sql`w.last`)}
      where ${clientId === undefined ? sql`true` : sql`c.id = ${clientId}`}
    ), worked as (
      select owed.client_id, owed.owner_id, owed.tier, owed.first, owed.last,
        array_agg(a.id order by a.id) filter (where a.done_on >= owed.first and (a.reached or (a.material and owed.tier = 'potential'))) as contacts,
        array_agg(a.id order by a.id) filter (where a.done_on >= owed.first and a.attempt) as attempts,
        count(distinct a.done_on) filter (where a.done_on >= owed.first and a.attempt) >= 3 as tried,
        count(*) filter (where a.done_on >= owed.before and a.done_on < owed.first and (a.reached or (a.material and owed.tier = 'potential'))) = 0
          and count(distinct a.done_on) filter (where a.done_on >= owed.before and a.done_on < owed.first and a.attempt) >= 3
          and count(*) filter (where a.done_on < owed.before and (a.reached or (a.material and owed.tier = 'potential'))) = 0
          and count(distinct a.done_on) filter (where a.done_on < owed.before and a.attempt) >= 3 as tried_twice
      from owed
      left join (
        select id, client_id, done_on, outcome = 'reached' as reached, outcome <> 'reached' as attempt, kind = 'material' as material
        from activity
        where property_id = ${trx.propertyId} and withdrawn_reason is null and done_on <= ${to}
      ) a on a.client_id = owed.client_id and a.done_on between owed.earlier and owed.last
      group by owed.client_id, owed.owner_id, owed.tier, owed.first, owed.last, owed.before
    )
    select client_id, owner_id, tier, first as "from", last as "to",
      case when owner_id is null then 'no-owner' when held * 2 < last - first + 1 then 'held-too-short' end as dropped,
      coalesce(contacts is not null or (tried and not tried_twice), false) as met,
      case when contacts is not null then 'contact' when tried and not tried_twice then 'attempts' end as by,
      coalesce(contacts, attempts, '{}') as activity_ids
    from (
      select worked.*, (
        select sum(least(h.to_date, worked.last + 1) - greatest(h.from_date, worked.first)) from client_owner h
        where h.property_id = ${trx.propertyId} and h.client_id = worked.client_id and h.staff_id = worked.owner_id
          and h.from_date <= worked.last and h.to_date > worked.first
      ) as held from worked
    ) judged
    order by client_id, last, tier`.execute(trx);
  return rows;
}
