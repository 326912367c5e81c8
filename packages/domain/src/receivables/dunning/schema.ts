import { z } from "zod";
import { ClientId, ContactId } from "../../clients/schema.ts";
import { Currency, Minor } from "../../kernel/money.ts";
import { StaffId } from "../../kernel/ids.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { phrase } from "../../kernel/words.ts";
import { setting } from "../../properties/schema.ts";
import { Amount, LedgerItemId, line, WriteKey } from "../schema.ts";

export const DunningLetterId = z.int().positive().brand<"DunningLetterId">();
export type DunningLetterId = z.infer<typeof DunningLetterId>;
export const DunningCallId = z.int().positive().brand<"DunningCallId">();
export type DunningCallId = z.infer<typeof DunningCallId>;
export const DunningStopId = z.int().positive().brand<"DunningStopId">();
export type DunningStopId = z.infer<typeof DunningStopId>;

export const LetterKind = z.enum(["reminder", "letter", "notice"]);
export type LetterKind = z.infer<typeof LetterKind>;

/** Drawn up; signed and about to go; gone; given up because nothing is left to ask for, or it came too late. */
export const LetterStatus = z.enum(["draft", "released", "sent", "dropped"]);
export type LetterStatus = z.infer<typeof LetterStatus>;

/** Whose word a letter needs before it goes. */
export const Signature = z.enum(["finance", "director"]);
export type Signature = z.infer<typeof Signature>;

/** Why nobody is written to about an item although it is late. */
export const HeldReason = z.enum([
  "paid",
  "disputed",
  "promised",
  "legal",
  "snoozed",
  "credit",
  "unconfirmed",
  "house",
  "archived",
  "gap",
  "under-way",
  "no-address",
  "ladder-over",
]);
export type HeldReason = z.infer<typeof HeldReason>;

export const DropReason = z.enum(["nothing-left", "too-late", "no-address"]);
export type DropReason = z.infer<typeof DropReason>;

/** What came of a call. */
export const CallOutcome = z.enum(["promised", "disputes", "asks-documents", "no-answer", "refuses", "paid", "other"]);
export type CallOutcome = z.infer<typeof CallOutcome>;

export const CallStatus = z.enum(["open", "done", "dropped"]);
export type CallStatus = z.infer<typeof CallStatus>;

export const StopKind = z.enum(["snooze", "legal"]);
export type StopKind = z.infer<typeof StopKind>;

export const dunningSettings = {
  "receivables.dunning-gap-days": setting(
    z.int().min(0).max(60),
    5,
    phrase("两封催款函至少间隔天数", "兩封催款函至少間隔天數", "Dunning: days between two letters, at least"),
  ),
  "receivables.dunning-owner-hours": setting(
    z.int().min(0).max(72),
    2,
    phrase(
      "催款函先告知销售的小时数",
      "催款函先告知業務的小時數",
      "Dunning: hours by which the salesperson is told before the client",
    ),
  ),
  "receivables.dunning-pay-days": setting(
    z.int().min(1).max(60),
    7,
    phrase("催款函要求的付款天数", "催款函要求的付款天數", "Dunning: days a letter gives for payment"),
  ),
  "receivables.dunning-bank-days": setting(
    z.int().min(1).max(30),
    2,
    phrase(
      "银行流水旧于几个工作日即不催收",
      "銀行明細舊於幾個工作日即不催收",
      "Dunning: working days after which a bank file is too old to run by",
    ),
  ),
  "receivables.dunning-payment-details": setting(
    z.string().max(1000),
    "",
    phrase(
      "催款函中的付款方式（账号、联系人）",
      "催款函中的付款方式（帳號、聯絡人）",
      "Dunning: how to pay, as letters say it (account, whom to ask)",
    ),
  ),
};

/** Whose accounts a run or a preview looks at: all, or the clients whose oldest debt is later than so many days. */
export const DunningScope = z.strictObject({
  clientIds: z.array(ClientId).max(1000).optional(),
  overDays: z.int().min(0).max(3650).optional(),
  currency: Currency.optional(),
  /** Says the last letter again to whoever is due for no next one. */
  repeat: z.boolean().default(false),
});
export type DunningScope = z.output<typeof DunningScope>;

