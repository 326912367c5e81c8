import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../../../kernel/fence.ts";
import { ladderOn } from "../queries.ts";

/** The steps of a day, and from which days on the property has set steps of its own. */
export async function ladderPage(trx: Trx, on: CalendarDate) {
  const versions = await trx
    .selectFrom("dunningLadder")
    .leftJoin("staff", "staff.id", "dunningLadder.staffId")
    .select(["dunningLadder.fromDate", "dunningLadder.setAt", "staff.name as by"])
    .where("dunningLadder.propertyId", "=", trx.propertyId)
    .orderBy("dunningLadder.fromDate", "desc")
    .limit(200)
    .execute();
  return { on, steps: await ladderOn(trx, on), versions };
}
