import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { nightsWithoutSnapshot } from "@foyer/db/receivables/snapshots/queries";
import { type PeriodicJob, task } from "../kernel/task.ts";

/** Each night is its own transaction: what is kept stays kept. Safe to run twice: a kept night is left as it was. */
export const receivablesTasks = [
  task("receivables.snapshot", async ({ now, withTrx, progress, unlessCancelled }) => {
    const nights = await withTrx((trx) => nightsWithoutSnapshot(trx, now), { readOnly: true });
    for (const [index, night] of nights.entries()) {
      await unlessCancelled();
      await withTrx((trx) => keepSnapshot(trx, night, now));
      await progress(index + 1, nights.length);
    }
    return { nights };
  }),
];

export const receivablesPeriods: PeriodicJob[] = [{ job: "receivables.snapshot", every: "day", minute: 90 }];
