import type { StaffId } from "@foyer/domain/kernel/ids";
import { minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { ProductionAnswer } from "@foyer/domain/stays/production/rules";
import {
  type ProductionAsked,
  type ProductionBy,
  type ProductionFigures,
  type ProductionRow,
  producingStatuses,
  unassigned,
} from "@foyer/domain/stays/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { reachedStaff } from "../../staff/queries.ts";

/**
 * The days of a span that count as production: those of completed and in-house stays, with what was used and earned. (B1.5)
 */
export const producedDays = (trx: Trx, { from, to }: Pick<ProductionAsked, "from" | "to">) => sql`
  select stay.id as stay_id, stay.client_id, stay.channel, day.date, day.nights * day.rooms as room_nights,
    day.room_minor + day.food_minor + day.meeting_minor + day.other_minor as revenue
  from stay_day as day
  join stay on stay.property_id = ${trx.propertyId} and stay.id = day.stay_id and stay.status = any(${[...producingStatuses]}::text[])
  where day.property_id = ${trx.propertyId} and day.date between ${from} and ${to}`;

const onTheDay = (trx: Trx, table: "client_owner" | "client_class") => sql`
  left join (select * from ${sql.table(table)} where property_id = ${trx.propertyId}) as ${sql.ref(table)}
    on ${sql.ref(`${table}.client_id`)} = day.client_id and ${heldOn(table, sql`day.date`)}`;

interface Grouping {
  readonly key: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly joins: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

const byRevenue = sql`revenue desc, key`;
const plain = (key: RawBuilder<unknown>, joins = sql``): Grouping => ({
  key,
  name: key,
  id: sql`null::bigint`,
  joins,
  order: byRevenue,
});

const groupingsOf = (trx: Trx): Readonly<Record<ProductionBy, Grouping>> => ({
  client: {
    key: sql`client.reference`,
    name: sql`client.name`,
    id: sql`client.id`,
    joins: sql`join client on client.property_id = ${trx.propertyId} and client.id = day.client_id`,
    order: byRevenue,
  },
  rep: {
    key: sql`coalesce(staff.email, ${unassigned})`,
    name: sql`coalesce(staff.name, '')`,
    id: sql`client_owner.staff_id`,
    joins: sql`${onTheDay(trx, "client_owner")} left join staff on staff.id = client_owner.staff_id`,
    order: byRevenue,
  },
  month: { ...plain(sql`to_char(day.date, 'YYYY-MM')`), order: sql`key` },
  class: plain(sql`coalesce(client_class.class, ${unassigned})`, onTheDay(trx, "client_class")),
  channel: plain(sql`coalesce(day.channel, ${unassigned})`),
});

/** Only nights whose owner of the day is one of these; all of them when nobody is named. */
const ownedBy = (trx: Trx, staffIds: readonly StaffId[] | undefined) =>
  staffIds === undefined
    ? sql`true`
    : sql`exists (
        select from client_owner as reached
        where reached.property_id = ${trx.propertyId} and reached.client_id = day.client_id
          and ${heldOn("reached", sql`day.date`)} and reached.staff_id = any(${[...staffIds]}::bigint[]))`;

/** What makes up one row of a grouping. Its joins are there already when it is grouped by the same. */
const onlyWithin = (trx: Trx, { by, within }: Pick<ProductionAsked, "by" | "within">) =>
  within === undefined
    ? { joins: sql``, where: sql`true` }
    : {
        joins: within.by === by ? sql`` : groupingsOf(trx)[within.by].joins,
        where: sql`${groupingsOf(trx)[within.by].key} = ${within.key}`,
      };

/**
 * Nights and revenue of completed and in-house stays by consumption date; what is grouped by is as it was on the day.
 * One statement, so that rows and total are of one moment. (B1.5)
 */
export async function production(
  trx: Trx,
  { from, to, by, within }: ProductionAsked,
  today: CalendarDate,
): Promise<ProductionAnswer> {
  const { key, name, id, joins, order } = groupingsOf(trx)[by];
  const only = onlyWithin(trx, { by, within });
  const { rows } = await sql<ProductionRow & { isTotal: boolean }>`
    select key, name, id, count(distinct stay_id)::int as stays, coalesce(sum(room_nights), 0)::int as room_nights,
      coalesce(sum(revenue), 0)::bigint as revenue, grouping(key) = 1 as is_total
    from (
      select ${key} as key, ${name} as name, ${id} as id, day.stay_id, day.room_nights, day.revenue
      from (${producedDays(trx, { from, to })}) as day
      ${joins} ${only.joins}
      where ${only.where} and ${ownedBy(trx, await reachedStaff(trx, "production:read", today))}
    ) as used
    group by grouping sets ((key, name, id), ())
    order by is_total, ${order}`.execute(trx);
  const figures = ({ stays, roomNights, revenue }: ProductionFigures): ProductionFigures => ({
    stays,
    roomNights,
    revenue,
  });
  return {
    from,
    to,
    currency: trx.property.currency,
    by,
    rows: rows
      .filter((row) => !row.isTotal)
      .map((row) => ({ key: row.key, name: row.name, id: row.id, ...figures(row) })),
    total: rows.filter((row) => row.isTotal).map(figures)[0] ?? {
      stays: 0,
      roomNights: 0,
      revenue: minor(0),
    },
  };
}
