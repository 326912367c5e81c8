import { assessClients } from "@foyer/db/credit/assessment/mutations";
import { populationOn } from "@foyer/db/credit/assessment/findings/queries";
import { creditClients } from "@foyer/db/credit/assessment/queries";
import { keepHolds } from "@foyer/db/credit/holds/mutations";
import { type PeriodicJob, task } from "../kernel/task.ts";

/** Clients that are assessed in one transaction. */
const block = 500;

/** Block by block: what is kept stays kept. Safe to run twice: what says the same of the same day is not kept again. */
export const creditTasks = [
  task("credit.assess-all", async ({ payload: { asOf }, now, withTrx, progress, unlessCancelled }) => {
    const { clients, population } = await withTrx(
      async (trx) => ({ clients: await creditClients(trx), population: await populationOn(trx, asOf) }),
      { readOnly: true },
    );
    let kept = 0;
    for (let from = 0; from < clients.length; from += block) {
      await unlessCancelled();
      const clientIds = clients.slice(from, from + block).map(({ id }) => id);
      kept += await withTrx(
        async (trx) => (await assessClients(trx, { clientIds, asOf, population }, now)).kept.length,
      );
      await progress(from + clientIds.length, clients.length);
    }
    return { clients: clients.length, kept };
  }),
  task("credit.keep-holds", ({ now, withTrx }) => withTrx((trx) => keepHolds(trx, now))),
];

/** Holds follow payments and imports within the hour; what is booked is judged by the figures of that moment. */
export const creditPeriods: PeriodicJob[] = [{ job: "credit.keep-holds", every: "minutes", minute: 60 }];
