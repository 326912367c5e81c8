import { keepPairs } from "@foyer/db/clients/duplicates/mutations";
import { comparedClients } from "@foyer/db/clients/duplicates/compared/queries";
import { keepUnfolded } from "@foyer/db/clients/names/mutations";
import { duplicates, levelOf } from "@foyer/domain/clients/duplicates/rules";
import { type PeriodicJob, task } from "../../kernel/task.ts";

export const duplicatesTasks = [
  /**
   * Compares all files of a property and keeps the pairs that may be one client. Safe to run twice: what it finds replaces what
   * it found before, and what people decided stays decided. No transaction is open while it compares.
   */
  task("clients.find-duplicates", async ({ now, withTrx, progress, unlessCancelled }) => {
    while ((await withTrx(keepUnfolded)) > 0) await unlessCancelled();
    const records = await withTrx((trx) => comparedClients(trx), { readOnly: true });
    const pairs = [];
    for (const step of duplicates(records)) {
      await progress(step.done, step.total);
      await unlessCancelled();
      pairs.push(...step.pairs);
    }
    const found = pairs.flatMap(({ one, other, score, reasons }) => {
      const [a, b] = [records[one]?.id, records[other]?.id];
      return a === undefined || b === undefined ? [] : [{ oneId: a, otherId: b, score, reasons }];
    });
    await withTrx((trx) => keepPairs(trx, found, now));
    const proposed = found.filter((pair) => levelOf(pair.score) === "proposed").length;
    return { clients: records.length, proposed, review: found.length - proposed };
  }),
] as const;

export const duplicatesPeriods: PeriodicJob[] = [{ job: "clients.find-duplicates", every: "day", minute: 3 * 60 + 20 }];
