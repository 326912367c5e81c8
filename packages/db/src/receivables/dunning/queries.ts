import type { CalendarDate } from "@foyer/domain/kernel/time";
import { defaultLadder, placed } from "@foyer/domain/receivables/dunning/ladder/rules";
import type { PlacedStep } from "@foyer/domain/receivables/dunning/ladder/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** The steps in force on a day, in their order; the house's own where the property has set none by then. (A7.6) */
export async function ladderOn(trx: Trx, date: CalendarDate): Promise<readonly PlacedStep[]> {
  const steps = await trx
    .selectFrom("dunningStep")
    .select(["days", "kind", "byWhom as by", "hold", "ownerCopy", "charge"])
    .where("propertyId", "=", trx.propertyId)
    .where(
      "fromDate",
      "=",
      sql<CalendarDate>`(
        select max(ladder.from_date) from dunning_ladder ladder
        where ladder.property_id = ${trx.propertyId} and ladder.from_date <= ${date}::date)`,
    )
    .orderBy("step")
    .execute();
  return placed(steps.length > 0 ? steps : defaultLadder);
}
