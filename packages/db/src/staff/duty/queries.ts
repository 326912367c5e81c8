import type { CalendarDate } from "@foyer/domain/kernel/time";
import { isDutyAccepted } from "@foyer/domain/staff/duty/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";

/** The latest version that somebody accepted at a property; null when none. */
export async function latestDuty(
  trx: Pick<Trx, "selectFrom">,
  { propertyId, staffId }: Pick<Trx, "propertyId"> & { staffId: StaffId },
): Promise<number | null> {
  const row = await trx
    .selectFrom("dutyAcceptance")
    .select((select) => select.fn.max("version").as("version"))
    .where("propertyId", "=", propertyId)
    .where("staffId", "=", staffId)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** What somebody accepted here last, and whether it is the text in force. (A2.8) */
export async function ownDuty(trx: Trx, staffId: StaffId) {
  const accepted = await trx
    .selectFrom("dutyAcceptance")
    .select(["version", "acceptedAt"])
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", staffId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return { isAccepted: isDutyAccepted(accepted?.version ?? null), accepted: accepted ?? null };
}

/** Of everybody who works here on a day, what they accepted last: who is not in it has accepted nothing. (A2.8) */
export const dutiesOn = (trx: Trx, on: CalendarDate) =>
  trx
    .selectFrom("dutyAcceptance")
    .innerJoin("staffRole", "staffRole.staffId", "dutyAcceptance.staffId")
    .distinctOn("dutyAcceptance.staffId")
    .select([
      "dutyAcceptance.staffId",
      "dutyAcceptance.version",
      "dutyAcceptance.language",
      "dutyAcceptance.acceptedAt",
    ])
    .where("dutyAcceptance.propertyId", "=", trx.propertyId)
    .where("staffRole.propertyId", "=", trx.propertyId)
    .where(heldOn("staffRole", on))
    .orderBy("dutyAcceptance.staffId")
    .orderBy("dutyAcceptance.version", "desc")
    .limit(2_000)
    .execute();
