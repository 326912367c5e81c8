import { today } from "@foyer/db/properties/queries";
import { targetGrid } from "@foyer/db/targets/queries";
import { TargetsAsked } from "@foyer/domain/targets/schema";
import { may, router } from "../kernel/procedure.ts";

/** Edits of the grid are change sets. */
export const targetsRouter = router({
  grid: may("targets:read")
    .input(TargetsAsked)
    .query(async ({ ctx, input }) => targetGrid(ctx.trx, input, await today(ctx.trx, ctx.now))),
});
