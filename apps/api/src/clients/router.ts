import { proposeExport } from "@foyer/db/clients/exports/mutations";
import { getFile } from "@foyer/db/clients/file/queries";
import { createClient } from "@foyer/db/clients/mutations";
import { listClients } from "@foyer/db/clients/rows/queries";
import { today } from "@foyer/db/properties/queries";
import { ProposeExport } from "@foyer/domain/clients/approvals/schema";
import { ClientById } from "@foyer/domain/clients/file/schema";
import { ClientPage } from "@foyer/domain/clients/rows/schema";
import { NewClient } from "@foyer/domain/clients/schema";
import { may, router } from "../kernel/procedure.ts";
import { contactsProcedures } from "./contacts/router.ts";
import { fileProcedures } from "./file/router.ts";
import { keeperProcedures } from "./keeper/router.ts";

export const clientsRouter = router({
  list: may("clients:read")
    .input(ClientPage)
    .query(({ ctx, input }) => listClients(ctx.trx, input, ctx.now)),
  get: may("clients:read")
    .input(ClientById)
    .query(({ ctx, input }) => getFile(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  create: may("clients:write")
    .input(NewClient)
    .mutation(({ ctx, input }) => createClient(ctx.trx, input, ctx.now)),
  proposeExport: may("clients:export")
    .input(ProposeExport)
    .mutation(async ({ ctx, input }) => ({
      id: await proposeExport(ctx.trx, { ...input, language: ctx.language }, ctx.now),
    })),
  ...fileProcedures,
  ...contactsProcedures,
  ...keeperProcedures,
});
