import { historyOfRow } from "@foyer/db/changes/history/queries";
import { applyChangeSet } from "@foyer/db/changes/sets/mutations";
import { redoChangeSet, undoChangeSet } from "@foyer/db/changes/turns/mutations";
import { deleteView, saveView } from "@foyer/db/changes/views/mutations";
import { countMatching, rowsOf, viewsOf } from "@foyer/db/changes/views/queries";
import { FilteredGrid, GridViewId, NamedRows, SavedView } from "@foyer/domain/changes/views/schema";
import { ChangeSet, ChangeSetRef } from "@foyer/domain/changes/schema";
import { z } from "zod";
import { may, router } from "../kernel/procedure.ts";

/** Served at its own address, /api/changes, whose body may be 8 MB. Which grid one may write is each grid's own act. */
export const changeSetsRouter = router({
  save: may("session:own")
    .input(ChangeSet)
    .mutation(({ ctx, input }) => applyChangeSet(ctx.trx, input, ctx.now)),
  undo: may("session:own")
    .input(ChangeSetRef)
    .mutation(({ ctx, input }) => undoChangeSet(ctx.trx, input.id, ctx.now)),
  redo: may("session:own")
    .input(ChangeSetRef)
    .mutation(({ ctx, input }) => redoChangeSet(ctx.trx, input.id, ctx.now)),
});

/** Which grid one may read is each grid's own act. */
export const changesRouter = router({
  count: may("session:own")
    .input(FilteredGrid)
    .query(({ ctx, input }) => countMatching(ctx.trx, input, ctx.now)),
  views: may("session:own")
    .input(z.strictObject({ grid: FilteredGrid.shape.grid }))
    .query(({ ctx, input }) => viewsOf(ctx.trx, input.grid)),
  saveView: may("session:own")
    .input(SavedView)
    .mutation(({ ctx, input }) => saveView(ctx.trx, input, ctx.now)),
  deleteView: may("session:own")
    .input(z.strictObject({ id: GridViewId }))
    .mutation(({ ctx, input }) => deleteView(ctx.trx, input.id, ctx.now)),
  rowsOf: may("session:own")
    .input(NamedRows)
    .query(({ ctx, input }) => rowsOf(ctx.trx, input, ctx.now)),
  ofRow: may("changes:read")
    .input(
      z.strictObject({
        subject: z.string().max(40),
        row: z.int().positive(),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .query(({ ctx, input }) => historyOfRow(ctx.trx, input)),
});
