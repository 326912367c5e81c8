import { sql } from "kysely";
import type { HandOverPart } from "../../staff/hand-over/queries.ts";

/** Promised next steps that nobody has kept yet: they stand with the client's owner and so follow the client. */
export const stepsHandOver: HandOverPart = {
  name: "steps",
  async count(trx, { leaverId, on }) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from activity a
      where a.property_id = ${trx.propertyId} and a.next_on is not null and a.withdrawn_reason is null
        and exists (
          select from client_owner o where o.property_id = ${trx.propertyId} and o.client_id = a.client_id
            and o.staff_id = ${leaverId} and o.to_date > ${on})
        and not exists (
          select from activity later where later.property_id = ${trx.propertyId} and later.client_id = a.client_id
            and (later.done_on, later.id) > (a.done_on, a.id) and later.withdrawn_reason is null)`.execute(trx);
    return rows[0]?.count ?? 0;
  },
};
