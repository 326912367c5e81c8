import type { ClientId } from "@foyer/domain/clients/schema";
import type { Exposure, ExposureKind, ExposureRows, ExposureWindow } from "@foyer/domain/credit/exposure/schema";
import { minor, type Minor } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import { reachedClient } from "../../clients/queries.ts";
import { inReach } from "../../clients/reach/queries.ts";
import { exposureSources } from "../../exposures.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { settingsOn } from "../../properties/queries.ts";
import { type CreditLine, creditLineOf, membership } from "./lines/queries.ts";
import type { AskedRows } from "./sources/queries.ts";

/** What the property says about how credit is counted on a day. */
export interface CreditRules extends ExposureWindow {
  readonly noneMeansCash: boolean;
}

export async function creditRules(trx: Trx, on: CalendarDate): Promise<CreditRules> {
  const set = await settingsOn(trx, on, {
    horizon: "credit.horizon-days",
    unbilled: "credit.unbilled-days",
    noneMeansCash: "credit.none-means-cash",
  });
  return { on, ...set };
}

/** The limits in force on a day, by client. */
export const limitsOn = (trx: Trx, on: CalendarDate) => sql`
  select granted.client_id, granted.limit_minor from client_credit_limit granted
  where granted.property_id = ${trx.propertyId} and ${heldOn("granted", on)}`;

/** The most that overrides in force on a day let a client use, and until when the one that does. */
export const overridesOn = (trx: Trx, on: CalendarDate) => sql`
  select distinct on (lifted.client_id) lifted.client_id, lifted.up_to_minor, lifted.to_date from credit_override lifted
  where lifted.property_id = ${trx.propertyId} and ${heldOn("lifted", on)}
  order by lifted.client_id, lifted.up_to_minor desc, lifted.to_date desc`;

const kinds = Object.keys(exposureSources).filter((kind): kind is ExposureKind => Object.hasOwn(exposureSources, kind));

/**
 * The parts of a statement that end in `used_row`: every row that uses a limit, with its kind, and the client whose limit it
 * is. One statement for one client, its family or the whole house.
 */
export const usedRows = (trx: Trx, asked: AskedRows): RawBuilder<unknown> => sql`
  recursive ${membership(trx, asked.on)}, on_credit as (
    select client_id from (${limitsOn(trx, asked.on)}) granted where limit_minor > 0
    union select client_id from (${overridesOn(trx, asked.on)}) lifted
  ), used_row as (
    select coalesce(shared.holder_id, used.client_id) as holder_id, used.*
    from (${sql.join(
      kinds.map(
        (kind) => sql`select ${sql.lit(kind)}::text as kind, r.* from (${exposureSources[kind](trx, asked)}) r`,
      ),
      sql` union all `,
    )}) used
    left join (select member_id, holder_id from membership) shared on shared.member_id = used.client_id
  )`;

/** The sums of those rows by whose limit it is. */
export const usedSums = sql`
  select holder_id,
    coalesce(sum(amount) filter (where part = 'balance'), 0)::bigint as balance,
    coalesce(sum(amount) filter (where part = 'unbilled'), 0)::bigint as unbilled,
    coalesce(sum(amount) filter (where part = 'reserved'), 0)::bigint as reserved,
    max(late)::int as overdue_days
  from used_row group by holder_id`;

export interface LineExposure extends Exposure {
  readonly overdueDays: number;
}

/** What of one limit is used, by all who share it. */
export async function exposureOfLine(trx: Trx, { members }: CreditLine, window: ExposureWindow): Promise<LineExposure> {
  const { rows } = await sql<LineExposure>`
    with ${usedRows(trx, { ...window, members })}
    select coalesce(sum(balance), 0)::bigint as balance, coalesce(sum(unbilled), 0)::bigint as unbilled,
      coalesce(sum(reserved), 0)::bigint as reserved, coalesce(max(overdue_days), 0)::int as overdue_days
    from (${usedSums}) sums`.execute(trx);
  const nothing = minor(0);
  return rows[0] ?? { balance: nothing, unbilled: nothing, reserved: nothing, overdueDays: 0 };
}

export interface UsedRow {
  readonly kind: ExposureKind;
  readonly id: number;
  readonly clientId: ClientId;
  readonly client: string;
  readonly about: string;
  readonly day: CalendarDate;
  readonly whole: Minor;
  readonly amount: Minor;
  readonly late: number;
}

/**
 * The rows that a part of a client's exposure was made of, those of its family with it. They add up to the total with what is
 * of clients out of reach, which is told as one sum.
 */
export async function exposureRows(trx: Trx, { clientId, part, limit }: ExposureRows, on: CalendarDate) {
  refuseUnless(trx.actor, "credit:standing");
  await reachedClient(trx, { id: clientId, act: "credit:standing", on });
  const line = await creditLineOf(trx, clientId, on);
  const window = await creditRules(trx, on);
  const reached = await inReach(trx, "credit:standing", { on, id: "used_row.client_id" });
  const { rows } = await sql<{ rows: UsedRow[] | null; count: number; total: Minor; elsewhere: Minor }>`
    with ${usedRows(trx, { ...window, members: line.members })}, told as (
      select used_row.*, client.name as client, ${reached} as reached
      from used_row join client on client.property_id = ${trx.propertyId} and client.id = used_row.client_id
      where used_row.part = ${part}
    )
    select count(*) filter (where reached)::int as count, coalesce(sum(amount), 0)::bigint as total,
      coalesce(sum(amount) filter (where not reached), 0)::bigint as elsewhere,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'id', id, 'clientId', client_id, 'client', client, 'about', about,
          'day', day, 'whole', whole, 'amount', amount, 'late', late) order by day, kind, id)
        from (select * from told where reached order by day, kind, id limit ${limit}) page) as rows
    from told`.execute(trx);
  const [answer] = rows;
  const none = minor(0);
  return {
    part,
    rows: answer?.rows ?? [],
    count: answer?.count ?? 0,
    total: answer?.total ?? none,
    elsewhere: answer?.elsewhere ?? none,
  };
}
