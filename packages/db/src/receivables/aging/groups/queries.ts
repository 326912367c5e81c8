import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { AgingGroup } from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";

interface Grouping {
  readonly join: RawBuilder<unknown>;
  readonly group: RawBuilder<number | string | null>;
  readonly label: RawBuilder<string | null>;
  readonly name: RawBuilder<string | null>;
}

const inForce = (trx: Trx, table: "client_owner" | "client_tier" | "client_class", asOf: CalendarDate) => sql`
  left join ${sql.table(table)} dated on dated.property_id = ${trx.propertyId} and dated.client_id = account.client_id
    and ${heldOn("dated", asOf)}`;

/** Whose row an account is in, as it was on the day. */
export function groupedBy(trx: Trx, by: AgingGroup, asOf: CalendarDate): Grouping {
  const none = sql<null>`null::text`;
  switch (by) {
    case "client":
      return {
        join: sql`join client on client.property_id = ${trx.propertyId} and client.id = account.client_id`,
        group: sql`account.client_id`,
        label: sql`client.reference`,
        name: sql`client.name`,
      };
    case "owner":
      return {
        join: sql`${inForce(trx, "client_owner", asOf)} left join staff on staff.id = dated.staff_id`,
        group: sql`dated.staff_id`,
        label: sql`staff.name`,
        name: sql`staff.name`,
      };
    case "class":
      return { join: inForce(trx, "client_class", asOf), group: sql`dated.class`, label: sql`dated.class`, name: none };
    case "tier":
      return { join: inForce(trx, "client_tier", asOf), group: sql`dated.tier`, label: sql`dated.tier`, name: none };
  }
}
