import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import { Currency } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { Rate } from "../rates/schema.ts";
import { Amount, LedgerItemId, line, WriteKey } from "../schema.ts";

/** More documents than this stand in no remittance advice that a person reads. */
export const mostDocuments = 500;

/** More debts than this are not settled at once. */
export const mostShares = 2_000;

/** One document that a client says it pays; without an amount, whatever is open of it. */
export const AdvisedDocument = z.strictObject({
  /** The line of what was pasted, so that it can be found again. */
  place: z.int().positive(),
  document: line(80),
  amountMinor: Amount.nullable(),
});
export type AdvisedDocument = z.infer<typeof AdvisedDocument>;

/** So much of one debt: what is settled, or what was seen to be settled. */
export const SettledShare = z.strictObject({ itemId: LedgerItemId, amountMinor: Amount });
export type SettledShare = z.infer<typeof SettledShare>;

/** The debts due first, none, or what the client's remittance advice names. */
export const Settle = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("oldest-first") }),
  z.strictObject({ how: z.literal("none") }),
  z.strictObject({ how: z.literal("advice"), documents: z.array(AdvisedDocument).min(1).max(mostDocuments) }),
]);
export type Settle = z.infer<typeof Settle>;

const money = {
  clientId: ClientId,
  /** The property's own when absent. */
  currency: Currency.optional(),
  amountMinor: Amount,
  /** The day on which the money came. */
  receivedOn: CalendarDate,
  /** That day unless its month is closed. */
  postingDate: CalendarDate,
  settle: Settle,
};

export const PreviewPayment = z.strictObject(money);
export type PreviewPayment = z.infer<typeof PreviewPayment>;

/** What a client left out of a payment on purpose: contested, or given up by approval. Never silently. */
export const Deduction = z.strictObject({
  key: WriteKey,
  itemId: LedgerItemId,
  amountMinor: Amount,
  as: z.enum(["dispute", "write-off"]),
  reason: line(400),
});
export type Deduction = z.infer<typeof Deduction>;

/** Posts a payment as it was previewed; `expected` is what the preview said. */
export const ReceivePayment = z.strictObject({
  ...money,
  key: WriteKey,
  reference: line(80),
  rate: Rate.optional(),
  reason: line(400).nullable().default(null),
  expected: z.array(SettledShare).max(mostShares),
  deductions: z.array(Deduction).max(100).default([]),
});
export type ReceivePayment = z.output<typeof ReceivePayment>;

const credit = { creditItemId: LedgerItemId, effectiveDate: CalendarDate, settle: Settle };

export const PreviewCredit = z.strictObject(credit);
export type PreviewCredit = z.infer<typeof PreviewCredit>;

/** Settles debts with a credit that was received before. */
export const SettleCredit = z.strictObject({
  ...credit,
  key: WriteKey,
  expected: z.array(SettledShare).min(1).max(mostShares),
});
export type SettleCredit = z.infer<typeof SettleCredit>;

/** Credits of which something is left, a page at a time, the last of the page before named. */
export const UnappliedPage = z.strictObject({
  clientId: ClientId.optional(),
  after: z.strictObject({ client: z.string().max(400), id: LedgerItemId }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type UnappliedPage = z.output<typeof UnappliedPage>;

/** A payment that the bank gave back. */
export const BouncePayment = z.strictObject({
  key: WriteKey,
  itemId: LedgerItemId,
  postingDate: CalendarDate,
  reason: line(400),
});
export type BouncePayment = z.infer<typeof BouncePayment>;
