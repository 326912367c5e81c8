import { z } from "zod";
import { ClientId } from "../clients/schema.ts";
import { Currency, Minor } from "../kernel/money.ts";
import { CalendarDate, Month } from "../kernel/time.ts";
import { StayId } from "../stays/schema.ts";
import { Rate } from "./rates/schema.ts";

export const LedgerItemId = z.int().positive().brand<"LedgerItemId">();
export type LedgerItemId = z.infer<typeof LedgerItemId>;
export const LedgerAllocationId = z.int().positive().brand<"LedgerAllocationId">();
export type LedgerAllocationId = z.infer<typeof LedgerAllocationId>;
export const LedgerDisputeId = z.int().positive().brand<"LedgerDisputeId">();
export type LedgerDisputeId = z.infer<typeof LedgerDisputeId>;
export const LedgerPromiseId = z.int().positive().brand<"LedgerPromiseId">();
export type LedgerPromiseId = z.infer<typeof LedgerPromiseId>;
/** What one client owes in one currency, or what it deposited. */
export const LedgerAccountId = z.int().positive().brand<"LedgerAccountId">();
export type LedgerAccountId = z.infer<typeof LedgerAccountId>;

const sides = ["debit", "credit"] as const;
export type Side = (typeof sides)[number];

const itemKinds = [
  "invoice",
  "instalment",
  "debit-note",
  "finance-charge",
  "refund",
  "payment",
  "credit-note",
  "write-off",
  "adjustment",
  "opening",
  "deposit",
  "deposit-applied",
] as const;
export const ItemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof ItemKind>;

/** A deposit is the client's money until it is applied: a liability, in an account of its own, outside what is owed. */
const purposes = ["receivable", "deposit"] as const;
export type Purpose = (typeof purposes)[number];

/** Whether the client was right. */
const disputeOutcomes = ["upheld", "rejected"] as const;
export const DisputeOutcome = z.enum(disputeOutcomes);
export type DisputeOutcome = z.infer<typeof DisputeOutcome>;

/** Open: everybody with the right may post. Soft: finance only. Hard: nobody, ever again. */
const periodStatuses = ["open", "soft", "hard"] as const;
export const PeriodStatus = z.enum(periodStatuses);
export type PeriodStatus = z.infer<typeof PeriodStatus>;

/**
 * Of one item, in smallest units: no hotel's invoice comes near it, and the sums of thousands of the largest are still whole
 * numbers. One that is larger would keep every report that adds it up from being read.
 */
export const mostAmount = 1_000_000_000_000;

/** An amount that is posted: the side says which way it counts. */
export const Amount = z
  .number()
  .refine(Number.isInteger, { params: { code: "receivables.amount-not-whole" } })
  .refine((amount) => amount > 0, { params: { code: "receivables.amount-not-positive" } })
  .refine((amount) => amount <= mostAmount, { params: { code: "receivables.amount-too-large" } })
  .pipe(Minor);

/** Made by the sender once per intended write, so that a retry is answered and not posted again. */
export const WriteKey = z.uuid();

export const line = (most: number) => z.string().trim().min(1).max(most);

/** One due amount of a document: a payment schedule has several. */
const Instalment = z.strictObject({ dueDate: CalendarDate, amountMinor: Amount });

/** How much of a document is for which stay. */
const BilledStay = z.strictObject({ stayId: StayId, amountMinor: Amount });
export type BilledStay = z.infer<typeof BilledStay>;

/** A document that the client owes. Its number makes it unique, whatever the key. */
export const PostInvoice = z.strictObject({
  key: WriteKey,
  clientId: ClientId,
  kind: z.enum(["invoice", "debit-note", "finance-charge", "adjustment", "opening"]).default("invoice"),
  reference: line(80),
  /** The property's own when absent. */
  currency: Currency.optional(),
  rate: Rate.optional(),
  documentDate: CalendarDate,
  postingDate: CalendarDate,
  checkoutDate: CalendarDate.nullable().default(null),
  instalments: z.array(Instalment).min(1).max(120),
  stays: z.array(BilledStay).max(500).default([]),
  reason: line(400).nullable().default(null),
});
export type PostInvoice = z.output<typeof PostInvoice>;

