import type { JobId, JobStatus } from "@foyer/domain/jobs/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

interface Held {
  readonly jobId: JobId;
  readonly lease: string;
}

/** Takes the job over with a new lease; false when it has ended or was cancelled while it waited. */
export async function beginJob(trx: Trx, { jobId, lease }: Held, now: Instant): Promise<boolean> {
  const taken = await trx
    .updateTable("job")
    .set({ status: "running", lease, startedAt: now, done: 0 })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", jobId)
    .where("status", "in", ["queued", "running"])
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function noteProgress(
  trx: Trx,
  { jobId, lease }: Held,
  { done, total }: { done: number; total?: number | undefined },
): Promise<void> {
  await trx
    .updateTable("job")
    .set({ done, ...(total === undefined ? {} : { total }) })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", jobId)
    .where("lease", "=", lease)
    .execute();
}

export interface Finished {
  readonly status: Exclude<JobStatus, "queued" | "running">;
  readonly at: Instant;
  readonly result?: unknown;
  readonly problem?: string;
}

/** The final write, by the lease's holder alone. */
export async function finishJob(
  trx: Trx,
  { jobId, lease }: Held,
  { status, at, result, problem }: Finished,
): Promise<void> {
  await trx
    .updateTable("job")
    .set({
      status,
      finishedAt: at,
      problem: problem ?? null,
      result: result === undefined ? null : JSON.stringify(result),
      total: sql`coalesce(total, done)`,
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", jobId)
    .where("lease", "=", lease)
    .execute();
}

export const isCancelled = async (trx: Trx, jobId: JobId): Promise<boolean> => {
  const row = await trx
    .selectFrom("job")
    .select("cancelRequested")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", jobId)
    .executeTakeFirst();
  return row?.cancelRequested ?? true;
};
