import { z } from "zod";
import { approvalAct } from "../../approvals/schema.ts";
import { phrase } from "../../kernel/words.ts";
import { Month } from "../../kernel/time.ts";
import { receivablesWords } from "../words.ts";
import { line, WriteOff } from "../schema.ts";

/** A softly closed month is opened again by approval only. */
export const ReopenPeriod = z.strictObject({ month: Month, reason: line(400) });
export type ReopenPeriod = z.infer<typeof ReopenPeriod>;

const words = receivablesWords.items;

export const receivablesApprovals = {
  /** A debt is given up by two of finance, or by one and the director. (A7.7) */
  "receivables.write-off": approvalAct({
    may: "receivables:write",
    subject: "ledger_item",
    name: phrase("核销坏账", "沖銷呆帳", "Writing off"),
    fields: {
      currency: { label: receivablesWords.currency, kind: "text" },
      open: { label: words.open, kind: "money" },
      amount: { label: words.amount, kind: "money" },
      postingDate: { label: words.postingDate, kind: "date" },
    },
    payload: WriteOff,
    path: () => "/ledger",
  }),
  "receivables.reopen-period": approvalAct({
    may: "receivables:write",
    subject: "ledger_period",
    name: phrase("重开会计期间", "重開會計期間", "Reopening a month"),
    fields: {
      status: { label: receivablesWords.periods.status, kind: "option", options: receivablesWords.periods.statuses },
    },
    payload: z.strictObject({ month: Month }),
    path: () => "/ledger/periods",
  }),
};
