import { runBulkBlock } from "@foyer/db/clients/bulk/block/mutations";
import { actorOfBulk, stopBulk } from "@foyer/db/clients/bulk/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { Cancelled, task } from "../../kernel/task.ts";

export const bulkTasks = [
  /**
   * Changes many clients, block by block, in the name and with the rights of who asked. Safe to run twice: a block and the
   * mark of how far it came are one transaction, so a run that follows a crash goes on where that one stood.
   */
  task("clients.bulk", async ({ db, payload: { bulkId }, now, ...ctx }) => {
    try {
      const actor = await ctx.withTrx((trx) => actorOfBulk(trx, bulkId, now), { readOnly: true });
      for (;;) {
        await ctx.unlessCancelled();
        const { done, over, ...counts } = await withActor(db, actor, (trx) => runBulkBlock(trx, bulkId, now));
        await ctx.progress(done, counts.selected);
        if (over) return counts;
      }
    } catch (error) {
      if (error instanceof Cancelled) await ctx.withTrx((trx) => stopBulk(trx, bulkId, now));
      throw error;
    }
  }),
] as const;
