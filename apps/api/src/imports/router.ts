import { startImport } from "@foyer/db/imports/mutations";
import { getImport, listImports } from "@foyer/db/imports/queries";
import { ImportById, ImportsPage, StartImport } from "@foyer/domain/imports/schema";
import { may, router } from "../kernel/procedure.ts";

export const importsRouter = router({
  list: may("imports:read")
    .input(ImportsPage)
    .query(({ ctx, input }) => listImports(ctx.trx, input)),
  get: may("imports:read")
    .input(ImportById)
    .query(({ ctx, input }) => getImport(ctx.trx, input.id)),
  // what may be imported depends on the kind: sales imports clients and stays, finance the ledger
  start: may("imports:read")
    .input(StartImport)
    .mutation(async ({ ctx, input }) => ({ id: await startImport(ctx.trx, input, ctx.now) })),
});
