import { archiveAttachment } from "@foyer/db/files/attachments/mutations";
import { attachmentsOf } from "@foyer/db/files/attachments/queries";
import { today } from "@foyer/db/properties/queries";
import { AttachmentRef, DocumentedRow } from "@foyer/domain/files/attachments/schema";
import { may, router } from "../kernel/procedure.ts";

/** Whose documents one reads and removes is each thing's own act. */
export const filesRouter = router({
  attachments: may("session:own")
    .input(DocumentedRow)
    .query(({ ctx, input }) => attachmentsOf(ctx.trx, input, today(ctx.trx, ctx.now))),
  archive: may("session:own")
    .input(AttachmentRef)
    .mutation(({ ctx, input }) => archiveAttachment(ctx.trx, input.id, ctx.now)),
});
