import type { FileId } from "@foyer/domain/files/schema";
import { mappingFor } from "@foyer/domain/imports/mapping/rules";
import { statusAfter } from "@foyer/domain/imports/rules";
import { type ImportId, type ImportKind, type ImportResult, importAct } from "@foyer/domain/imports/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { importers } from "../imports.ts";
import { startJob } from "../jobs/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { jsonOrNull } from "../kernel/json.ts";
import { notify } from "../messages/inbox/mutations.ts";
import type { ImportAsked, ImportOutcome, LinesIn } from "./run/mutations.ts";

const mayImport = (trx: Trx, kind: ImportKind) => refuseUnless(trx.actor, importAct(kind));

export interface StartImport {
  readonly kind: ImportKind;
  readonly fileId: FileId;
  readonly fileName: string;
  /** A mapping file's content. */
  readonly mapping: unknown;
  readonly dryRun: boolean;
}

/** Puts a stored file in line to be imported; a mapping that cannot be read is refused now. */
export async function startImport(trx: Trx, asked: StartImport, now: Instant): Promise<ImportId> {
  mayImport(trx, asked.kind);
  if (asked.mapping !== null) mappingFor(asked.kind, asked.mapping);
  const file = trx
    .selectFrom("file")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", asked.fileId);
  found(await file.executeTakeFirst(), "files.not-found");
  const { id } = await trx
    .insertInto("import")
    .values({
      propertyId: trx.propertyId,
      kind: asked.kind,
      fileId: asked.fileId,
      fileName: asked.fileName,
      mapping: jsonOrNull(asked.mapping),
      dryRun: asked.dryRun,
      staffId: trx.actor.kind === "staff" ? trx.actor.staffId : null,
      createdAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const jobId = await startJob(trx, { name: "imports.run", payload: { importId: id } }, now);
  await trx
    .updateTable("import")
    .set({ jobId })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  return id;
}

/** The import a job is for, locked, with its file's hash. One that is over is not run again. */
export const lockImport = async (trx: Trx, id: ImportId) =>
  found(
    await trx
      .selectFrom("import")
      .innerJoin("file", (join) =>
        join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "import.fileId"),
      )
      .select([
        "import.id",
        "import.kind",
        "import.fileName",
        "import.mapping",
        "import.dryRun",
        "import.status",
        "import.result",
        "import.staffId",
        "file.hash",
      ])
      .where("import.propertyId", "=", trx.propertyId)
      .where("import.id", "=", id)
      .forUpdate("import")
      .executeTakeFirst(),
    "imports.not-found",
  );

export interface QueuedImport {
  readonly id: ImportId;
  readonly lines: LinesIn;
  readonly onBlock: NonNullable<ImportAsked["onBlock"]>;
}

/** Runs an import that waits; its rows, its result and its status are one transaction, so it is done once or not at all. */
export async function runQueued(trx: Trx, { id, lines, onBlock }: QueuedImport, now: Instant): Promise<ImportResult> {
  const { kind, fileName, mapping, dryRun, status, result: before, staffId } = await lockImport(trx, id);
  if (status !== "queued" && before !== null) return before;
  const { result, change } = await importers[kind].run(
    trx,
    {
      lines,
      mapping: mapping === null ? undefined : mappingFor(kind, mapping),
      dryRun,
      staffId,
      onBlock,
    },
    now,
  );
  const finishedAs = statusAfter(result, dryRun);
  await finishImport(trx, id, {
    status: finishedAs,
    result: jsonOrNull(result),
    changeNumber: change,
    finishedAt: now,
  });
  if (staffId) {
    const { created, updated, refusedRows: refused } = result;
    const details = { fileName, status: finishedAs, created, updated, refused };
    await notify(trx, { to: [staffId], event: "imports.finished", row: id, details }, now);
  }
  return result;
}

interface Finished {
  readonly status: "cancelled" | ReturnType<typeof statusAfter>;
  readonly result?: string | null;
  readonly changeNumber?: number | null;
  readonly finishedAt: Instant;
}

/** Writes down how an import ended, unless it has ended before. */
export async function finishImport(trx: Trx, id: ImportId, finished: Finished): Promise<void> {
  await trx
    .updateTable("import")
    .set(finished)
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "queued")
    .execute();
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
): Promise<ImportOutcome> {
  mayImport(trx, kind);
  const outcome = await importers[kind].run(
    trx,
    { lines, mapping: mapping === null ? undefined : mappingFor(kind, mapping), dryRun },
    now,
  );
  if (outcome.change !== null)
    await trx
      .insertInto("import")
      .values({
        propertyId: trx.propertyId,
        kind,
        fileName,
        mapping: jsonOrNull(mapping),
        status: "applied",
        result: jsonOrNull(outcome.result),
        changeNumber: outcome.change,
        staffId: trx.actor.kind === "staff" ? trx.actor.staffId : null,
        createdAt: now,
        finishedAt: now,
      })
      .execute();
  return outcome;
}
