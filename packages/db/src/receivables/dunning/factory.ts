import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { DunningCallId, DunningLetterId, DunningStopId } from "@foyer/domain/receivables/dunning/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { Trx } from "../../kernel/fence.ts";

let count = 0;
const recordedAt = Instant.parse("2026-01-01T00:00:00.000Z");

interface ALetter {
  readonly item: LedgerItemId;
  readonly on: string;
  readonly amount: number;
}

/** The first letter about an item, drawn up and waiting for finance. */
export async function aDunningLetter(
  trx: Trx,
  client: ClientId,
  { item, on, amount }: ALetter,
): Promise<DunningLetterId> {
  count += 1;
  const { id } = await trx
    .insertInto("dunningLetter")
    .values({
      propertyId: trx.propertyId,
      key: `factory ${count}`,
      clientId: client,
      currency: trx.property.currency,
      runDate: CalendarDate.parse(on),
      kind: "letter",
      step: 2,
      number: 1,
      signatures: ["finance"],
      language: "en",
      amountMinor: minor(amount),
      madeAt: recordedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const line = { step: 2, number: 1, daysLate: 5, askedMinor: minor(amount), disputedMinor: minor(0) };
  await trx
    .insertInto("dunningLetterItem")
    .values({ propertyId: trx.propertyId, letterId: id, itemId: item, ...line })
    .execute();
  return id;
}

/** A call that finance has to make. */
export async function aDunningCall(trx: Trx, client: ClientId, { on }: { on: string }): Promise<DunningCallId> {
  count += 1;
  const { id } = await trx
    .insertInto("dunningCall")
    .values({
      propertyId: trx.propertyId,
      key: `factory ${count}`,
      clientId: client,
      currency: trx.property.currency,
      runDate: CalendarDate.parse(on),
      step: 3,
      byWhom: ["finance"],
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** In the hands of lawyers. */
export async function aDunningStop(
  trx: Trx,
  client: ClientId,
  { from, reason }: { from: string; reason: string },
): Promise<DunningStopId> {
  const { id } = await trx
    .insertInto("dunningStop")
    .values({
      propertyId: trx.propertyId,
      kind: "legal",
      clientId: client,
      fromDate: CalendarDate.parse(from),
      reason,
      recordedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
