import type { FixOfLine } from "@foyer/domain/imports/fixes/rules";
import { mappingFor } from "@foyer/domain/imports/mapping/rules";
import { statusAfter } from "@foyer/domain/imports/rules";
import type { ImportId, ImportResult } from "@foyer/domain/imports/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { importers } from "../../imports.ts";
import type { Trx } from "../../kernel/fence.ts";
import { jsonOrNull } from "../../kernel/json.ts";
import { notify } from "../../messages/inbox/mutations.ts";
import { keepDifferences } from "../differences/mutations.ts";
import type { ImportAsked, LinesIn } from "../run/mutations.ts";

/** The import a job is for, locked, with the hashes of its file and of what was mended of it; null once they have expired. */
export const lockImport = async (trx: Trx, id: ImportId) =>
  found(
    await trx
      .selectFrom("import")
      .leftJoin("file", (join) =>
        join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "import.fileId"),
      )
      .leftJoin("file as fixes", (join) =>
        join.on("fixes.propertyId", "=", trx.propertyId).onRef("fixes.id", "=", "import.fixesFileId"),
      )
      .select([
        "import.id",
        "import.kind",
        "import.fileId",
        "import.fileName",
        "import.sheet",
        "import.mapping",
        "import.dryRun",
        "import.status",
        "import.run",
        "import.jobId",
        "import.result",
        "import.staffId",
        "import.changeNumber",
        "import.reversal",
        "import.fixesFileId",
        "file.hash",
        "fixes.hash as fixesHash",
      ])
      .where("import.propertyId", "=", trx.propertyId)
      .where("import.id", "=", id)
      .forUpdate("import")
      .executeTakeFirst(),
    "imports.not-found",
  );

export interface QueuedImport {
  readonly id: ImportId;
  /** Which of the import's runs the job is for; a later one leaves nothing to do for it. */
  readonly run: number;
  readonly lines: LinesIn;
  readonly fixes: FixOfLine;
  readonly onBlock: NonNullable<ImportAsked["onBlock"]>;
}

/** Whether a job still has its import to run: another run may have been asked for, or this one is over. */
export const isWaiting = (of: { status: string; run: number }, run: number): boolean =>
  of.status === "queued" && of.run === run;

/** Runs an import that waits; its rows, its result and its status are one transaction, so it is done once or not at all. */
export async function runQueued(
  trx: Trx,
  { id, run, lines, fixes, onBlock }: QueuedImport,
  now: Instant,
): Promise<ImportResult | null> {
  const of = await lockImport(trx, id);
  if (!isWaiting(of, run)) return of.result;
  const { kind, fileName, mapping, dryRun, staffId } = of;
  const outcome = await importers[kind].run(
    trx,
    { lines, mapping: mapping === null ? undefined : mappingFor(kind, mapping), dryRun, fixes, staffId, onBlock },
    now,
  );
  const { result, change } = outcome;
  if (dryRun) await keepDifferences(trx, id, outcome.differences);
  const finishedAs = statusAfter(result, dryRun);
  await finishImport(trx, id, {
    status: finishedAs,
    result: jsonOrNull(result),
    ...(dryRun && { duplicates: jsonOrNull(outcome.resembling) }),
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
  readonly duplicates?: string | null;
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
