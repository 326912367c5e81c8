import { reopenPair, tellApart } from "@foyer/db/clients/duplicates/mutations";
import { countDuplicates, listDuplicates } from "@foyer/db/clients/duplicates/queries";
import { likelyDuplicates } from "@foyer/db/clients/duplicates/typed/queries";
import { mergeClients } from "@foyer/db/clients/merges/mutations";
import { proposeMerge } from "@foyer/db/clients/merges/proposals/mutations";
import { listMerges, previewMerge } from "@foyer/db/clients/merges/queries";
import { undoMerge } from "@foyer/db/clients/merges/undo/mutations";
import { startJob } from "@foyer/db/jobs/mutations";
import { today } from "@foyer/db/properties/queries";
import { ProposeMerge } from "@foyer/domain/clients/approvals/schema";
import { DuplicatePage, JudgeDuplicate, TypedClient } from "@foyer/domain/clients/duplicates/schema";
import { MergeClients, PairOfClients, UndoMerge } from "@foyer/domain/clients/merges/schema";
import { z } from "zod";
import { may, router } from "../../kernel/procedure.ts";

export const duplicatesRouter = router({
  list: may("duplicates:read")
    .input(DuplicatePage)
    .query(({ ctx, input }) => listDuplicates(ctx.trx, input)),
  count: may("duplicates:read").query(({ ctx }) => countDuplicates(ctx.trx)),
  /** While a new client is being typed. */
  likely: may("clients:write")
    .input(TypedClient)
    .query(({ ctx, input }) => likelyDuplicates(ctx.trx, input, today(ctx.trx, ctx.now))),
  preview: may("duplicates:read")
    .input(PairOfClients)
    .query(({ ctx, input }) => previewMerge(ctx.trx, input, today(ctx.trx, ctx.now))),
  merges: may("duplicates:read")
    .input(z.strictObject({ limit: z.int().min(1).max(200).default(50) }))
    .query(({ ctx, input }) => listMerges(ctx.trx, input)),
  scan: may("duplicates:merge")
    .input(z.strictObject({}))
    .mutation(({ ctx }) => startJob(ctx.trx, { name: "clients.find-duplicates", payload: {} }, ctx.now)),
  merge: may("duplicates:merge")
    .input(MergeClients)
    .mutation(({ ctx, input }) => mergeClients(ctx.trx, input, ctx.now)),
  /** Whoever works with clients asks; who keeps the files in order decides. */
  proposeMerge: may("duplicates:ask")
    .input(ProposeMerge)
    .mutation(async ({ ctx, input }) => ({ id: await proposeMerge(ctx.trx, input, ctx.now) })),
  undoMerge: may("duplicates:merge")
    .input(UndoMerge)
    .mutation(({ ctx, input }) => undoMerge(ctx.trx, input, ctx.now)),
  tellApart: may("duplicates:merge")
    .input(JudgeDuplicate)
    .mutation(({ ctx, input }) => tellApart(ctx.trx, input.id, ctx.now)),
  reopen: may("duplicates:merge")
    .input(JudgeDuplicate)
    .mutation(({ ctx, input }) => reopenPair(ctx.trx, input.id, ctx.now)),
});
