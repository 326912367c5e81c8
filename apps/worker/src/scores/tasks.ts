import { computeNightly, computeScores } from "@foyer/db/scores/mutations";
import { type PeriodicJob, task } from "../kernel/task.ts";

/** Safe to run twice: the same facts give the same rows, points are given once per client and month. */
export const scoresTasks = [
  task("scores.compute", async ({ payload, now, withTrx }) => {
    const { month } = payload;
    if (month !== undefined) await withTrx((trx) => computeScores(trx, month, now));
    else return { months: await withTrx((trx) => computeNightly(trx, now)) };
    return { months: [month] };
  }),
];

export const scoresPeriods: PeriodicJob[] = [{ job: "scores.compute", every: "day", minute: 150 }];
