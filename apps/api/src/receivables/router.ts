import { today } from "@foyer/db/properties/queries";
import { accountOfClient } from "@foyer/db/receivables/accounts/queries";
import { allocate, postPayment, unallocate } from "@foyer/db/receivables/mutations";
import { setPeriod } from "@foyer/db/receivables/periods/mutations";
import { reverseItem } from "@foyer/db/receivables/reversals/mutations";
import { allocationsOfItem, ledgerItems } from "@foyer/db/receivables/queries";
import {
  AccountOfClient,
  Allocate,
  AllocationsOfItem,
  ItemsFilter,
  PostPayment,
  ReverseItem,
  SetPeriod,
  Unallocate,
} from "@foyer/domain/receivables/schema";
import { may, router } from "../kernel/procedure.ts";
import { agingProcedures } from "./aging/router.ts";

export const receivablesRouter = router({
  ...agingProcedures,
  items: may("receivables:read")
    .input(ItemsFilter)
    .query(({ ctx, input }) => ledgerItems(ctx.trx, input, today(ctx.trx, ctx.now))),
  allocations: may("receivables:read")
    .input(AllocationsOfItem)
    .query(({ ctx, input }) => allocationsOfItem(ctx.trx, input, today(ctx.trx, ctx.now))),
  ofClient: may("receivables:read")
    .input(AccountOfClient)
    .query(({ ctx, input }) => accountOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  postPayment: may("receivables:write")
    .input(PostPayment)
    .mutation(({ ctx, input }) => postPayment(ctx.trx, input, ctx.now)),
  allocate: may("receivables:write")
    .input(Allocate)
    .mutation(({ ctx, input }) => allocate(ctx.trx, input, ctx.now)),
  unallocate: may("receivables:write")
    .input(Unallocate)
    .mutation(({ ctx, input }) => unallocate(ctx.trx, input, ctx.now)),
  reverse: may("receivables:write")
    .input(ReverseItem)
    .mutation(({ ctx, input }) => reverseItem(ctx.trx, input, ctx.now)),
  setPeriod: may("receivables:write")
    .input(SetPeriod)
    .mutation(({ ctx, input }) => setPeriod(ctx.trx, input, ctx.now)),
});
