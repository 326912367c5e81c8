import { today } from "@foyer/db/properties/queries";
import { applyDeposit, postDeposit } from "@foyer/db/receivables/deposits/mutations";
import { endDispute, openDispute } from "@foyer/db/receivables/disputes/mutations";
import { disputesOfItem } from "@foyer/db/receivables/disputes/queries";
import { ledgerPeriods } from "@foyer/db/receivables/periods/queries";
import { notePromise, withdrawPromise } from "@foyer/db/receivables/promises/mutations";
import { promisesOfClient } from "@foyer/db/receivables/promises/queries";
import { proposeReopening, proposeWriteOff } from "@foyer/db/receivables/proposals/mutations";
import { postRefund } from "@foyer/db/receivables/refunds/mutations";
import { ApplyDeposit, PostDeposit } from "@foyer/domain/receivables/deposits/schema";
import { DisputesOfItem, EndDispute, OpenDispute } from "@foyer/domain/receivables/disputes/schema";
import { NotePromise, PromisesOfClient, WithdrawPromise } from "@foyer/domain/receivables/promises/schema";
import { ReopenPeriod } from "@foyer/domain/receivables/proposals/schema";
import { PostRefund, WriteOff } from "@foyer/domain/receivables/schema";
import { may, router } from "../../kernel/procedure.ts";

const reading = may("receivables:read");
const writing = may("receivables:write");

/** What finance does to the ledger beside invoices and payments. */
export const ledgerRouter = router({
  refund: writing.input(PostRefund).mutation(({ ctx, input }) => postRefund(ctx.trx, input, ctx.now)),
  proposeWriteOff: writing.input(WriteOff).mutation(({ ctx, input }) => proposeWriteOff(ctx.trx, input, ctx.now)),
  postDeposit: writing.input(PostDeposit).mutation(({ ctx, input }) => postDeposit(ctx.trx, input, ctx.now)),
  applyDeposit: writing.input(ApplyDeposit).mutation(({ ctx, input }) => applyDeposit(ctx.trx, input, ctx.now)),
  disputes: reading
    .input(DisputesOfItem)
    .query(({ ctx, input }) => disputesOfItem(ctx.trx, input, today(ctx.trx, ctx.now))),
  openDispute: writing.input(OpenDispute).mutation(({ ctx, input }) => openDispute(ctx.trx, input, ctx.now)),
  endDispute: writing.input(EndDispute).mutation(({ ctx, input }) => endDispute(ctx.trx, input, ctx.now)),
  promises: reading
    .input(PromisesOfClient)
    .query(({ ctx, input }) => promisesOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  notePromise: writing.input(NotePromise).mutation(({ ctx, input }) => notePromise(ctx.trx, input, ctx.now)),
  withdrawPromise: writing
    .input(WithdrawPromise)
    .mutation(({ ctx, input }) => withdrawPromise(ctx.trx, input, ctx.now)),
  periods: writing.query(({ ctx }) => ledgerPeriods(ctx.trx)),
  proposeReopening: writing.input(ReopenPeriod).mutation(({ ctx, input }) => proposeReopening(ctx.trx, input, ctx.now)),
});
