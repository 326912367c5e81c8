import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { nightsOf } from "@foyer/domain/stays/rules";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import { aClient } from "../clients/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { writeDays } from "./days/mutations.ts";

let count = 0;

export interface AStay {
  readonly clientId?: ClientId;
  readonly contactId?: ContactId;
  readonly arrival?: CalendarDate;
  readonly departure?: CalendarDate;
  readonly rooms?: number;
  readonly status?: StayStatus;
  readonly channel?: string;
  /** Of the whole stay, in minor units. */
  readonly room?: number;
  readonly food?: number;
  readonly meeting?: number;
  readonly other?: number;
}

/** A completed stay of one room, 2026-03-01 to 2026-03-03, that earned 1,000.00 with its rooms, unless said otherwise. */
export async function aStay(trx: Trx, values: AStay = {}): Promise<StayId> {
  count += 1;
  const arrival = values.arrival ?? ("2026-03-01" as CalendarDate);
  const departure = values.departure ?? ("2026-03-03" as CalendarDate);
  const rooms = values.rooms ?? 1;
  const { id } = await trx
    .insertInto("stay")
    .values({
      propertyId: trx.propertyId,
      confirmation: `S-${count}`,
      clientId: values.clientId ?? (await aClient(trx)),
      contactId: values.contactId ?? null,
      source: "test",
      externalId: `S-${count}`,
      arrival,
      departure,
      rooms,
      status: values.status ?? "completed",
      channel: values.channel ?? null,
      createdAt: "2026-01-01T00:00:00.000Z" as Instant,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const amount = (value: number | undefined, otherwise = 0): Minor => minor(value ?? otherwise);
  await writeDays(trx, [
    {
      stayId: id,
      arrival,
      nights: nightsOf({ arrival, departure }),
      rooms,
      room: amount(values.room, 100_000),
      food: amount(values.food),
      meeting: amount(values.meeting),
      other: amount(values.other),
    },
  ]);
  return id;
}
