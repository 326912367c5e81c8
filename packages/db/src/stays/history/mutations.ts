import type { Instant } from "@foyer/domain/kernel/time";
import type { StayDay, StayId } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { identityOf, insertStays, type NewStay } from "../mutations.ts";

/** Found again by its confirmation number. */
export interface PastStay extends Omit<NewStay, "externalId"> {
  readonly days: readonly StayDay[];
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
    const named = block.map((stay) => ({ ...stay, externalId: stay.confirmation }));
    const idOf = await insertStays(trx, named, now);
    const made = named.flatMap((stay) => {
      const stayId = idOf.get(identityOf(stay));
      return stayId === undefined ? [] : [{ stayId, days: stay.days }];
    });
    await insertDays(
      trx,
      made.flatMap(({ stayId, days }) => days.map((day) => ({ ...day, stayId }))),
    );
    for (const { stayId } of made) ids.push(stayId);
  }
  await recordMade(trx, { act: "stays.import", at: now, made: { stay: ids } });
  return ids;
}
