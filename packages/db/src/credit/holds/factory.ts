import type { ClientId } from "@foyer/domain/clients/schema";
import type { CreditOverrideId } from "@foyer/domain/credit/holds/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";

interface AnOverride {
  readonly upTo: number;
  readonly from: string;
  readonly until: string;
  readonly reason?: string;
}

/** An override as it was agreed to; it is over on the day named as its end. */
export async function anOverride(
  trx: Trx,
  clientId: ClientId,
  { upTo, from, until, reason = "旺季" }: AnOverride,
): Promise<CreditOverrideId> {
  const { id } = await trx
    .insertInto("creditOverride")
    .values({
      propertyId: trx.propertyId,
      clientId,
      upToMinor: minor(upTo),
      fromDate: CalendarDate.parse(from),
      toDate: CalendarDate.parse(until),
      reason,
      recordedAt: "2026-01-01T00:00:00.000Z" as Instant,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
