import { setCredit } from "../../clients/credit/mutations.ts";
import type { ClientId } from "@foyer/domain/clients/schema";
import { BookStay, type CreditReservationId, EnterInvoice, Reserve } from "@foyer/domain/credit/booking/schema";
import { minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { StayId } from "@foyer/domain/stays/schema";
import type { Trx } from "../../kernel/fence.ts";

let count = 0;
/** Another one each time, as a sender makes it. */
export const aKey = (): string => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;

/** Limits in minor units from a day on; null: none is granted. */
export const aLimit = (
  trx: Trx,
  clientId: ClientId,
  { amount, from = "2026-01-01" }: { amount: number; from?: string },
) =>
  setCredit(trx, {
    from: CalendarDate.parse(from),
    decisions: [{ clientId, limit: { limitMinor: minor(amount), currency: "CNY" } }],
  });

interface AStayToBook {
  readonly amount: number;
  readonly arrival: string;
  readonly nights?: number;
  readonly reason?: string;
  readonly status?: "tentative" | "definite";
  readonly onCredit?: boolean;
  readonly confirmation?: string;
  readonly draws?: BookStay["draws"];
  readonly key?: string;
}

/** A definite stay of one room on credit, of two nights unless said otherwise. */
export const aStayToBook = (clientId: ClientId, { amount, arrival, nights = 2, ...given }: AStayToBook): BookStay =>
  BookStay.parse({
    key: aKey(),
    clientId,
    arrival,
    departure: addDays(CalendarDate.parse(arrival), nights),
    rooms: 1,
    expectedMinor: amount,
    ...given,
  });

export const aReservation = (
  clientId: ClientId,
  { amount, on, reason = null, key = aKey() }: { amount: number; on: string; reason?: string | null; key?: string },
): Reserve => Reserve.parse({ key, clientId, amountMinor: amount, expectedOn: on, note: "年会", reason });

interface AnInvoiceToEnter {
  readonly amount: number;
  readonly on: string;
  readonly kind?: string;
  readonly due?: string;
  readonly stays?: readonly { readonly stayId: StayId; readonly amountMinor: number }[];
  readonly draws?: EnterInvoice["draws"];
  readonly reason?: string;
  readonly key?: string;
}

/** An invoice of one due amount, due thirty days later unless said otherwise. */
export const anInvoiceToEnter = (
  clientId: ClientId,
  { amount, on, kind, due, stays = [], draws = [], reason, key = aKey() }: AnInvoiceToEnter,
): EnterInvoice =>
  EnterInvoice.parse({
    invoice: {
      key,
      clientId,
      ...(kind === undefined ? {} : { kind }),
      reference: `INV-${key.slice(-8)}`,
      documentDate: on,
      postingDate: on,
      instalments: [{ dueDate: due ?? addDays(CalendarDate.parse(on), 30), amountMinor: amount }],
      stays,
    },
    draws,
    reason: reason ?? null,
  });

/** A reservation that stands, as somebody made it. */
export async function aKeptReservation(
  trx: Trx,
  clientId: ClientId,
  { amount, on, note = "年会" }: { amount: number; on: string; note?: string },
): Promise<CreditReservationId> {
  const { id } = await trx
    .insertInto("creditReservation")
    .values({
      propertyId: trx.propertyId,
      key: aKey(),
      clientId,
      amountMinor: minor(amount),
      expectedOn: CalendarDate.parse(on),
      note,
      reservedAt: "2026-01-01T00:00:00.000Z" as Instant,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
