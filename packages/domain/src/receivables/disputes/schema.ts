import { z } from "zod";
import { CalendarDate } from "../../kernel/time.ts";
import { Amount, DisputeOutcome, LedgerDisputeId, LedgerItemId, line, WriteKey } from "../schema.ts";

/** What the client contests of an item. It is shown apart, can be left out of dunning, and never leaves the balance. (A7.7) */
export const OpenDispute = z.strictObject({
  key: WriteKey,
  itemId: LedgerItemId,
  amountMinor: Amount,
  fromDate: CalendarDate,
  reason: line(400),
});
export type OpenDispute = z.infer<typeof OpenDispute>;

/** A dispute is over from a day on: the client was right, or was not. What is credited is posted as such. */
export const EndDispute = z.strictObject({
  id: LedgerDisputeId,
  toDate: CalendarDate,
  outcome: DisputeOutcome,
  reason: line(400),
});
export type EndDispute = z.infer<typeof EndDispute>;

export const DisputesOfItem = z.strictObject({ itemId: LedgerItemId });
