import { creditGrades } from "@foyer/domain/clients/credit/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { AgingGroup } from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";

interface Grouping {
  /** Joined to the accounts (`account`), it says whose row each is in. */
  readonly join: RawBuilder<unknown>;
  readonly group: RawBuilder<number | string | null>;
  /** Joined to the finished rows (`grouped`), it says what they are called: so many fewer than there are accounts. */
  readonly names: RawBuilder<unknown>;
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

/** A row that is called as what it is grouped by. */
const bare = (join: RawBuilder<unknown>, group: RawBuilder<string>): Grouping => ({
  join,
  group,
  names: sql``,
  label: sql`grouped."group"`,
  name: sql<null>`null::text`,
  order: sql`label`,
});

/** Whose row an account is in, as it was on the day. */
export function groupedBy(trx: Trx, by: AgingGroup, asOf: CalendarDate): Grouping {
  switch (by) {
    case "client":
      return {
        join: sql``,
        group: sql`account.client_id`,
        names: sql`left join client on client.property_id = ${trx.propertyId} and client.id = grouped."group"`,
        label: sql`client.reference`,
        name: sql`client.name`,
        order: sql`name`,
      };
    case "owner":
      return {
        join: inForce(trx, "client_owner", asOf),
        group: sql`dated.staff_id`,
        names: sql`left join staff on staff.id = grouped."group"`,
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
        join: sql``,
        group: sql`account.property_id`,
        names: sql``,
        label: sql`${trx.property.code}::text`,
        name: sql`${trx.property.name}::text`,
        order: sql`label`,
      };
  }
}
