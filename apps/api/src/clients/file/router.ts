import { addCollaborator, endCollaborator } from "@foyer/db/clients/collaborators/mutations";
import { archiveClient, restoreClient } from "@foyer/db/clients/file/mutations";
import { groupElsewhere } from "@foyer/db/clients/group/queries";
import { clientCard } from "@foyer/db/clients/queries";
import { putBack } from "@foyer/db/clients/record/mutations";
import { historyOf } from "@foyer/db/clients/record/queries";
import { tagsInUse } from "@foyer/db/clients/tags/queries";
import { listTrash } from "@foyer/db/clients/trash/queries";
import { today } from "@foyer/db/properties/queries";
import {
  ArchiveClient,
  ClientById,
  Collaborator,
  HistoryPage,
  PutBack,
  TrashPage,
} from "@foyer/domain/clients/file/schema";
import { may, mayOutside } from "../../kernel/procedure.ts";

/** What is done with one file beside editing its fields, which is a change set. */
export const fileProcedures = {
  /** Of somebody else's file, too: whose it is. */
  card: may("clients:read")
    .input(ClientById)
    .query(({ ctx, input }) => clientCard(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  archive: may("clients:write")
    .input(ArchiveClient)
    .mutation(({ ctx, input }) => archiveClient(ctx.trx, input, ctx.now)),
  restore: may("clients:write")
    .input(ClientById)
    .mutation(({ ctx, input }) => restoreClient(ctx.trx, input, ctx.now)),
  trash: may("clients:read")
    .input(TrashPage)
    .query(({ ctx, input }) => listTrash(ctx.trx, input, today(ctx.trx, ctx.now))),
  addCollaborator: may("clients:write")
    .input(Collaborator)
    .mutation(({ ctx, input }) => addCollaborator(ctx.trx, input, ctx.now)),
  removeCollaborator: may("clients:write")
    .input(Collaborator)
    .mutation(({ ctx, input }) => endCollaborator(ctx.trx, input, ctx.now)),
  history: may("clients:read")
    .input(HistoryPage)
    .query(({ ctx, input }) => historyOf(ctx.trx, input, today(ctx.trx, ctx.now))),
  putBack: may("clients:write")
    .input(PutBack)
    .mutation(({ ctx, input }) => putBack(ctx.trx, input, ctx.now)),
  tags: may("clients:read").query(({ ctx }) => tagsInUse(ctx.trx, today(ctx.trx, ctx.now))),
  groupElsewhere: mayOutside("clients:read")
    .input(ClientById)
    .query(({ ctx: { house, actor, now }, input }) => groupElsewhere(house.reports, { actor, id: input.id }, now)),
};
