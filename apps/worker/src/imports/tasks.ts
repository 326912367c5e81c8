import { text } from "node:stream/consumers";
import { readFile, sweepShelf } from "@foyer/db/files/mutations";
import { finishImport, isWaiting, lockImport, runQueued } from "@foyer/db/imports/queue/mutations";
import { giveReversalUp, runReversal } from "@foyer/db/imports/reversal/mutations";
import { expireUploads } from "@foyer/db/imports/uploads/mutations";
import { settingOn, today } from "@foyer/db/properties/queries";
import { readFileBlocks } from "@foyer/documents/file-in";
import { byLine, fixesIn } from "@foyer/domain/imports/fixes/rules";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { addMilliseconds, minutes } from "@foyer/domain/kernel/time";
import { Cancelled, type PeriodicJob, task } from "../kernel/task.ts";

export const importsTasks = [
  /**
   * Checks or writes a stored file. Safe to run twice: its rows and its result are one transaction under the import's lock,
   * and an import that is over, or was asked for again, answers with the result it has.
   */
  task("imports.run", async ({ dataDir, payload: { importId, run }, propertyId, ...ctx }) => {
    const shelf = { dataDir, propertyId };
    const onBlock = async (read: number) => {
      await ctx.progress(read);
      await ctx.unlessCancelled();
      return true;
    };
    try {
      return await ctx.withTrx(async (trx) => {
        const of = await lockImport(trx, importId);
        if (!isWaiting(of, run)) return withoutRefused(of.result);
        if (of.hash === null) throw new Refusal("not-found", "imports.file-expired");
        const fixes = of.fixesHash === null ? [] : fixesIn(await text(readFile(shelf, of.fixesHash)));
        const lines = await readFileBlocks(readFile(shelf, of.hash), of.sheet === null ? {} : { sheet: of.sheet });
        try {
          const asked = { id: importId, run, lines, fixes: byLine(fixes), onBlock };
          return withoutRefused(await runQueued(trx, asked, ctx.now));
        } finally {
          await lines.close();
        }
      });
    } catch (error) {
      if (error instanceof Cancelled)
        await ctx.withTrx((trx) => finishImport(trx, importId, { status: "cancelled", finishedAt: ctx.now }));
      throw error;
    }
  }),

  /** Takes an import back, all or nothing. Safe to run twice: one that is taken back answers with its report. */
  task("imports.reverse", async ({ payload: { importId }, ...ctx }) => {
    const onBlock = async (rows: number) => {
      await ctx.progress(rows);
      await ctx.unlessCancelled();
      return true;
    };
    try {
      const { rows: _, ...counts } = await ctx.withTrx((trx) => runReversal(trx, { id: importId, onBlock }, ctx.now));
      return counts;
    } catch (error) {
      if (error instanceof Cancelled || error instanceof Refusal)
        await ctx.withTrx((trx) => giveReversalUp(trx, importId));
      throw error;
    }
  }),

  /** Lets go of uploads that were kept long enough, then of their bytes. Safe to run twice: what is gone is gone. */
  task("imports.sweep", async ({ dataDir, propertyId, now, withTrx }) => {
    const kept = await withTrx(async (trx) => {
      const days = await settingOn(trx, "imports.keep-days", today(trx, now));
      return expireUploads(trx, addMilliseconds(now, -minutes(days * 24 * 60)));
    });
    return { removed: await sweepShelf({ dataDir, propertyId }, { kept, now }) };
  }),
] as const;

/** The tray is for counts: refused values are read on the import's own page, by who may. */
const withoutRefused = <Result extends { readonly refused: unknown }>(result: Result | null) =>
  result && { ...result, refused: [] };

/** At night, when nobody looks at a file. */
export const importsPeriods: readonly PeriodicJob[] = [{ job: "imports.sweep", every: "day", minute: 3 * 60 + 20 }];
