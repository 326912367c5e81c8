import { enqueue } from "@foyer/db/jobs/mutations";
import { claimPeriod } from "@foyer/db/jobs/periods/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { allProperties } from "@foyer/db/properties/queries";
import { duePeriod } from "@foyer/domain/jobs/rules";
import type { Instant } from "@foyer/domain/kernel/time";
import type { PeriodicJob, Workshop } from "./task.ts";

/** The one cron entry: each minute, each property's due periods are claimed and enqueued in one transaction. */
export async function tick(
  workshop: Pick<Workshop, "db">,
  periods: readonly PeriodicJob[],
  now: Instant,
): Promise<number> {
  let claimed = 0;
  for (const property of await allProperties(workshop.db)) {
    const due = periods.flatMap((each) => {
      const period = duePeriod(each, now, property.timeZone);
      return period === undefined ? [] : [{ name: each.job, period }];
    });
    claimed += await withActor(workshop.db, { kind: "system", propertyId: property.id }, async (trx) => {
      let here = 0;
      for (const each of due) {
        if (!(await claimPeriod(trx, each, now))) continue;
        await enqueue(trx, { name: each.name, payload: {}, key: each.name });
        here += 1;
      }
      return here;
    });
  }
  return claimed;
}
