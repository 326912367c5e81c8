import { documentName } from "@foyer/domain/files/attachments/rules";
import type { AttachmentId, DocumentedRow, DocumentKind } from "@foyer/domain/files/attachments/schema";
import type { StoredFile } from "@foyer/domain/files/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { recordFile } from "../mutations.ts";
import { attachmentFor, reachedRows } from "./queries.ts";

export interface NewAttachment extends DocumentedRow {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly file: StoredFile;
}

/** Notes stored bytes as a document of a thing; the same bytes under the same name stand there once. */
export async function attach(
  trx: Trx,
  { subject, row, kind, file, ...given }: NewAttachment,
  now: Instant,
): Promise<AttachmentId> {
  await reachedRows(trx, { subject, row, doing: "write" }, today(trx, now));
  const fileId = await recordFile(trx, file, now);
  const name = documentName(given.name, kind);
  const there = await trx
    .selectFrom("attachment")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("subject", "=", subject)
    .where("rowId", "=", row)
    .where("fileId", "=", fileId)
    .where("name", "=", name)
    .where("archivedAt", "is", null)
    .executeTakeFirst();
  if (there) return there.id;
  const { id } = await trx
    .insertInto("attachment")
    .values({
      propertyId: trx.propertyId,
      subject,
      rowId: row,
      fileId,
      name,
      kind,
      staffId: answerable(trx.actor),
      at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "files.attach", at: now, fields: [madeRow("attachment", id)] });
  return id;
}

/** Takes a document out of the list; its bytes stay as long as the record. */
export async function archiveAttachment(trx: Trx, id: AttachmentId, now: Instant): Promise<void> {
  await attachmentFor(trx, { id, doing: "write" }, today(trx, now));
  await trx
    .updateTable("attachment")
    .set({ archivedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "files.archive",
    at: now,
    fields: [{ subject: "attachment", row: id, field: "archivedAt", before: null, after: now }],
  });
}
