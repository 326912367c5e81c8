import type { SetScorecard } from "@foyer/domain/credit/assessment/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { madeRow, nextNumber, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";

/** A further version, for what is assessed from its day on; those before stay as they are. (A7.2) */
export async function setScorecard(trx: Trx, { from, scorecard, reason }: SetScorecard, now: Instant): Promise<void> {
  if (from < today(trx, now)) throw new Refusal("invalid", "credit.scorecard-in-the-past");
  const version = await nextNumber(trx, "credit-scorecard");
  await trx
    .insertInto("creditScorecard")
    .values({
      propertyId: trx.propertyId,
      version,
      fromDate: from,
      factors: JSON.stringify(scorecard.factors),
      grades: JSON.stringify(scorecard.grades),
      reason,
      staffId: answerable(trx.actor),
      recordedAt: now,
    })
    .execute();
  await recordChange(trx, {
    act: "credit.set-scorecard",
    at: now,
    reason,
    fields: [madeRow("credit_scorecard", version)],
  });
}
