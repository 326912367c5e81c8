import type { ClientId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { nightsOf } from "@foyer/domain/stays/rules";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import type { Trx } from "../../kernel/fence.ts";
import { writeDays } from "../days/mutations.ts";
import { identityOf, insertStays } from "../mutations.ts";

export interface EnteredStay {
  readonly clientId: ClientId;
  /** Who numbers it, and its number there. */
  readonly source: string;
  readonly externalId: string;
  readonly confirmation: string;
  readonly bookedOn: CalendarDate;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
  readonly status: StayStatus;
  /** What the whole of it is expected to earn, as revenue of its rooms. */
  readonly expected: Minor;
}

/** Writes a stay that somebody typed, with its days; nothing when it is there already. */
export async function enterStay(trx: Trx, stay: EnteredStay, now: Instant): Promise<StayId | undefined> {
  const { expected, ...booked } = stay;
  const made = await insertStays(
    trx,
    [{ ...booked, contactId: null, segment: null, channel: null, ratePlan: null }],
    now,
  );
  const id = made.get(identityOf(stay));
  if (id === undefined) return undefined;
  const { arrival, rooms } = stay;
  const spread = { stayId: id, arrival, rooms, nights: nightsOf(stay), room: expected };
  await writeDays(trx, [{ ...spread, food: 0, meeting: 0, other: 0 }]);
  return id;
}

export const setStayStatus = (trx: Trx, { id, status }: { id: StayId; status: StayStatus }) =>
  trx.updateTable("stay").set({ status }).where("propertyId", "=", trx.propertyId).where("id", "=", id).execute();
