import type { FileId } from "@foyer/domain/files/schema";
import { mappingFor } from "@foyer/domain/imports/mapping/rules";
import { rememberedOf } from "@foyer/domain/imports/names/rules";
import { mayBeApplied, mayBeChecked, statusNow } from "@foyer/domain/imports/rules";
import {
  type CheckImport,
  type ImportId,
  type ImportKind,
  importAct,
  type OpenImport,
} from "@foyer/domain/imports/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { importers } from "../imports.ts";
import { startJob } from "../jobs/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { jsonOrNull } from "../kernel/json.ts";
import { remember } from "./memory/mutations.ts";
import { lockImport } from "./queue/mutations.ts";
import type { ImportOutcome, LinesIn } from "./run/mutations.ts";
import { refuseUnsent } from "./uploads/mutations.ts";

const mayImport = (trx: Trx, kind: ImportKind) => refuseUnless(trx.actor, importAct(kind));
const staffOf = (trx: Trx) => (trx.actor.kind === "staff" ? trx.actor.staffId : null);

/** Lays a file that was sent on the table, to be mapped and checked. */
export async function openImport(trx: Trx, { kind, fileId, fileName }: OpenImport, now: Instant): Promise<ImportId> {
  mayImport(trx, kind);
  await refuseUnsent(trx, { fileId, kind });
  const { id } = await trx
    .insertInto("import")
    .values({
      propertyId: trx.propertyId,
      kind,
      fileId,
      fileName,
      dryRun: true,
      status: "draft",
      staffId: staffOf(trx),
      createdAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** An import as it stands now, locked, for one who may import its kind. */
export async function lockOwn(trx: Trx, id: ImportId) {
  const of = await lockImport(trx, id);
  mayImport(trx, of.kind);
  const job =
    of.jobId === null
      ? undefined
      : await trx
          .selectFrom("job")
          .select("status")
          .where("propertyId", "=", trx.propertyId)
          .where("id", "=", of.jobId)
          .executeTakeFirst();
  return { ...of, status: statusNow({ status: of.status, jobStatus: job?.status ?? null }) };
}

/** Puts an import in line, for its next run. */
async function putInLine(trx: Trx, { id, run }: { id: ImportId; run: number }, now: Instant): Promise<void> {
  const jobId = await startJob(trx, { name: "imports.run", payload: { importId: id, run } }, now);
  await trx
    .updateTable("import")
    .set({ jobId, run, status: "queued", result: null, finishedAt: null, staffId: staffOf(trx) })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
}

function refuseExpired({ fileId }: { fileId: FileId | null }): void {
  if (fileId === null) throw new Refusal("not-found", "imports.file-expired");
}

/** Has a file checked as a person mapped it, and remembers what was said of its columns; a wrong mapping is refused now. */
export async function checkImport(trx: Trx, { id, mapping, sheet, header }: CheckImport, now: Instant): Promise<void> {
  const of = await lockOwn(trx, id);
  mayBeChecked(of.status);
  refuseExpired(of);
  const read = mapping === null ? null : mappingFor(of.kind, mapping);
  if (read) await remember(trx, of.kind, rememberedOf(importers[of.kind].fields, header, read));
  await trx
    .updateTable("import")
    .set({ mapping: jsonOrNull(mapping), sheet, dryRun: true, duplicates: null })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await putInLine(trx, { id, run: of.run + 1 }, now);
}

/** Has a checked import written. */
export async function applyImport(trx: Trx, { id }: { id: ImportId }, now: Instant): Promise<void> {
  const of = await lockOwn(trx, id);
  mayBeApplied(of.status);
  refuseExpired(of);
  await trx
    .updateTable("import")
    .set({ dryRun: false })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await putInLine(trx, { id, run: of.run + 1 }, now);
}

/** Takes in what a person mended. Somebody else's words meanwhile are not written over. */
export async function keepFixes(
  trx: Trx,
  { id, before, file }: { id: ImportId; before: FileId | null; file: FileId },
): Promise<void> {
  const of = await lockOwn(trx, id);
  mayBeChecked(of.status);
  refuseExpired(of);
  if (of.fixesFileId !== before) throw new Refusal("conflict", "imports.mended-meanwhile");
  await trx
    .updateTable("import")
    .set({ fixesFileId: file })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
}

export interface StartImport extends OpenImport {
  /** A mapping file's content. */
  readonly mapping: unknown;
  readonly dryRun: boolean;
}

/** Puts a stored file in line to be imported; a mapping that cannot be read is refused now. */
export async function startImport(trx: Trx, asked: StartImport, now: Instant): Promise<ImportId> {
  const { mapping, dryRun, ...file } = asked;
  mayImport(trx, asked.kind);
  if (mapping !== null) mappingFor(asked.kind, mapping);
  const id = await openImport(trx, file, now);
  await trx
    .updateTable("import")
    .set({ mapping: jsonOrNull(mapping), dryRun })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await putInLine(trx, { id, run: 1 }, now);
  return id;
}

export interface ImportNow {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly lines: LinesIn;
  readonly mapping: unknown;
  readonly dryRun: boolean;
}

/** Imports a file while one waits, as the command does. It stands among the imports when it changed anything. */
export async function importNow(
  trx: Trx,
  { kind, fileName, lines, mapping, dryRun }: ImportNow,
  now: Instant,
): Promise<ImportOutcome & { readonly id: ImportId | null }> {
  mayImport(trx, kind);
  const outcome = await importers[kind].run(
    trx,
    { lines, mapping: mapping === null ? undefined : mappingFor(kind, mapping), dryRun },
    now,
  );
  if (outcome.change === null) return { ...outcome, id: null };
  const { id } = await trx
    .insertInto("import")
    .values({
      propertyId: trx.propertyId,
      kind,
      fileName,
      mapping: jsonOrNull(mapping),
      status: "applied",
      result: jsonOrNull(outcome.result),
      changeNumber: outcome.change,
      staffId: staffOf(trx),
      createdAt: now,
      finishedAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...outcome, id };
}
