import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { addDays, type CalendarDate, daysBetween, type Instant } from "@foyer/domain/kernel/time";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import type { Trx } from "../kernel/fence.ts";

let count = 0;

export interface AStay {
  readonly clientId: ClientId;
  readonly departure: CalendarDate;
  /** The night before the departure unless said otherwise; the same day makes a day use. */
  readonly arrival?: CalendarDate;
  readonly status?: StayStatus;
  readonly contactId?: ContactId;
  readonly channel?: string;
  /** Room revenue of each night, in minor units. */
  readonly nightMinor?: number;
}

/** A completed stay of one room with a day row for each night. */
export async function aStay(trx: Trx, values: AStay): Promise<StayId> {
  count += 1;
  const { clientId, departure, arrival = addDays(departure, -1), status = "completed", nightMinor = 0 } = values;
  const { id } = await trx
    .insertInto("stay")
    .values({
      propertyId: trx.propertyId,
      confirmation: `F-${count}`,
      clientId,
      contactId: values.contactId ?? null,
      source: "factory",
      externalId: `stay-${count}`,
      arrival,
      departure,
      rooms: 1,
      status,
      channel: values.channel ?? null,
      createdAt: "2020-01-01T01:00:00.000Z" as Instant,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const nights = daysBetween(arrival, departure);
  const days = Array.from({ length: Math.max(1, nights) }, (_, index) => addDays(arrival, index));
  await trx
    .insertInto("stayDay")
    .values(
      days.map((date) => ({
        propertyId: trx.propertyId,
        stayId: id,
        date,
        rooms: 1,
        nights: nights === 0 ? 0 : 1,
        roomMinor: nightMinor as never,
      })),
    )
    .execute();
  return id;
}
