import { slicesOf } from "@foyer/db/changes/blocks/queries";
import { planExport, writtenRows } from "@foyer/db/changes/exports/queries";
import { recordChange } from "@foyer/db/changes/mutations";
import { keepFile } from "@foyer/db/files/kept/mutations";
import { storeFile } from "@foyer/db/files/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { actorNow } from "@foyer/db/staff/queries";
import { writeCsv } from "@foyer/documents/csv-out";
import { viewColumns } from "@foyer/documents/view-columns";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import { task } from "../../kernel/task.ts";

/** More than 100,000 rows of a view ever come to. */
const maxBytes = 512 * 1_048_576;

const contentTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

async function* bytesOf(body: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const part of body) yield typeof part === "string" ? encoder.encode(part) : part;
}

export const exportsTasks = [
  /**
   * Makes the file of an export that a director accepted, with the rights and the masks of who asked for it. Safe to run
   * twice: a job keeps one file, and a run that follows a crash writes it anew.
   */
  task("clients.export", async ({ db, dataDir, propertyId, jobId, payload, now, ...ctx }) => {
    const { view, language, staffId } = payload;
    const actor = await ctx.withTrx((trx) => actorNow(trx, staffId, now), { readOnly: true });
    const reading = <T>(act: Parameters<typeof withActor<T>>[2]) => withActor(db, { ...actor, readOnly: true }, act);
    const plan = await reading((trx) => planExport(trx, { view, language, accepted: true }, now));
    async function* rows() {
      let done = 0;
      for (const ids of slicesOf(plan.ids)) {
        await ctx.unlessCancelled();
        yield* await reading((trx) => writtenRows(trx, { grid: view.grid, ids, columns: plan.columns, language }, now));
        done += ids.length;
        await ctx.progress(done, plan.ids.length);
      }
    }
    const table = { name: view.grid, columns: viewColumns(plan.columns), rows: rows() };
    const body = view.format === "csv" ? writeCsv(table) : writeXlsx(table);
    const file = await storeFile({ dataDir, propertyId }, { body: bytesOf(body), maxBytes });
    const name = `${view.grid}-${plan.on}.${view.format}`;
    await withActor(db, actor, async (trx) => {
      if (jobId !== undefined)
        await keepFile(trx, { jobId, staffId, file, name, contentType: contentTypes[view.format] }, now);
      await recordChange(trx, { act: plan.act, at: now, fields: [] });
    });
    return { rows: plan.ids.length, keptFile: name };
  }),
] as const;
