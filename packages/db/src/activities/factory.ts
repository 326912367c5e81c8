import type { ActivityId, ActivityKind, ActivityOutcome } from "@foyer/domain/activities/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../kernel/fence.ts";

let count = 0;

export interface AnActivity {
  readonly clientId: ClientId;
  readonly staffId: StaffId;
  readonly doneOn: CalendarDate;
  readonly kind?: ActivityKind;
  readonly outcome?: ActivityOutcome | null;
  readonly nextOn?: CalendarDate;
  readonly nextStep?: string;
  readonly withdrawnReason?: string;
}

/** A call that reached someone, unless said otherwise. */
export async function anActivity(trx: Trx, activity: AnActivity): Promise<ActivityId> {
  count += 1;
  const { id } = await trx
    .insertInto("activity")
    .values({
      propertyId: trx.propertyId,
      kind: "call",
      outcome: "reached",
      reference: `factory-${count}`,
      ...activity,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