/** How a payment is spread: over the debts due first, over none, or as the client's remittance advice says. */
export const Spread = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("oldest-first") }),
  z.strictObject({ how: z.literal("none") }),
  z.strictObject({
    how: z.literal("advice"),
    items: z
      .array(z.strictObject({ itemId: LedgerItemId, amountMinor: Amount }))
      .min(1)
      .max(500),
  }),
]);

/** Money received, or a credit given. What is not spread stays as unapplied credit. */
export const PostPayment = z.strictObject({
  key: WriteKey,
  clientId: ClientId,
  kind: z.enum(["payment", "credit-note", "adjustment", "opening"]).default("payment"),
  reference: line(80),
  currency: Currency.optional(),
  rate: Rate.optional(),
  amountMinor: Amount,
  documentDate: CalendarDate,
  postingDate: CalendarDate,
  spread: Spread.default({ how: "oldest-first" }),
  reason: line(400).nullable().default(null),
});
export type PostPayment = z.output<typeof PostPayment>;

export const Allocate = z.strictObject({
  key: WriteKey,
  debitItemId: LedgerItemId,
  creditItemId: LedgerItemId,
  amountMinor: Amount,
  effectiveDate: CalendarDate,
});
export type Allocate = z.infer<typeof Allocate>;

/** Takes an allocation back from a date on; before it the past stays as it was. */
export const Unallocate = z.strictObject({
  key: WriteKey,
  allocationId: LedgerAllocationId,
  effectiveDate: CalendarDate,
  reason: line(400),
});
export type Unallocate = z.infer<typeof Unallocate>;

/** Posts the opposite of an item and settles both against each other; its allocations are taken back first. */
export const ReverseItem = z.strictObject({
  key: WriteKey,
  itemId: LedgerItemId,
  postingDate: CalendarDate,
  reason: line(400),
});
export type ReverseItem = z.infer<typeof ReverseItem>;

/** Money given back of what the client paid too much or deposited. */
export const PostRefund = z.strictObject({
  key: WriteKey,
  creditItemId: LedgerItemId,
  reference: line(80),
  amountMinor: Amount,
  postingDate: CalendarDate,
  reason: line(400),
});
export type PostRefund = z.infer<typeof PostRefund>;

/** A debt that is given up, all or in part. (A7.7) */
export const WriteOff = z.strictObject({
  key: WriteKey,
  itemId: LedgerItemId,
  amountMinor: Amount,
  postingDate: CalendarDate,
  reason: line(400),
});
export type WriteOff = z.infer<typeof WriteOff>;

export const SetPeriod = z.strictObject({ month: Month, status: PeriodStatus });
export type SetPeriod = z.infer<typeof SetPeriod>;

/** The items that were open on a date, or all that were posted by it; a page at a time, the last row of the page before named. */
export const ItemsFilter = z.strictObject({
  asOf: CalendarDate,
  clientId: ClientId.optional(),
  openOnly: z.boolean().default(true),
  /** What is owed when absent. */
  purpose: z.enum(purposes).optional(),
  currency: Currency.optional(),
  after: z.strictObject({ postingDate: CalendarDate, id: LedgerItemId }).optional(),
  limit: z.int().min(1).max(500).default(100),
});
export type ItemsFilter = z.output<typeof ItemsFilter>;

export const AllocationsOfItem = z.strictObject({ itemId: LedgerItemId, asOf: CalendarDate });
export type AllocationsOfItem = z.infer<typeof AllocationsOfItem>;

export const AccountOfClient = z.strictObject({ clientId: ClientId, asOf: CalendarDate.optional() });
export type AccountOfClient = z.infer<typeof AccountOfClient>;
