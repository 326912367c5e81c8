import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";

export interface NewStay {
  readonly confirmation: string;
  readonly clientId: ClientId;
  readonly contactId: ContactId | null;
  readonly source: string;
  readonly externalId: string;
  readonly bookedOn: CalendarDate | null;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
  readonly status: StayStatus;
  readonly segment: string | null;
  readonly channel: string | null;
  readonly ratePlan: string | null;
}

/** By what a stay is found again. */
export const identityOf = (stay: { source: string; externalId: string }): string =>
  `${stay.source}\u001f${stay.externalId}`;

/** Writes the stays that are not there yet, in the order given, and answers their ids by identity. */
export async function insertStays(trx: Trx, stays: readonly NewStay[], now: Instant): Promise<Map<string, StayId>> {
  const of = <K extends keyof NewStay>(key: K) => stays.map((stay) => stay[key]);
  const { rows } = await sql<{ id: StayId; source: string; externalId: string }>`
    insert into stay (
      property_id, confirmation, client_id, contact_id, source, external_id, booked_on, arrival, departure, rooms, status,
      segment, channel, rate_plan, created_at)
    select ${trx.propertyId}, given.*, ${now}::timestamptz
    from unnest(
      ${of("confirmation")}::text[], ${of("clientId")}::bigint[], ${of("contactId")}::bigint[], ${of("source")}::text[],
      ${of("externalId")}::text[], ${of("bookedOn")}::date[], ${of("arrival")}::date[], ${of("departure")}::date[],
      ${of("rooms")}::int[], ${of("status")}::text[], ${of("segment")}::text[], ${of("channel")}::text[], ${of("ratePlan")}::text[]
    ) as given
    on conflict (property_id, source, external_id) do nothing
    returning id, source, external_id`.execute(trx);
  return new Map(rows.map((row) => [identityOf(row), row.id]));
}
