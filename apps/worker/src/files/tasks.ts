import { forgetKeptFiles } from "@foyer/db/files/kept/mutations";
import { type PeriodicJob, task } from "../kernel/task.ts";

export const filesTasks = [
  /** Safe to run twice: what is gone is gone. */
  task("files.sweep", async ({ withTrx, now }) => ({ forgotten: await withTrx((trx) => forgetKeptFiles(trx, now)) })),
] as const;

/** At night, before the shelf itself is swept. */
export const filesPeriods: readonly PeriodicJob[] = [{ job: "files.sweep", every: "day", minute: 3 * 60 + 10 }];
