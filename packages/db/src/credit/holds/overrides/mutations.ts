import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import { refuseOverride } from "@foyer/domain/credit/holds/rules";
import type { EndOverride, ProposeOverride } from "@foyer/domain/credit/holds/schema";
import { refuseClosedFile } from "@foyer/domain/credit/information/rules";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import { addDays, type Instant } from "@foyer/domain/kernel/time";
import type { CarryOut } from "../../../approvals/carrying/queries.ts";
import { propose } from "../../../approvals/mutations.ts";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import { reachedClient } from "../../../clients/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { lockLine } from "../../exposure/lines/mutations.ts";
import { creditLineOf } from "../../exposure/lines/queries.ts";
import { standingOfLine } from "../queries.ts";

/** Asks the director to let a client use so much until a day. Where a family shares a limit, it is that limit. (A7.4) */
export async function proposeOverride(trx: Trx, input: ProposeOverride, now: Instant): Promise<ProposalId> {
  const on = today(trx, now);
  refuseOverride(input, on);
  const asked = await reachedClient(trx, { id: input.clientId, act: "credit:propose", on });
  refuseClosedFile(asked);
  const line = await creditLineOf(trx, asked.id, on);
  const { limit } = await standingOfLine(trx, line, on);
  return propose(
    trx,
    {
      act: "credit.override",
      row: line.holderId,
      about: asked.name,
      before: { limit },
      after: { upTo: input.upToMinor, until: input.until },
      reason: input.reason,
      payload: { ...input, clientId: line.holderId },
    },
    now,
  );
}

/** From the day on which the director agrees, until its last day is over: it ends by itself. */
export const carryOutOverride: CarryOut<ApprovalPayload<"credit.override">> = async (
  trx,
  { payload, proposedBy, decidedBy },
  now,
) => {
  const { clientId, upToMinor, until, reason } = payload;
  const on = today(trx, now);
  refuseOverride(payload, on);
  await lockLine(trx, clientId, on);
  // asked for a file that was put away or merged since
  refuseClosedFile(await reachedClient(trx, { id: clientId, act: "credit:propose", on }));
  const { id } = await trx
    .insertInto("creditOverride")
    .values({
      propertyId: trx.propertyId,
      clientId,
      upToMinor,
      fromDate: on,
      toDate: addDays(until, 1),
      reason,
      proposedBy,
      approvedBy: decidedBy,
      recordedAt: now,
      endedBy: null,
      endedAt: null,
      endReason: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.override", at: now, reason, fields: [madeRow("credit_override", id)] });
};

/** Takes an override back before its last day. What was booked under it stays. */
export async function endOverride(trx: Trx, { id, reason }: EndOverride, now: Instant): Promise<void> {
  const on = today(trx, now);
  const override = found(
    await trx
      .selectFrom("creditOverride")
      .select(["clientId", "fromDate", "toDate", "endedAt"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "credit.override-not-found",
    { id },
  );
  if (override.endedAt !== null || override.toDate <= on)
    throw new Refusal("conflict", "credit.override-ended", { id });
  await trx
    .updateTable("creditOverride")
    .set({ toDate: on, endedAt: now, endedBy: answerable(trx.actor), endReason: reason })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "credit.end-override",
    at: now,
    reason,
    fields: [{ subject: "credit_override", row: id, field: "toDate", before: override.toDate, after: on }],
  });
}
