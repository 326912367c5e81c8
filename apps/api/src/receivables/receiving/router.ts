import { today } from "@foyer/db/properties/queries";
import { addBankAccount, closeBankAccount } from "@foyer/db/receivables/receiving/bank/mutations";
import { bankAccounts, bankLineOfPayment, listedLines } from "@foyer/db/receivables/receiving/bank/queries";
import { acceptLines, ignoreLine, restoreLine, returnLine } from "@foyer/db/receivables/receiving/lines/mutations";
import { bouncePayment, receivePayment, settleCredit } from "@foyer/db/receivables/receiving/mutations";
import { previewCredit, previewPayment, unappliedCredits } from "@foyer/db/receivables/receiving/queries";
import {
  AcceptLines,
  BankLineOfPayment,
  BankLinesPage,
  CloseBankAccount,
  IgnoreLine,
  NewBankAccount,
  RestoreLine,
  ReturnLine,
} from "@foyer/domain/receivables/receiving/bank/schema";
import {
  BouncePayment,
  PreviewCredit,
  PreviewPayment,
  ReceivePayment,
  SettleCredit,
  UnappliedPage,
} from "@foyer/domain/receivables/receiving/schema";
import { may, router } from "../../kernel/procedure.ts";

const reading = may("receivables:read");
const writing = may("receivables:write");

/** Money that comes in: entered, taken from the bank's statements, and what is left of it. The previews write nothing: they are posted because an advice is longer than an address may be. */
export const receivingRouter = router({
  preview: writing.input(PreviewPayment).mutation(({ ctx, input }) => previewPayment(ctx.trx, input)),
  receive: writing.input(ReceivePayment).mutation(({ ctx, input }) => receivePayment(ctx.trx, input, ctx.now)),
  unapplied: reading
    .input(UnappliedPage)
    .query(({ ctx, input }) => unappliedCredits(ctx.trx, input, today(ctx.trx, ctx.now))),
  previewCredit: writing.input(PreviewCredit).mutation(({ ctx, input }) => previewCredit(ctx.trx, input)),
  settleCredit: writing.input(SettleCredit).mutation(({ ctx, input }) => settleCredit(ctx.trx, input, ctx.now)),
  bounce: writing.input(BouncePayment).mutation(({ ctx, input }) => bouncePayment(ctx.trx, input, ctx.now)),
  accounts: writing.query(({ ctx }) => bankAccounts(ctx.trx)),
  addAccount: writing.input(NewBankAccount).mutation(({ ctx, input }) => addBankAccount(ctx.trx, input, ctx.now)),
  closeAccount: writing.input(CloseBankAccount).mutation(({ ctx, input }) => closeBankAccount(ctx.trx, input, ctx.now)),
  lines: writing.input(BankLinesPage).query(({ ctx, input }) => listedLines(ctx.trx, input)),
  lineOfPayment: reading
    .input(BankLineOfPayment)
    .query(({ ctx, input }) => bankLineOfPayment(ctx.trx, input, today(ctx.trx, ctx.now))),
  accept: writing.input(AcceptLines).mutation(({ ctx, input }) => acceptLines(ctx.trx, input, ctx.now)),
  ignore: writing.input(IgnoreLine).mutation(({ ctx, input }) => ignoreLine(ctx.trx, input, ctx.now)),
  restore: writing.input(RestoreLine).mutation(({ ctx, input }) => restoreLine(ctx.trx, input, ctx.now)),
  giveBack: writing.input(ReturnLine).mutation(({ ctx, input }) => returnLine(ctx.trx, input, ctx.now)),
});
