import { readFile } from "@foyer/db/files/mutations";
import { finishImport, lockImport, runQueued } from "@foyer/db/imports/mutations";
import { readCsvBlocks } from "@foyer/documents/csv-in";
import { Cancelled, task } from "../kernel/task.ts";

export const importsTasks = [
  /**
   * Imports a stored file. Safe to run twice: its rows and its result are one transaction under the import's lock, and an
   * import that is over answers with the result it has.
   */
  task("imports.run", async ({ dataDir, payload: { importId }, propertyId, ...ctx }) => {
    const onBlock = async (read: number) => {
      await ctx.progress(read);
      await ctx.unlessCancelled();
      return true;
    };
    try {
      return await ctx.withTrx(async (trx) => {
        const { hash } = await lockImport(trx, importId);
        const lines = await readCsvBlocks(readFile({ dataDir, propertyId }, hash));
        try {
          const result = await runQueued(trx, { id: importId, lines, onBlock }, ctx.now);
          // the tray is for counts: refused values are read on the import's own page, by who may
          return { ...result, refused: [] };
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
] as const;
