import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { nightsWithoutSnapshot } from "@foyer/db/receivables/snapshots/queries";
import { sealMonthEnds } from "@foyer/db/receivables/snapshots/seals/mutations";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type PeriodicJob, task } from "../kernel/task.ts";

/**
 * Each night is its own transaction: what is kept stays kept, and a night that is refused holds up no other. Month ends are
 * sealed once all nights are. Safe to run twice: a kept night and a sealed month end are left as they were.
 */
export const receivablesTasks = [
  task("receivables.snapshot", async ({ now, withTrx, progress, unlessCancelled, log }) => {
    const nights = await withTrx((trx) => nightsWithoutSnapshot(trx, now), { readOnly: true });
    const refused: CalendarDate[] = [];
    for (const [index, night] of nights.entries()) {
      await unlessCancelled();
      const outcome = await withTrx((trx) => keepSnapshot(trx, night, now));
      if (outcome.refused.length > 0) {
        refused.push(night);
        log(`the aging of ${night} does not equal the control balance and was not kept`, outcome.refused);
      }
      await progress(index + 1, nights.length);
    }
    const sealed = await withTrx((trx) => sealMonthEnds(trx, now));
    return { nights, refused, sealed };
  }),
];

export const receivablesPeriods: PeriodicJob[] = [{ job: "receivables.snapshot", every: "day", minute: 90 }];
