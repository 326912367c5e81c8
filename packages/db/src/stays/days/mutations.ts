import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** A stay's dates and what the whole of it earned. */
export interface Spread {
  readonly stayId: number;
  readonly arrival: CalendarDate;
  readonly nights: number;
  readonly rooms: number;
  readonly room: number;
  readonly food: number;
  readonly meeting: number;
  readonly other: number;
}

const column = <K extends keyof Spread>(stays: readonly Spread[], key: K) => stays.map((stay) => stay[key]);

/** Each day's share: evenly, what does not divide to the first days (`daysOfStay` says the same). */
const share = (kind: "room" | "food" | "meeting" | "other") => {
  const total = sql.ref(`spread.${kind}`);
  return sql`${total} / days + case when day < abs(${total} % days) then case when ${total} < 0 then -1 else 1 end else 0 end`;
};

/** Writes the days of many stays that have none: one for each night, one without a night for a day use. */
export async function writeDays(trx: Trx, stays: readonly Spread[]): Promise<void> {
  if (stays.length === 0) return;
  await sql`
    insert into stay_day (property_id, stay_id, date, rooms, nights, room_minor, food_minor, meeting_minor, other_minor)
    select ${trx.propertyId}, stay_id, arrival + day, rooms, least(nights, 1),
      ${share("room")}, ${share("food")}, ${share("meeting")}, ${share("other")}
    from unnest(
      ${column(stays, "stayId")}::bigint[], ${column(stays, "arrival")}::date[], ${column(stays, "nights")}::int[],
      ${column(stays, "rooms")}::int[], ${column(stays, "room")}::bigint[], ${column(stays, "food")}::bigint[],
      ${column(stays, "meeting")}::bigint[], ${column(stays, "other")}::bigint[]
    ) as spread (stay_id, arrival, nights, rooms, room, food, meeting, other)
    cross join lateral (select greatest(nights, 1) as days) as length
    cross join lateral generate_series(0, days - 1) as day
    on conflict do nothing`.execute(trx);
}

/** Writes the days of stays anew, after their dates, rooms or amounts have changed. */
export async function rewriteDays(trx: Trx, stays: readonly Spread[]): Promise<void> {
  if (stays.length === 0) return;
  await sql`delete from stay_day where property_id = ${trx.propertyId} and stay_id = any(${column(stays, "stayId")}::bigint[])`.execute(
    trx,
  );
  await writeDays(trx, stays);
}
