import type { JobStatus } from "../jobs/schema.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { ImportResult, ImportStatus } from "./schema.ts";

/** How an import ends that was read to its end: anything refused takes all of it back. */
export const statusAfter = (
  { refusedValues }: Pick<ImportResult, "refusedValues">,
  dryRun: boolean,
): "refused" | "checked" | "applied" => (refusedValues > 0 ? "refused" : dryRun ? "checked" : "applied");

/**
 * An import that waits is running, stopped or broken when its job is; one whose reversal was stopped or broke is applied as
 * it was.
 */
export function statusNow({ status, jobStatus }: { status: ImportStatus; jobStatus: JobStatus | null }): ImportStatus {
  if (status === "reversing") return jobStatus === "failed" || jobStatus === "cancelled" ? "applied" : status;
  if (status !== "queued" || jobStatus === null || jobStatus === "queued") return status;
  return jobStatus === "done" ? status : jobStatus;
}

const idle: readonly ImportStatus[] = ["draft", "checked", "refused", "cancelled", "failed"];

/** Whether an import may be mapped, mended and checked: not while it runs, and not once it is applied. */
export function mayBeChecked(status: ImportStatus): void {
  if (!idle.includes(status)) throw new Refusal("conflict", "imports.not-open", { status });
}

/** Only what a check found nothing wrong with is written. */
export function mayBeApplied(status: ImportStatus): void {
  if (status !== "checked") throw new Refusal("conflict", "imports.not-checked", { status });
}

/** An import is taken back once, and only what changed something. */
export function mayBeReversed(of: { status: ImportStatus; changeNumber: number | null }): void {
  if (of.status === "reversed") throw new Refusal("conflict", "imports.already-reversed");
  if (of.status !== "applied" || of.changeNumber === null) throw new Refusal("conflict", "imports.not-applied");
}
