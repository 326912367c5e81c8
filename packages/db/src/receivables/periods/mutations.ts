import type { Instant, Month } from "@foyer/domain/kernel/time";
import { refusePeriod, refuseReopening } from "@foyer/domain/receivables/periods/rules";
import type { PeriodStatus, SetPeriod } from "@foyer/domain/receivables/schema";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { lockLedger, setLedgerPeriod } from "../posting/mutations.ts";
import { periodOf } from "./queries.ts";

/** A month as the row that the record of change names. */
export const monthNumber = (month: Month): number => Number(month.replace("-", ""));

interface Turn {
  readonly act: string;
  readonly month: Month;
  readonly before: PeriodStatus;
  readonly after: PeriodStatus;
}

async function turn(trx: Trx, { act, month, before, after }: Turn, now: Instant): Promise<void> {
  await setLedgerPeriod(trx, { month, status: after });
  await recordChange(trx, {
    act,
    at: now,
    fields: [{ subject: "ledger_period", row: monthNumber(month), field: "status", before, after }],
  });
}

/** Closes a month softly or for good. */
export async function setPeriod(trx: Trx, { month, status }: SetPeriod, now: Instant): Promise<void> {
  await lockLedger(trx);
  const before = await periodOf(trx, month);
  if (before === status) return;
  refusePeriod({ month, before, after: status, today: today(trx, now) });
  await turn(trx, { act: "receivables.set-period", month, before, after: status }, now);
}

/** Opens a softly closed month again. Only an approval comes here. */
export async function reopenPeriod(trx: Trx, { month }: { month: Month }, now: Instant): Promise<void> {
  await lockLedger(trx);
  const before = await periodOf(trx, month);
  refuseReopening({ month, before });
  await turn(trx, { act: "receivables.reopen-period", month, before, after: "open" }, now);
}
