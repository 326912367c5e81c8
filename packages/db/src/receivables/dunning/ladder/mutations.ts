import type { Instant } from "@foyer/domain/kernel/time";
import { placed, refuseLadderOfThePast } from "@foyer/domain/receivables/dunning/ladder/rules";
import type { SetLadder } from "@foyer/domain/receivables/dunning/ladder/schema";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { ladderOn } from "../queries.ts";

/** The steps from a day on; what was set for that very day is replaced, what holds until then and from a later day on stays. */
export async function setLadder(trx: Trx, { fromDate, steps }: SetLadder, now: Instant): Promise<void> {
  refuseLadderOfThePast(fromDate, today(trx, now));
  const before = await ladderOn(trx, fromDate);
  const staffId = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  await trx
    .insertInto("dunningLadder")
    .values({ propertyId: trx.propertyId, fromDate, staffId, setAt: now })
    .onConflict((conflict) => conflict.columns(["propertyId", "fromDate"]).doUpdateSet({ staffId, setAt: now }))
    .execute();
  await trx
    .deleteFrom("dunningStep")
    .where("propertyId", "=", trx.propertyId)
    .where("fromDate", "=", fromDate)
    .execute();
  const after = placed(steps);
  await trx
    .insertInto("dunningStep")
    .values(after.map(({ number: _, by, ...step }) => ({ ...step, byWhom: by, propertyId: trx.propertyId, fromDate })))
    .execute();
  const field = { subject: "dunning_ladder", row: trx.propertyId, field: fromDate, before, after };
  await recordChange(trx, { act: "receivables.set-ladder", at: now, fields: [field] });
}
