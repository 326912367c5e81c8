import type { AttachmentId, DocumentedRow } from "@foyer/domain/files/attachments/schema";
import { type Act, refuseUnless } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { attachments } from "../../attachments.ts";
import type { Trx } from "../../kernel/fence.ts";

/** A thing that has documents: who reads and adds them is who reaches the thing. */
export interface Documented {
  readonly read: Act;
  readonly write: Act;
  /** The rows whose documents stand at a row: itself, and what has become part of it. None when the act does not reach it. */
  rows(trx: Trx, asked: { readonly row: number; readonly act: Act }, on: CalendarDate): Promise<readonly number[]>;
  /** Whether the act reaches a row, or what it has become part of. */
  reaches(trx: Trx, asked: { readonly row: number; readonly act: Act }, on: CalendarDate): Promise<boolean>;
}

/** How the capabilities plug into documents: by the table of the thing. */
export type DocumentedRegister = Readonly<Record<string, Documented>>;

const documentedOf = (subject: string): Documented =>
  found(Object.hasOwn(attachments, subject) ? attachments[subject] : undefined, "files.not-found");

/** The rows whose documents stand at a thing, for who may do that; else the thing is not there. */
export async function reachedRows(
  trx: Trx,
  { subject, row, doing }: DocumentedRow & { readonly doing: "read" | "write" },
  on: CalendarDate,
): Promise<readonly number[]> {
  const documented = documentedOf(subject);
  const act = documented[doing];
  refuseUnless(trx.actor, act);
  const rows = await documented.rows(trx, { row, act }, on);
  return found(rows.length > 0 ? rows : undefined, "files.not-found");
}

/** The documents of a thing, the latest first, with who sent them and when. */
export async function attachmentsOf(trx: Trx, { subject, row }: DocumentedRow, on: CalendarDate) {
  const rows = await reachedRows(trx, { subject, row, doing: "read" }, on);
  return trx
    .selectFrom("attachment")
    .innerJoin("file", (join) =>
      join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "attachment.fileId"),
    )
    .leftJoin("staff", "staff.id", "attachment.staffId")
    .select(["attachment.id", "attachment.name", "attachment.kind", "attachment.at", "file.size", "staff.name as by"])
    .where("attachment.propertyId", "=", trx.propertyId)
    .where("attachment.subject", "=", subject)
    .where("attachment.rowId", "in", rows)
    .where("attachment.archivedAt", "is", null)
    .orderBy("attachment.id", "desc")
    .limit(500)
    .execute();
}

/** One document and where its bytes lie, for who may do that with the thing it belongs to. */
export async function attachmentFor(
  trx: Trx,
  { id, doing }: { readonly id: AttachmentId; readonly doing: "read" | "write" },
  on: CalendarDate,
) {
  const row = found(
    await trx
      .selectFrom("attachment")
      .innerJoin("file", (join) =>
        join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "attachment.fileId"),
      )
      .select([
        "attachment.id",
        "attachment.subject",
        "attachment.rowId",
        "attachment.name",
        "attachment.kind",
        "file.hash",
      ])
      .where("attachment.propertyId", "=", trx.propertyId)
      .where("attachment.id", "=", id)
      .where("attachment.archivedAt", "is", null)
      .executeTakeFirst(),
    "files.not-found",
  );
  const documented = documentedOf(row.subject);
  const act = documented[doing];
  refuseUnless(trx.actor, act);
  return found((await documented.reaches(trx, { row: row.rowId, act }, on)) ? row : undefined, "files.not-found");
}
