import { statusNow } from "@foyer/domain/imports/rules";
import { type ImportId, importAct, type ImportResult, refusedShown } from "@foyer/domain/imports/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Trx } from "../kernel/fence.ts";

const imports = (trx: Trx) =>
  trx
    .selectFrom("import")
    .leftJoin("job", (join) => join.on("job.propertyId", "=", trx.propertyId).onRef("job.id", "=", "import.jobId"))
    .leftJoin("staff", "staff.id", "import.staffId")
    .where("import.propertyId", "=", trx.propertyId);

const columns = [
  "import.id",
  "import.kind",
  "import.fileName",
  "import.dryRun",
  "import.status",
  "import.result",
  "import.createdAt",
  "import.finishedAt",
  "import.jobId",
  "import.fileId",
  "import.mapping",
  "import.sheet",
  "import.run",
  "import.fixesFileId",
  "import.duplicates",
  "import.reversal",
  "import.changeNumber",
  "job.status as jobStatus",
  "job.done as rowsRead",
  "job.cancelRequested",
  "job.problem",
  "staff.name as by",
] as const;

/** Imports, latest first; the list carries counts only, the refused values stand on an import's own page. */
export async function listImports(trx: Trx, { before, limit }: { before?: ImportId | undefined; limit: number }) {
  let query = imports(trx).select(columns).orderBy("import.id", "desc").limit(limit);
  if (before !== undefined) query = query.where("import.id", "<", before);
  const rows = await query.execute();
  return rows.map(({ result, mapping, duplicates: _, reversal: __, ...row }) => {
    const counts: ImportResult | null = result && { ...result, refused: [] };
    return { ...row, status: statusNow(row), hasMapping: mapping !== null, counts };
  });
}

export async function getImport(trx: Trx, id: ImportId) {
  const row = found(
    await imports(trx).select(columns).where("import.id", "=", id).executeTakeFirst(),
    "imports.not-found",
  );
  const result = row.result && { ...row.result, refused: row.result.refused.slice(0, refusedShown) };
  return { ...row, result, status: statusNow(row) };
}

/** What is needed to read an import's file: who may, where it lies, and what was mended of it. */
export async function importFile(trx: Trx, id: ImportId) {
  const row = found(
    await trx
      .selectFrom("import")
      .leftJoin("file", (join) =>
        join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "import.fileId"),
      )
      .leftJoin("file as fixes", (join) =>
        join.on("fixes.propertyId", "=", trx.propertyId).onRef("fixes.id", "=", "import.fixesFileId"),
      )
      .select([
        "import.kind",
        "import.fileName",
        "import.sheet",
        "import.mapping",
        "import.result",
        "import.fixesFileId",
      ])
      .select(["file.hash", "fixes.hash as fixesHash"])
      .where("import.propertyId", "=", trx.propertyId)
      .where("import.id", "=", id)
      .executeTakeFirst(),
    "imports.not-found",
  );
  // what a file says is for those who may import it
  refuseUnless(trx.actor, importAct(row.kind));
  if (row.hash === null) throw new Refusal("not-found", "imports.file-expired");
  return { ...row, hash: row.hash };
}
