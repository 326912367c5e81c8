import { randomUUID } from "node:crypto";
import { beginJob, type Finished, finishJob, isCancelled, noteProgress } from "@foyer/db/jobs/running/mutations";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { notifyOfFailedJob } from "@foyer/db/messages/inbox/mutations";
import { jobs } from "@foyer/domain/jobs";
import { JobId } from "@foyer/domain/jobs/schema";
import { PropertyId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { now } from "@foyer/domain/kernel/time";
import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { Cancelled, type Task, type TaskContext, type Workshop } from "./task.ts";

const Envelope = z.object({ propertyId: PropertyId, jobId: JobId.optional(), payload: z.unknown() });

type Watched = { readonly propertyId: PropertyId; readonly jobId: JobId; readonly lease: string };

/** What went wrong stands in the tray; whoever started the job is told so. */
async function failJob(trx: Trx, watched: Watched, finished: Finished): Promise<void> {
  await finishJob(trx, watched, finished);
  await notifyOfFailedJob(trx, watched.jobId, finished.at);
}

/** The lease fences the job's row: a run that was thought dead and came back may not overwrite the run that took over. */
async function watch(workshop: Workshop, watched: Watched, act: () => Promise<unknown>): Promise<void> {
  const inside = <T>(write: Parameters<typeof withActor<T>>[2]) =>
    withActor(workshop.db, { kind: "system", propertyId: watched.propertyId }, write);
  if (!(await inside((trx) => beginJob(trx, watched, now())))) return;
  try {
    const result = await act();
    await inside((trx) => finishJob(trx, watched, { status: "done", result, at: now() }));
  } catch (error) {
    if (error instanceof Cancelled) await inside((trx) => finishJob(trx, watched, { status: "cancelled", at: now() }));
    else if (error instanceof Refusal)
      await inside((trx) =>
        failJob(trx, watched, { status: "failed", problem: error.code, result: error.details, at: now() }),
      );
    else throw error;
  }
}

/** Wraps a task for the queue: payload checked, watched jobs kept up to date, the last failure written down. */
export function runTask(workshop: Workshop, task: Task) {
  return async (raw: unknown, helpers: JobHelpers): Promise<void> => {
    const { propertyId, jobId, payload } = Envelope.parse(raw);
    const system = { kind: "system", propertyId } as const;
    const watched = jobId === undefined ? undefined : { propertyId, jobId, lease: randomUUID() };
    const ctx: TaskContext<never> = {
      ...workshop,
      payload: jobs[task.name].parse(payload) as never,
      propertyId,
      ...(jobId !== undefined && { jobId }),
      now: now(),
      withTrx: (act, options) => withActor(workshop.db, { ...system, ...options }, act),
      progress: async (done, total) => {
        if (watched) await withActor(workshop.db, system, (trx) => noteProgress(trx, watched, { done, total }));
      },
      unlessCancelled: async () => {
        if (helpers.abortSignal?.aborted) throw new Error("the worker is stopping");
        if (
          watched &&
          (await withActor(workshop.db, { ...system, readOnly: true }, (trx) => isCancelled(trx, watched.jobId)))
        )
          throw new Cancelled();
      },
    };
    try {
      if (watched) await watch(workshop, watched, () => task.run(ctx));
      else await task.run(ctx);
    } catch (error) {
      workshop.log(`${task.name} failed, attempt ${helpers.job.attempts} of ${helpers.job.max_attempts}`, error);
      if (watched && helpers.job.attempts >= helpers.job.max_attempts)
        await withActor(workshop.db, system, (trx) =>
          failJob(trx, watched, { status: "failed", problem: "kernel.bug", at: now() }),
        );
      throw error;
    }
  };
}
