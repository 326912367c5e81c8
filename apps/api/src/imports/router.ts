import { differencesOf } from "@foyer/db/imports/differences/queries";
import { applyImport, checkImport, openImport, startImport } from "@foyer/db/imports/mutations";
import { getImport, listImports } from "@foyer/db/imports/queries";
import { startReversal } from "@foyer/db/imports/reversal/mutations";
import {
  BadRowsPage,
  CheckImport,
  DifferencesPage,
  ImportById,
  ImportHead,
  ImportsPage,
  MendImport,
  OpenImport,
  StartImport,
} from "@foyer/domain/imports/schema";
import { may, mayOutside, router } from "../kernel/procedure.ts";
import { streamContext } from "../kernel/stream.ts";
import { mend } from "./mended/stream.ts";
import { badRowsPage, headOf } from "./reading/stream.ts";

/** What may be imported depends on the kind: sales imports clients and stays, finance the ledger. Each act asks for itself. */
const mayAsk = may("imports:read");
/** A file is read with no transaction open. */
const mayRead = mayOutside("imports:read").use(({ ctx, next }) =>
  next({ ctx: { reading: streamContext(ctx.house, ctx) } }),
);

export const importsRouter = router({
  list: mayAsk.input(ImportsPage).query(({ ctx, input }) => listImports(ctx.trx, input)),
  get: mayAsk.input(ImportById).query(({ ctx, input }) => getImport(ctx.trx, input.id)),
  head: mayRead.input(ImportHead).query(({ ctx, input }) => headOf(ctx.reading, input)),
  badRows: mayRead.input(BadRowsPage).query(({ ctx, input }) => badRowsPage(ctx.reading, input)),
  differences: mayAsk.input(DifferencesPage).query(({ ctx, input }) => differencesOf(ctx.trx, input)),
  open: mayAsk
    .input(OpenImport)
    .mutation(async ({ ctx, input }) => ({ id: await openImport(ctx.trx, input, ctx.now) })),
  check: mayAsk.input(CheckImport).mutation(({ ctx, input }) => checkImport(ctx.trx, input, ctx.now)),
  mend: mayRead.input(MendImport).mutation(({ ctx, input }) => mend(ctx.reading, input)),
  // a procedure may not be called apply
  write: mayAsk.input(ImportById).mutation(({ ctx, input }) => applyImport(ctx.trx, input, ctx.now)),
  reverse: mayAsk.input(ImportById).mutation(({ ctx, input }) => startReversal(ctx.trx, input, ctx.now)),
  start: mayAsk
    .input(StartImport)
    .mutation(async ({ ctx, input }) => ({ id: await startImport(ctx.trx, input, ctx.now) })),
});
