import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import { Currency } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { Rate } from "../rates/schema.ts";
import { Amount, LedgerItemId, line, Spread, WriteKey } from "../schema.ts";

/** Money that a client pays ahead: owed to it until it is applied. */
export const PostDeposit = z.strictObject({
  key: WriteKey,
  clientId: ClientId,
  reference: line(80),
  currency: Currency.optional(),
  rate: Rate.optional(),
  amountMinor: Amount,
  documentDate: CalendarDate,
  postingDate: CalendarDate,
  reason: line(400).nullable().default(null),
});
export type PostDeposit = z.output<typeof PostDeposit>;

/** So much of a deposit becomes a credit of what the client owes, spread as a payment is. */
export const ApplyDeposit = z.strictObject({
  key: WriteKey,
  depositItemId: LedgerItemId,
  reference: line(80),
  amountMinor: Amount,
  postingDate: CalendarDate,
  spread: Spread.default({ how: "oldest-first" }),
  reason: line(400).nullable().default(null),
});
export type ApplyDeposit = z.output<typeof ApplyDeposit>;
