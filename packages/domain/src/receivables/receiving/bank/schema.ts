import { z } from "zod";
import { ClientId } from "../../../clients/schema.ts";
import { Currency, type Minor } from "../../../kernel/money.ts";
import { dateFormats } from "../../../kernel/read.ts";
import { CalendarDate } from "../../../kernel/time.ts";
import { Rate } from "../../rates/schema.ts";
import { line, WriteKey } from "../../schema.ts";
import { mostShares, SettledShare } from "../schema.ts";

export const BankAccountId = z.int().positive().brand<"BankAccountId">();
export type BankAccountId = z.infer<typeof BankAccountId>;
export const BankStatementId = z.int().positive().brand<"BankStatementId">();
export type BankStatementId = z.infer<typeof BankStatementId>;
export const BankLineId = z.int().positive().brand<"BankLineId">();
export type BankLineId = z.infer<typeof BankLineId>;

/** A year of a busy account. */
export const statementFileLimit = 20 * 1024 * 1024;
export const mostBankLines = 20_000;

const column = z.string().trim().min(1).max(200);

/** How a bank's file is read: its columns by their names. Money in and out stand in one column with a sign, or in two. */
export const BankLayout = z.strictObject({
  date: column,
  amount: z.discriminatedUnion("how", [
    z.strictObject({ how: z.literal("signed"), column }),
    z.strictObject({ how: z.literal("two-columns"), received: column, paid: column }),
  ]),
  payer: column.nullable().default(null),
  /** What the payer and the bank wrote; several columns are read one after the other. */
  texts: z.array(column).max(4).default([]),
  /** The bank's own number of the line, by which it is known again. */
  reference: column.nullable().default(null),
  /** Which number is the day, where the file writes the year last. */
  dates: z.enum(dateFormats).nullable().default(null),
});
export type BankLayout = z.output<typeof BankLayout>;

/** One line of a statement as the bank wrote it. */
export interface BankEntry {
  readonly place: number;
  readonly bookedOn: CalendarDate;
  /** Above nothing: received. */
  readonly amountMinor: Minor;
  readonly payer: string | null;
  readonly text: string;
  readonly reference: string | null;
}

/** A line waits, became a payment, was ignored with a reason; what was paid out is set aside, or is a payment given back. */
const bankLineStatuses = ["waiting", "received", "ignored", "outgoing", "returned"] as const;
export const BankLineStatus = z.enum(bankLineStatuses);
export type BankLineStatus = z.infer<typeof BankLineStatus>;

export const NewBankAccount = z.strictObject({ name: line(80), currency: Currency.optional() });
export type NewBankAccount = z.infer<typeof NewBankAccount>;
export const CloseBankAccount = z.strictObject({ id: BankAccountId });

/** How a statement is sent: first to be looked at, then to be kept. */
export const SentStatement = z.strictObject({
  account: z.coerce.number().pipe(BankAccountId),
  name: line(200),
  /** A layout as JSON; the account's own, or what the column names say, when absent. */
  layout: z.string().max(8_000).optional(),
  /** The day up to which the file covers the account, where nothing was booked on the last days. */
  through: CalendarDate.optional(),
  /** Takes the missing lines of a file that is older than what is known. */
  older: z.stringbool().default(false),
  keep: z.stringbool().default(false),
});
export type SentStatement = z.output<typeof SentStatement>;

export const BankLinesPage = z.strictObject({
  status: BankLineStatus.default("waiting"),
  accountId: BankAccountId.optional(),
  after: z.strictObject({ bookedOn: CalendarDate, id: BankLineId }).optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type BankLinesPage = z.output<typeof BankLinesPage>;

export const BankLineOfPayment = z.strictObject({ itemId: SettledShare.shape.itemId });

/** A line taken for a client's payment, settling what was shown; later than the bank's day where that month is closed. */
const AcceptedLine = z.strictObject({
  lineId: BankLineId,
  clientId: ClientId,
  shares: z.array(SettledShare).max(mostShares),
  postingDate: CalendarDate.optional(),
  /** Of an account in another currency than the house's. */
  rate: Rate.optional(),
});
export type AcceptedLine = z.infer<typeof AcceptedLine>;

export const AcceptLines = z.strictObject({ key: WriteKey, lines: z.array(AcceptedLine).min(1).max(100) });
export type AcceptLines = z.infer<typeof AcceptLines>;

export const IgnoreLine = z.strictObject({ lineId: BankLineId, reason: line(400) });
export type IgnoreLine = z.infer<typeof IgnoreLine>;

/** Puts a line back among those that wait; its payment is reversed on that day. */
export const RestoreLine = z.strictObject({
  key: WriteKey,
  lineId: BankLineId,
  postingDate: CalendarDate,
  reason: line(400),
});
export type RestoreLine = z.infer<typeof RestoreLine>;

/** A line by which the bank took a payment back. */
export const ReturnLine = z.strictObject({
  key: WriteKey,
  lineId: BankLineId,
  itemId: SettledShare.shape.itemId,
  postingDate: CalendarDate.optional(),
  reason: line(400),
});
export type ReturnLine = z.infer<typeof ReturnLine>;