export const PreviewDunning = DunningScope.extend({ asOf: CalendarDate.optional() });
export type PreviewDunning = z.output<typeof PreviewDunning>;

export const LettersPage = z.strictObject({
  status: LetterStatus.optional(),
  clientId: ClientId.optional(),
  before: DunningLetterId.optional(),
  limit: z.int().min(1).max(200).default(100),
});
export type LettersPage = z.output<typeof LettersPage>;

export const LetterRef = z.strictObject({ id: DunningLetterId });

/** Signs drafts in one's own role; those that have all their signatures go. */
export const SignLetters = z.strictObject({ ids: z.array(DunningLetterId).min(1).max(1000) });
export type SignLetters = z.infer<typeof SignLetters>;

/** The queue of clients to collect from, the most urgent first. */
export const QueuePage = z.strictObject({
  currency: Currency.optional(),
  /** Only clients whose oldest debt is later than this. */
  overDays: z.int().min(0).max(3650).default(0),
  ownerId: StaffId.optional(),
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type QueuePage = z.output<typeof QueuePage>;

export const DunnedClient = z.strictObject({ clientId: ClientId, currency: Currency.optional() });
export type DunnedClient = z.infer<typeof DunnedClient>;

/** What came of a call, with the promise that the client gave. */
export const LogCall = z.strictObject({
  key: WriteKey,
  /** The task it settles, if it was one. */
  callId: DunningCallId.optional(),
  clientId: ClientId,
  currency: Currency.optional(),
  outcome: CallOutcome,
  note: line(1000).nullable().default(null),
  promise: z
    .strictObject({
      amountMinor: Amount,
      promisedFor: CalendarDate,
      itemIds: z.array(LedgerItemId).max(200).default([]),
    })
    .nullable()
    .default(null),
});
export type LogCall = z.output<typeof LogCall>;

/** Nobody writes until a day, or until further notice where lawyers have it. */
export const StopDunning = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("snooze"),
    clientId: ClientId,
    itemId: LedgerItemId.nullable().default(null),
    /** The last day on which nobody writes. */
    until: CalendarDate,
    reason: line(400),
  }),
  z.strictObject({
    kind: z.literal("legal"),
    clientId: ClientId,
    itemId: LedgerItemId.nullable().default(null),
    reason: line(400),
  }),
]);
export type StopDunning = z.output<typeof StopDunning>;

/** A phone of the person whom one calls about what a client owes; recorded with its reason. (A2.8) */
export const RevealPhone = z.strictObject({
  clientId: ClientId,
  contactId: ContactId,
  field: z.enum(["mobile", "phone"]),
  reason: line(200),
});
export type RevealPhone = z.infer<typeof RevealPhone>;

export const LiftStop = z.strictObject({ id: DunningStopId, reason: line(400) });
export type LiftStop = z.infer<typeof LiftStop>;

/** Finance has looked at what came in overdue: these clients' items, or all there are. */
export const ConfirmImported = z.strictObject({ clientIds: z.array(ClientId).max(5000).optional() });
export type ConfirmImported = z.infer<typeof ConfirmImported>;

export const ChooseRecipient = z.strictObject({ clientId: ClientId, contactId: ContactId });
export type ChooseRecipient = z.infer<typeof ChooseRecipient>;

/** What a client agreed to pay when it is late, from a day on; nothing at all ends it. */
export const AgreeCharge = z.strictObject({
  clientId: ClientId,
  fromDate: CalendarDate,
  feeMinor: Minor.refine((fee) => fee >= 0),
  yearlyBasisPoints: z.int().min(0).max(10_000),
  /** Where it was agreed: the contract. */
  basis: line(200),
});
export type AgreeCharge = z.infer<typeof AgreeCharge>;

export const StepsOfItem = z.strictObject({ itemId: LedgerItemId });
