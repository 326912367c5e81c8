import { startBulk, undoBulk } from "@foyer/db/clients/bulk/mutations";
import { getBulk, latestBulk, previewBulk } from "@foyer/db/clients/bulk/queries";
import { BulkRef, PreviewBulk, StartBulk, UndoBulk } from "@foyer/domain/clients/bulk/schema";
import { may, router } from "../../kernel/procedure.ts";

/** Acts on many clients at once. */
export const bulkRouter = router({
  // no query: 20,000 ids are more than an address can hold
  preview: may("clients:write")
    .input(PreviewBulk)
    .mutation(({ ctx, input }) => previewBulk(ctx.trx, input, ctx.now)),
  start: may("clients:write")
    .input(StartBulk)
    .mutation(({ ctx, input }) => startBulk(ctx.trx, input, ctx.now)),
  get: may("clients:write")
    .input(BulkRef)
    .query(({ ctx, input }) => getBulk(ctx.trx, input.id)),
  latest: may("clients:write").query(({ ctx }) => latestBulk(ctx.trx, ctx.now)),
  undo: may("clients:write")
    .input(UndoBulk)
    .mutation(({ ctx, input }) => undoBulk(ctx.trx, input, ctx.now)),
});
