import type { ClientId } from "@foyer/domain/clients/schema";
import type { BookStay } from "@foyer/domain/credit/booking/schema";
import { enteredHere } from "@foyer/domain/credit/exposure/rules";
import type { Minor } from "@foyer/domain/kernel/money";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";

export interface BookedStay {
  readonly id: StayId;
  readonly clientId: ClientId;
  readonly source: string;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
  readonly status: StayStatus;
  readonly expected: Minor;
  readonly atDesk: boolean;
  readonly billed: boolean;
}

const booked = (trx: Trx) => sql`
  select stay.id, stay.client_id, stay.source, stay.arrival, stay.departure, stay.rooms, stay.status,
    (select coalesce(sum(day.room_minor + day.food_minor + day.meeting_minor + day.other_minor), 0)::bigint
      from stay_day day where day.property_id = ${trx.propertyId} and day.stay_id = stay.id) as expected,
    exists (select from credit_desk_stay desk where desk.property_id = ${trx.propertyId} and desk.stay_id = stay.id) as at_desk,
    exists (
      select from ledger_item_stay billed where billed.property_id = ${trx.propertyId} and billed.stay_id = stay.id
        and not exists (
          select from ledger_item reversal
          where reversal.property_id = ${trx.propertyId} and reversal.reverses = billed.item_id)) as billed
  from stay where stay.property_id = ${trx.propertyId}`;

export async function bookedStay(trx: Trx, id: StayId): Promise<BookedStay> {
  const { rows } = await sql<BookedStay>`${booked(trx)} and stay.id = ${id}`.execute(trx);
  return found(rows[0], "stays.not-found", { id });
}

/** The stay that was entered under this key before, if it says the same. */
export async function enteredBefore(trx: Trx, input: BookStay): Promise<StayId | undefined> {
  const { rows } = await sql<BookedStay>`
    ${booked(trx)} and stay.source = ${enteredHere} and stay.external_id = ${input.key}`.execute(trx);
  const [stay] = rows;
  if (!stay) return undefined;
  const isSame =
    stay.clientId === input.clientId &&
    stay.arrival === input.arrival &&
    stay.departure === input.departure &&
    stay.rooms === input.rooms &&
    stay.expected === input.expectedMinor;
  if (!isSame) throw new Refusal("conflict", "credit.key-reused");
  return stay.id;
}
