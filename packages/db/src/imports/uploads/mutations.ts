import type { FileId, StoredFile } from "@foyer/domain/files/schema";
import type { ImportKind } from "@foyer/domain/imports/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordFile } from "../../files/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

/** Notes that a file was sent to be imported as such a kind, by whom and when; sent again, it is kept longer. */
export async function recordUpload(
  trx: Trx,
  { kind, file }: { kind: ImportKind; file: StoredFile },
  now: Instant,
): Promise<FileId> {
  const fileId = await recordFile(trx, file, now);
  const staffId = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  await trx
    .insertInto("importUpload")
    .values({ propertyId: trx.propertyId, fileId, kind, staffId, uploadedAt: now })
    .onConflict((conflict) =>
      conflict.columns(["propertyId", "fileId", "kind"]).doUpdateSet({ staffId, uploadedAt: now }),
    )
    .execute();
  return fileId;
}

/** A file's number alone opens nothing: it must have been sent for this kind, by one who may import it. */
export async function refuseUnsent(trx: Trx, { fileId, kind }: { fileId: FileId; kind: ImportKind }): Promise<void> {
  const sent = await trx
    .selectFrom("importUpload")
    .select("fileId")
    .where("propertyId", "=", trx.propertyId)
    .where("fileId", "=", fileId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  found(sent, "files.not-found");
}

/**
 * Lets go of files that were sent before a moment, but for imports that are on their way, and answers the hashes that the
 * property still keeps: bytes under any other may go. What an import did, and its mapping, stay.
 */
export async function expireUploads(trx: Trx, before: Instant): Promise<string[]> {
  const { propertyId } = trx;
  const busy = sql`exists (
    select from import where import.property_id = ${propertyId} and import.file_id = import_upload.file_id
      and import.status in ('queued', 'running', 'reversing'))`;
  await sql`delete from import_upload where property_id = ${propertyId} and uploaded_at < ${before}::timestamptz and not ${busy}`.execute(
    trx,
  );
  const unsent = sql`not exists (
    select from import_upload where import_upload.property_id = ${propertyId} and import_upload.file_id = import.file_id)`;
  await sql`
    update import set file_id = null, fixes_file_id = null
    where property_id = ${propertyId} and file_id is not null and status not in ('queued', 'running', 'reversing') and ${unsent}`.execute(
    trx,
  );
  await sql`
    with old as (select id from file where property_id = ${propertyId} and stored_at < ${before}::timestamptz)
    delete from file where property_id = ${propertyId} and id in (select id from old) and id not in (
      select app.rows_in_use(${propertyId}, 'file', array(select id from old), '{}'))`.execute(trx);
  const kept = await trx.selectFrom("file").select("hash").where("propertyId", "=", propertyId).execute();
  return kept.map((row) => row.hash);
}
