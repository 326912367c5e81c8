import type { Act } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Documented } from "../../files/attachments/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { inReach } from "../reach/queries.ts";

interface Asked {
  readonly row: number;
  readonly act: Act;
}

/** A file's own number and those of the files that were merged into it; none when the file is out of the act's reach. */
async function mergedInto(trx: Trx, { row, act }: Asked, on: CalendarDate): Promise<readonly number[]> {
  const reached = await inReach(trx, act, { on });
  const { rows } = await sql<{ id: number }>`
    with recursive parts as (
      select client.id from client where client.property_id = ${trx.propertyId} and client.id = ${row} and ${reached}
      union
      select part.id from parts join client part on part.property_id = ${trx.propertyId} and part.merged_into = parts.id
    )
    select id from parts`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Whether the act reaches the file, or the one that it was merged into. */
async function reaches(trx: Trx, { row, act }: Asked, on: CalendarDate): Promise<boolean> {
  const reached = await inReach(trx, act, { on });
  const { rows } = await sql`
    with recursive way as (
      select id, merged_into from client where property_id = ${trx.propertyId} and id = ${row}
      union
      select next.id, next.merged_into from way join client next on next.property_id = ${trx.propertyId} and next.id = way.merged_into
    )
    select from client where client.property_id = ${trx.propertyId} and client.id in (select id from way) and ${reached}
    limit 1`.execute(trx);
  return rows.length > 0;
}

/** The documents of a client's file: for who works with the whole file, not for the desk. (A2.6) */
export const clientDocuments: Documented = {
  read: "documents:read",
  write: "documents:write",
  rows: mergedInto,
  reaches,
};
