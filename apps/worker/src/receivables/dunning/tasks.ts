import { copyToOwners } from "@foyer/db/receivables/dunning/copies/mutations";
import { runDunning } from "@foyer/db/receivables/dunning/runs/mutations";
import { sendLetters } from "@foyer/db/receivables/dunning/sending/mutations";
import { DunningScope } from "@foyer/domain/receivables/dunning/schema";
import { type PeriodicJob, task } from "../../kernel/task.ts";
import { letter } from "./letter.ts";

export const dunningTasks = [
  /** Safe to run twice: the second run of a business date finds nothing left to do. (A7.6) */
  task("receivables.dunning", async ({ withTrx, now }) => {
    const { drafts, ...run } = await withTrx((trx) => runDunning(trx, DunningScope.parse({}), now));
    return { ...run, drafts: drafts.length };
  }),
  /**
   * Safe to run twice: a letter and the note that it was sent are one transaction with its mail, and a copy is known by its
   * letter. Copies first: the salesperson hears of it before the client.
   */
  task("receivables.dunning-send", async ({ withTrx, unlessCancelled, now }) => {
    let [copies, sent, dropped] = [0, 0, 0];
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await withTrx((trx) => copyToOwners(trx, { letter }, now));
      copies += block.copies;
      more = block.more && block.copies > 0;
    }
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await withTrx((trx) => sendLetters(trx, { letter }, now));
      sent += block.sent;
      dropped += block.dropped;
      more = block.more;
    }
    return { copies, sent, dropped };
  }),
] as const;

/** At nine in the morning of the property's day. Letters and copies are rows whose time comes: they go within five minutes of it. */
export const dunningPeriods: readonly PeriodicJob[] = [
  { job: "receivables.dunning", every: "day", minute: 540 },
  { job: "receivables.dunning-send", every: "minutes", minute: 5 },
];
