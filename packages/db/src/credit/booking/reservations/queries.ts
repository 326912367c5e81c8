import type { ClientId } from "@foyer/domain/clients/schema";
import { leftOf } from "@foyer/domain/credit/exposure/rules";
import type { CreditReservationId, Draw } from "@foyer/domain/credit/booking/schema";
import { decimal, type Minor } from "@foyer/domain/kernel/money";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { reachedClient } from "../../../clients/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { drawnOf } from "../../exposure/sources/queries.ts";

export interface KeptReservation {
  readonly id: CreditReservationId;
  readonly clientId: ClientId;
  readonly amountMinor: Minor;
  readonly drawnMinor: Minor;
  readonly expectedOn: CalendarDate;
  readonly note: string;
  readonly by: string | null;
  readonly reservedAt: Instant;
  readonly releasedAt: Instant | null;
}

const kept = (trx: Trx) => sql`
  select reservation.id, reservation.client_id, reservation.amount_minor, (${drawnOf(trx)}) as drawn_minor,
    reservation.expected_on, reservation.note, staff.name as by, reservation.reserved_at, reservation.released_at
  from credit_reservation reservation left join staff on staff.id = reservation.staff_id`;

export async function reservation(trx: Trx, id: CreditReservationId): Promise<KeptReservation> {
  const { rows } = await sql<KeptReservation>`
    ${kept(trx)} where reservation.property_id = ${trx.propertyId} and reservation.id = ${id}`.execute(trx);
  return found(rows[0], "credit.reservation-not-found", { id });
}

/** What is reserved by hand for a client and not released, the next to be expected first. */
export async function reservationsOfClient(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<KeptReservation[]> {
  await reachedClient(trx, { id: clientId, act: "credit:standing", on });
  const { rows } = await sql<KeptReservation>`
    select left_over.* from (
      ${kept(trx)} where reservation.property_id = ${trx.propertyId} and reservation.client_id = ${clientId}
        and reservation.released_at is null
    ) left_over where left_over.amount_minor > left_over.drawn_minor
    order by left_over.expected_on, left_over.id limit 200`.execute(trx);
  return rows;
}

export interface DrawnPart extends Draw {
  readonly expectedOn: CalendarDate;
}

/** What is drawn on is the client's own, not released, and no more than is left. */
export async function drawnParts(
  trx: Trx,
  { clientId, draws }: { clientId: ClientId; draws: readonly Draw[] },
): Promise<DrawnPart[]> {
  const parts: DrawnPart[] = [];
  const wanted = Map.groupBy(draws, ({ reservationId }) => reservationId);
  for (const [id, each] of wanted) {
    const { clientId: owner, releasedAt, amountMinor, drawnMinor, expectedOn } = await reservation(trx, id);
    if (owner !== clientId) throw new Refusal("not-found", "credit.reservation-not-found", { id });
    if (releasedAt !== null) throw new Refusal("conflict", "credit.reservation-released", { id });
    const left = leftOf(amountMinor, drawnMinor);
    const drawn = each.reduce((sum, { amountMinor: part }) => sum + part, 0);
    if (drawn > left)
      throw new Refusal("conflict", "credit.reservation-drawn", { id, left: decimal(left, trx.property.currency) });
    parts.push(...each.map((draw) => ({ ...draw, expectedOn })));
  }
  return parts;
}
