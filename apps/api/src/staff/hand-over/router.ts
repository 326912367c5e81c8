import { today } from "@foyer/db/properties/queries";
import { handOver, undoHandOver } from "@foyer/db/staff/hand-over/mutations";
import { listHandOvers, previewHandOver } from "@foyer/db/staff/hand-over/queries";
import { HandOver, HandOverPlan, HandOverRef } from "@foyer/domain/staff/hand-over/schema";
import { may } from "../../kernel/procedure.ts";

/** Everything a leaver holds, given to successors in one act. */
export const handOverProcedures = {
  list: may("staff:hand-over").query(({ ctx }) => listHandOvers(ctx.trx, today(ctx.trx, ctx.now))),
  // no query: clients assigned one by one are more than an address can hold
  preview: may("staff:hand-over")
    .input(HandOverPlan)
    .mutation(({ ctx, input }) => previewHandOver(ctx.trx, input, today(ctx.trx, ctx.now))),
  give: may("staff:hand-over")
    .input(HandOver)
    .mutation(({ ctx, input }) => handOver(ctx.trx, input, ctx.now)),
  undo: may("staff:hand-over")
    .input(HandOverRef)
    .mutation(({ ctx, input }) => undoHandOver(ctx.trx, input.id, ctx.now)),
};
