import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { refuseDispute, refuseEnd } from "@foyer/domain/receivables/disputes/rules";
import type { EndDispute, OpenDispute } from "@foyer/domain/receivables/disputes/schema";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { lockLedger, postOnce } from "../posting/mutations.ts";
import { ledgerItem } from "../queries.ts";
import { runningDisputes } from "./queries.ts";

/** The balance stays what it is; a retry under the same key notes nothing. */
export async function openDispute(trx: Trx, input: OpenDispute, now: Instant): Promise<void> {
  await postOnce(trx, { act: "receivables.open-dispute", input, now }, async () => {
    const item = await ledgerItem(trx, input.itemId);
    refuseDispute({ ...item, disputed: await runningDisputes(trx, item.id) }, input);
    const { id } = await trx
      .insertInto("ledgerDispute")
      .values({
        propertyId: trx.propertyId,
        itemId: item.id,
        amountMinor: input.amountMinor,
        reason: input.reason,
        fromDate: input.fromDate,
        outcome: null,
        endedAt: null,
        staffId: trx.actor.kind === "staff" ? trx.actor.staffId : null,
        recordedAt: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return { items: [], allocations: [], fields: [madeRow("ledger_dispute", id)] };
  });
}

export async function endDispute(trx: Trx, { id, toDate, outcome, reason }: EndDispute, now: Instant): Promise<void> {
  await lockLedger(trx);
  const dispute = found(
    await trx
      .selectFrom("ledgerDispute")
      .select(["fromDate", "endedAt"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .executeTakeFirst(),
    "receivables.dispute-not-found",
    { id },
  );
  refuseEnd({ fromDate: dispute.fromDate, ended: dispute.endedAt !== null }, toDate);
  await trx
    .updateTable("ledgerDispute")
    .set({ toDate, outcome, endedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "receivables.end-dispute",
    at: now,
    reason,
    fields: [
      { subject: "ledger_dispute", row: id, field: "toDate", before: null, after: toDate },
      { subject: "ledger_dispute", row: id, field: "outcome", before: null, after: outcome },
    ],
  });
}
