import { today } from "@foyer/db/properties/queries";
import { targetGrid } from "@foyer/db/targets/queries";
import { TargetsAsked } from "@foyer/domain/targets/schema";
import { may, router } from "../kernel/procedure.ts";

/** Edits of the grid are change sets. */
export const targetsRouter = router({
  grid: may("targets:read")
    .input(TargetsAsked)
    .query(({ ctx, input }) => targetGrid(ctx.trx, input, today(ctx.trx, ctx.now))),
});
