import type { ClientClass } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Month } from "@foyer/domain/kernel/time";
import type { TargetMetric } from "@foyer/domain/targets/schema";
import type { Trx } from "../kernel/fence.ts";

export interface ATarget {
  readonly staffId: StaffId;
  readonly month: Month;
  readonly amount: number;
  readonly class?: ClientClass;
  readonly metric?: TargetMetric;
}

/** One month of one rep in one class: business revenue unless said otherwise. */
export async function aTarget(
  trx: Trx,
  { staffId, month, amount, class: clientClass = "business", metric = "revenue" }: ATarget,
): Promise<void> {
  const year = Number(month.slice(0, 4));
  const { id } = await trx
    .insertInto("target")
    .values({ propertyId: trx.propertyId, year, metric, class: clientClass, staffId })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("targetMonth")
    .values({ propertyId: trx.propertyId, targetId: id, month: Number(month.slice(5)), amount })
    .execute();
}
