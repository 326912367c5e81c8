import { isClosedTo } from "@foyer/domain/clients/rules";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { inReach } from "../reach/queries.ts";

const mostSuggested = 50;

/** The tags in use on files in reach, the most used first: what to type again rather than anew. */
export async function tagsInUse(trx: Trx, on: CalendarDate) {
  if (isClosedTo(trx.actor, "tags")) return [];
  const { rows } = await sql<{ tag: string; count: number }>`
    select tag, count(*) as count from client, unnest(client.tags) as tag
    where client.property_id = ${trx.propertyId} and client.status = 'active' and client.tags <> '{}'
      and ${await inReach(trx, "clients:read", { on })}
    group by tag order by count(*) desc, tag limit ${mostSuggested}`.execute(trx);
  return rows;
}
