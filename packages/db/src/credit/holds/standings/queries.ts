import type { CreditHold } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Exposure } from "@foyer/domain/credit/exposure/schema";
import type { CreditList, HoldDays } from "@foyer/domain/credit/holds/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { type CreditRules, creditRules, limitsOn, overridesOn, usedRows, usedSums } from "../../exposure/queries.ts";
import { holdDays } from "../queries.ts";

interface AskedStandings {
  readonly rules: CreditRules;
  readonly days: HoldDays;
  /** Only those whose limit or use concerns these clients; all when absent. */
  readonly members?: readonly ClientId[];
}

/**
 * The parts of a statement that end in `standing`: every limit that is granted or used, what uses it, and the hold it stands
 * under, with the reasons. `standingHold` says the same of one.
 */
export const standings = (trx: Trx, { rules, days, members }: AskedStandings): RawBuilder<unknown> => {
  const { on, noneMeansCash } = rules;
  const overLimit = sql`coalesce(exposure > limit_minor, false)`;
  const noLimit = sql`(${noneMeansCash}::boolean and limit_minor is null and exposure > 0)`;
  const late = (from: number | null) =>
    from === null ? sql`false` : sql`(overdue_days > 0 and overdue_days >= ${from}::int)`;
  const [soft, hard] = [late(days.soft), late(days.hard)];
  return sql`
    ${usedRows(trx, { ...rules, members })}, used as (${usedSums}), counted as (
      select line.holder_id, granted.limit_minor, lifted.up_to_minor, lifted.to_date as up_to_until,
        coalesce(used.balance, 0) as balance, coalesce(used.unbilled, 0) as unbilled, coalesce(used.reserved, 0) as reserved,
        coalesce(used.balance + used.unbilled + used.reserved, 0) as exposure, coalesce(used.overdue_days, 0) as overdue_days
      from (
        select holder_id from used
        union select client_id from (${limitsOn(trx, on)}) granted
        where client_id not in (select member_id from membership where holder_id <> member_id)
      ) line
      left join used on used.holder_id = line.holder_id
      left join (${limitsOn(trx, on)}) granted on granted.client_id = line.holder_id
      left join (${overridesOn(trx, on)}) lifted on lifted.client_id = line.holder_id
    ), standing as (
      select counted.*, array_remove(array[
          case when ${overLimit} then 'over-limit' end, case when ${noLimit} then 'no-limit' end,
          case when ${hard} then 'overdue-hard' when ${soft} then 'overdue-soft' end], null) as reasons,
        coalesce(exposure <= up_to_minor, false) as let_go
      from counted
    )`;
};

/** The hold of a row of `standing`; nothing when it stands under none. */
export const holdOfStanding = sql<CreditHold | null>`
  case when standing.let_go or cardinality(standing.reasons) = 0 then null
    when standing.reasons = array['overdue-soft'] then 'soft' else 'hard' end`;

export interface StandingRow extends Exposure {
  readonly clientId: ClientId;
  readonly client: string;
  readonly owner: string | null;
  readonly limit: Minor | null;
  readonly upTo: Minor | null;
  readonly upToUntil: CalendarDate | null;
  readonly exposure: Minor;
  readonly overdueDays: number;
  readonly hold: CreditHold | null;
  readonly reasons: readonly string[];
  readonly since: CalendarDate | null;
}

export interface CreditPage {
  readonly count: number;
  readonly rows: StandingRow[];
}

const most = sql`greatest(standing.limit_minor, standing.up_to_minor)`;

/** What each list holds, and its order. */
const lists: Readonly<Record<CreditList["view"], { which: RawBuilder<boolean>; order: RawBuilder<unknown> }>> = {
  holds: {
    which: sql<boolean>`${holdOfStanding} is not null`,
    order: sql`${holdOfStanding} = 'soft', overdue_days desc, exposure desc`,
  },
  "over-limit": {
    which: sql<boolean>`standing.exposure > standing.limit_minor`,
    order: sql`standing.exposure - standing.limit_minor desc`,
  },
  headroom: {
    which: sql<boolean>`standing.limit_minor is not null`,
    order: sql`${most} - standing.exposure`,
  },
};

/** How limits stand at this moment, list by list, with how many there are. One statement for the whole house. (A7.5) */
export async function creditList(trx: Trx, { view, offset, limit }: CreditList, on: CalendarDate): Promise<CreditPage> {
  refuseUnless(trx.actor, "credit:read");
  const rules = await creditRules(trx, on);
  const { which, order } = lists[view];
  const { rows } = await sql<StandingRow & { count: number }>`
    with ${standings(trx, { rules, days: await holdDays(trx, on) })}
    select standing.holder_id as client_id, client.name as client, owner_staff.name as owner, standing.limit_minor as "limit",
      standing.up_to_minor as up_to, standing.up_to_until, standing.balance, standing.unbilled, standing.reserved,
      standing.exposure, standing.overdue_days, ${holdOfStanding} as hold, standing.reasons, held.from_date as since,
      count(*) over () as count
    from standing
    join client on client.property_id = ${trx.propertyId} and client.id = standing.holder_id
    left join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = client.id and ${heldOn("owner", on)}
    left join staff owner_staff on owner_staff.id = owner.staff_id
    left join client_credit_hold held on held.property_id = ${trx.propertyId} and held.client_id = client.id and ${heldOn("held", on)}
    where ${which}
    order by ${order}, standing.holder_id offset ${offset} limit ${limit}`.execute(trx);
  return { count: rows[0]?.count ?? 0, rows: rows.map(({ count: _, ...row }) => row) };
}
