import { creditGrades } from "@foyer/domain/clients/credit/schema";
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
  /** Where the row stands by its name; what has none is last. */
  readonly order: RawBuilder<unknown>;
}

const inForce = (
  trx: Trx,
  table: "client_owner" | "client_tier" | "client_class" | "client_credit_grade",
  asOf: CalendarDate,
) => sql`
  left join ${sql.table(table)} dated on dated.property_id = ${trx.propertyId} and dated.client_id = account.client_id
    and ${heldOn("dated", asOf)}`;

const bare = (join: RawBuilder<unknown>, group: RawBuilder<string>): Grouping => ({
  join,
  group,
  label: group,
  name: sql<null>`null::text`,
  order: sql`label`,
});

/** Whose row an account is in, as it was on the day. */
export function groupedBy(trx: Trx, by: AgingGroup, asOf: CalendarDate): Grouping {
  switch (by) {
    case "client":
      return {
        join: sql`join client on client.property_id = ${trx.propertyId} and client.id = account.client_id`,
        group: sql`account.client_id`,
        label: sql`client.reference`,
        name: sql`client.name`,
        order: sql`name`,
      };
    case "owner":
      return {
        join: sql`${inForce(trx, "client_owner", asOf)} left join staff on staff.id = dated.staff_id`,
        group: sql`dated.staff_id`,
        label: sql`staff.name`,
        name: sql`staff.name`,
        order: sql`name`,
      };
    case "class":
      return bare(inForce(trx, "client_class", asOf), sql`dated.class`);
    case "tier":
      return bare(inForce(trx, "client_tier", asOf), sql`dated.tier`);
    case "grade": {
      const grades = bare(inForce(trx, "client_credit_grade", asOf), sql`dated.grade`);
      return { ...grades, order: sql`array_position(${[...creditGrades]}::text[], label)` };
    }
    case "currency":
      return bare(sql``, sql`account.currency`);
    case "property":
      return {
        join: sql`join property on property.id = ${trx.propertyId}`,
        group: sql`property.id`,
        label: sql`property.code`,
        name: sql`property.name`,
        order: sql`label`,
      };
  }
}
