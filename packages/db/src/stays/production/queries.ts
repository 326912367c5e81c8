import type { StaffId } from "@foyer/domain/kernel/ids";
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
import { reachedStaff } from "../../staff/queries.ts";

const classOnTheDay = sql`
  left join lateral (
    select class from client_class
    where client_class.property_id = day.property_id and client_class.client_id = stay.client_id
      and client_class.from_date <= day.date and day.date < client_class.to_date
  ) as class on true`;

const ownerOnTheDay = sql`
  left join lateral (
    select staff_id from client_owner
    where client_owner.property_id = day.property_id and client_owner.client_id = stay.client_id
      and client_owner.from_date <= day.date and day.date < client_owner.to_date
  ) as owner on true`;

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

const groupings: Readonly<Record<ProductionBy, Grouping>> = {
  client: {
    key: sql`client.reference`,
    name: sql`client.name`,
    id: sql`client.id`,
    joins: sql`join client on client.property_id = day.property_id and client.id = stay.client_id`,
    order: byRevenue,
  },
  rep: {
    key: sql`coalesce(staff.email, ${unassigned})`,
    name: sql`coalesce(staff.name, '')`,
    id: sql`owner.staff_id`,
    joins: sql`${ownerOnTheDay} left join staff on staff.id = owner.staff_id`,
    order: byRevenue,
  },
  month: { ...plain(sql`to_char(day.date, 'YYYY-MM')`), order: sql`key` },
  class: plain(sql`coalesce(class.class, ${unassigned})`, classOnTheDay),
  channel: plain(sql`coalesce(stay.channel, ${unassigned})`),
};

/** Only nights whose owner of the day is one of these; all of them when nobody is named. */
const ownedBy = (staffIds: readonly StaffId[] | undefined) =>
  staffIds === undefined
    ? sql``
    : sql`and exists (
        select from client_owner
        where client_owner.property_id = day.property_id and client_owner.client_id = stay.client_id
          and client_owner.from_date <= day.date and day.date < client_owner.to_date
          and client_owner.staff_id = any(${[...staffIds]}::bigint[]))`;

/** What makes up one row of a grouping. Its joins are there already when it is grouped by the same. */
const onlyWithin = (by: ProductionBy, within: ProductionAsked["within"]) =>
  within === undefined
    ? { joins: sql``, where: sql`` }
    : {
        joins: within.by === by ? sql`` : groupings[within.by].joins,
        where: sql`and ${groupings[within.by].key} = ${within.key}`,
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
  const { key, name, id, joins, order } = groupings[by];
  const only = onlyWithin(by, within);
  const { rows } = await sql<ProductionRow & { isTotal: boolean }>`
    select key, name, id, count(distinct stay_id)::int as stays, coalesce(sum(room_nights), 0)::int as room_nights,
      coalesce(sum(revenue), 0)::bigint as revenue, grouping(key) = 1 as is_total
    from (
      select ${key} as key, ${name} as name, ${id} as id, stay.id as stay_id, day.nights * day.rooms as room_nights,
        day.room_minor + day.food_minor + day.meeting_minor + day.other_minor as revenue
      from stay_day as day
      join stay on stay.property_id = day.property_id and stay.id = day.stay_id
      ${joins} ${only.joins}
      where day.property_id = ${trx.propertyId} and stay.property_id = ${trx.propertyId}
        and day.date between ${from} and ${to} and stay.status = any(${[...producingStatuses]}::text[])
        ${only.where} ${ownedBy(await reachedStaff(trx, "production:read", today))}
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
      revenue: 0 as ProductionFigures["revenue"],
    },
  };
}
