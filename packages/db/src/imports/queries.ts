import { statusNow } from "@foyer/domain/imports/rules";
import type { ImportId, ImportResult } from "@foyer/domain/imports/schema";
import { found } from "@foyer/domain/kernel/refusal";
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
  return rows.map(({ result, mapping, ...row }) => {
    const counts: ImportResult | null = result && { ...result, refused: [] };
    return { ...row, status: statusNow(row), hasMapping: mapping !== null, counts };
  });
}

export async function getImport(trx: Trx, id: ImportId) {
  const row = found(
    await imports(trx).select(columns).where("import.id", "=", id).executeTakeFirst(),
    "imports.not-found",
  );
  return { ...row, status: statusNow(row) };
}
