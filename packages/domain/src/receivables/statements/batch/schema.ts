import { z } from "zod";
import { ClientId } from "../../../clients/schema.ts";
import { StaffId } from "../../../kernel/ids.ts";
import type { Currency, Minor } from "../../../kernel/money.ts";
import { Language } from "../../../kernel/words.ts";
import { type AccountRecipient, StatementFormat, StatementQuestion } from "../schema.ts";

/** Whose statements: of everybody with something open, or only of those who are later than so many days with something. */
export const StatementBatch = StatementQuestion.extend({
  overdueDays: z.int().min(0).max(3650).optional(),
});
export type StatementBatch = z.output<typeof StatementBatch>;

/** A screen's page of whom a batch is for; the counts are of all. */
export const BatchPage = StatementBatch.extend({
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type BatchPage = z.output<typeof BatchPage>;

/** All statements as files in a zip. */
export const MakeStatements = StatementBatch.extend({
  format: StatementFormat,
  language: Language.optional(),
});
export type MakeStatements = z.output<typeof MakeStatements>;

/** Each statement by mail to the client's recipient, in their language: of the batch, or of the clients named. */
export const MailStatements = StatementBatch.extend({
  clientIds: z.array(ClientId).min(1).max(500).optional(),
  language: Language.optional(),
});
export type MailStatements = z.output<typeof MailStatements>;

/** What the job is given. */
export const StatementsJob = z.strictObject({
  staffId: StaffId,
  /** Of who asked: file names and the list of what became of each. */
  own: Language,
  work: z.discriminatedUnion("how", [
    MakeStatements.extend({ how: z.literal("files") }),
    MailStatements.extend({ how: z.literal("mail") }),
  ]),
});
export type StatementsJob = z.output<typeof StatementsJob>;

/** One client of a batch as a person looks it over before it goes. */
export interface BatchRow {
  readonly clientId: ClientId;
  readonly reference: string;
  readonly name: string;
  readonly balances: readonly {
    readonly currency: Currency;
    readonly balanceMinor: Minor;
    readonly overdueMinor: Minor;
  }[];
  /** Nobody with a mail address: it is made as a file, but not mailed. */
  readonly recipient: AccountRecipient | null;
  /** Is in the outbox already, for this day and kind. */
  readonly mailed: boolean;
}

/** What became of one client's statement in a mailing. */
export const mailOutcomes = ["queued", "already", "too-late", "no-address", "too-large"] as const;
export type MailOutcome = (typeof mailOutcomes)[number];
