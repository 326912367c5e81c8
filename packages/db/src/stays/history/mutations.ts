import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StayDay, StayId, StayStatus } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

export interface PastStay {
  readonly confirmation: string;
  readonly clientId: ClientId;
  readonly contactId: ContactId | null;
  readonly source: string;
  readonly bookedOn: CalendarDate;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
  readonly status: StayStatus;
  readonly segment: string;
  readonly channel: string;
  readonly ratePlan: string;
  readonly days: readonly StayDay[];
}

async function insertStays(trx: Trx, stays: readonly PastStay[], now: Instant): Promise<StayId[]> {
  const of = <K extends keyof PastStay>(key: K) => stays.map((stay) => stay[key]);
  const { rows } = await sql<{ id: StayId; externalId: string }>`
    insert into stay (property_id, confirmation, client_id, contact_id, source, external_id, booked_on, arrival, departure, rooms,
      status, segment, channel, rate_plan, created_at)
    select ${trx.propertyId}, confirmation, client_id, contact_id, source, confirmation, booked_on, arrival, departure, rooms,
      status, segment, channel, rate_plan, ${now}::timestamptz
    from unnest(
      ${of("confirmation")}::text[], ${of("clientId")}::bigint[], ${of("contactId")}::bigint[], ${of("source")}::text[],
      ${of("bookedOn")}::date[], ${of("arrival")}::date[], ${of("departure")}::date[], ${of("rooms")}::int[], ${of("status")}::text[],
      ${of("segment")}::text[], ${of("channel")}::text[], ${of("ratePlan")}::text[]
    ) with ordinality as given (confirmation, client_id, contact_id, source, booked_on, arrival, departure, rooms, status, segment,
      channel, rate_plan, place)
    order by place
    returning id, external_id`.execute(trx);
  const idOf = new Map(rows.map((row) => [row.externalId, row.id]));
  return stays.flatMap((stay) => idOf.get(stay.confirmation) ?? []);
}

async function insertDays(trx: Trx, days: readonly (StayDay & { readonly stayId: StayId })[]): Promise<void> {
  const of = (read: (day: (typeof days)[number]) => string | number) => days.map(read);
  await sql`
    insert into stay_day (property_id, stay_id, date, rooms, nights, room_minor, food_minor, meeting_minor, other_minor)
    select ${trx.propertyId}, given.* from unnest(
      ${of((day) => day.stayId)}::bigint[], ${of((day) => day.date)}::date[], ${of((day) => day.rooms)}::int[], ${of((day) => day.nights)}::smallint[],
      ${of((day) => day.revenue.room)}::bigint[], ${of((day) => day.revenue.food)}::bigint[], ${of((day) => day.revenue.meeting)}::bigint[],
      ${of((day) => day.revenue.other)}::bigint[]
    ) as given
    on conflict do nothing`.execute(trx);
}

/** Writes many stays with what each of their days used and earned. The ids come in the order given. (A2.6) */
export async function keepStays(trx: Trx, stays: readonly PastStay[], now: Instant): Promise<StayId[]> {
  const ids: StayId[] = [];
  for (let from = 0; from < stays.length; from += 5_000) {
    const block = stays.slice(from, from + 5_000);
    const made = await insertStays(trx, block, now);
    await insertDays(
      trx,
      block.flatMap((stay, index) => {
        const stayId = made[index];
        return stayId === undefined ? [] : stay.days.map((day) => ({ ...day, stayId }));
      }),
    );
    ids.push(...made);
  }
  await recordMade(trx, { act: "stays.import", at: now, made: { stay: ids } });
  return ids;
}
