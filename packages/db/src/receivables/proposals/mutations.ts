import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { refuseReopening } from "@foyer/domain/receivables/periods/rules";
import type { ReopenPeriod } from "@foyer/domain/receivables/proposals/schema";
import { refuseWriteOff } from "@foyer/domain/receivables/rules";
import type { WriteOff } from "@foyer/domain/receivables/schema";
import type { CarryOut } from "../../approvals/carrying/queries.ts";
import { propose } from "../../approvals/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { monthNumber, reopenPeriod } from "../periods/mutations.ts";
import { periodOf } from "../periods/queries.ts";
import { lockLedger } from "../posting/mutations.ts";
import { ledgerItem } from "../queries.ts";
import { writeOff } from "../writeoffs/mutations.ts";

/** Puts giving a debt up before a second person. (A7.7) */
export async function proposeWriteOff(trx: Trx, input: WriteOff, now: Instant): Promise<ProposalId> {
  await lockLedger(trx);
  const item = await ledgerItem(trx, input.itemId);
  refuseWriteOff(item, input);
  return propose(
    trx,
    {
      act: "receivables.write-off",
      row: item.id,
      about: `${item.client} · ${item.reference}`,
      before: { currency: item.currency, open: item.openMinor },
      after: { currency: item.currency, amount: input.amountMinor, postingDate: input.postingDate },
      reason: input.reason,
      payload: input,
    },
    now,
  );
}

/** What was paid or written off meanwhile is refused by name, and nothing is posted. */
export const carryOutWriteOff: CarryOut<ApprovalPayload<"receivables.write-off">> = async (trx, { payload }, now) => {
  await writeOff(trx, payload, now);
};

export async function proposeReopening(trx: Trx, { month, reason }: ReopenPeriod, now: Instant): Promise<ProposalId> {
  const before = await periodOf(trx, month);
  refuseReopening({ month, before });
  return propose(
    trx,
    {
      act: "receivables.reopen-period",
      row: monthNumber(month),
      about: month,
      before: { status: before },
      after: { status: "open" },
      reason,
      payload: { month },
    },
    now,
  );
}

export const carryOutReopening: CarryOut<ApprovalPayload<"receivables.reopen-period">> = (trx, { payload }, now) =>
  reopenPeriod(trx, payload, now);
