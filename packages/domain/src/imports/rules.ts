import type { JobStatus } from "../jobs/schema.ts";
import type { ImportResult, ImportStatus } from "./schema.ts";

/** How an import ends that was read to its end: anything refused takes all of it back. */
export const statusAfter = (
  { refusedValues }: Pick<ImportResult, "refusedValues">,
  dryRun: boolean,
): "refused" | "checked" | "applied" => (refusedValues > 0 ? "refused" : dryRun ? "checked" : "applied");

/** An import that waits is running, stopped or broken when its job is. */
export function statusNow({ status, jobStatus }: { status: ImportStatus; jobStatus: JobStatus | null }): ImportStatus {
  if (status !== "queued" || jobStatus === null || jobStatus === "queued") return status;
  return jobStatus === "done" ? status : jobStatus;
}
