import { blocksOf, firstBlock, orderedIds, slicesOf } from "@foyer/db/changes/blocks/queries";
import { planExport, type WrittenColumn, type WrittenRow, writtenRows } from "@foyer/db/changes/exports/queries";
import { recordChange } from "@foyer/db/changes/mutations";
import type { Column } from "@foyer/documents/table";
import { ExportedView, StreamedView } from "@foyer/domain/changes/views/schema";
import { addMilliseconds, minutes, now } from "@foyer/domain/kernel/time";
import { reading, stream, type StreamContext } from "../kernel/stream.ts";
import { tableFile } from "../kernel/table-file.ts";
import { z } from "zod";

/** Whoever takes longer reads with rights that may have been taken away since. */
const readWithin = minutes(2);

const json = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .max(20_000)
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue({ code: "custom", message: "no JSON" });
        return z.NEVER;
      }
    })
    .pipe(value);

const AskedRows = z.strictObject({
  grid: StreamedView.shape.grid,
  filter: json(StreamedView.shape.filter.unwrap()).optional(),
  sort: json(StreamedView.shape.sort.unwrap()).optional(),
  columns: z
    .string()
    .max(5_000)
    .transform((text) => text.split(","))
    .optional(),
});

const AskedFile = z.strictObject({
  ...AskedRows.shape,
  columns: AskedRows.shape.columns.unwrap(),
  format: ExportedView.shape.format,
});

/** The columns of a file: whole numbers stay numbers, days stay days, all else is text. */
const fileColumns = (columns: readonly WrittenColumn[]): Column<WrittenRow>[] =>
  columns.map(({ kind, header }, at) => {
    if (kind === "number")
      return { kind: "integer", header, value: (row) => (typeof row[at] === "number" ? row[at] : null) };
    const value = (row: WrittenRow) => (row[at] === null || row[at] === undefined ? null : String(row[at]));
    return { kind: kind === "date" ? "date" : "text", header, value };
  });

async function* rowsOfFile(
  { withTrx, now: begun, language }: StreamContext,
  { grid, plan }: { grid: string; plan: Awaited<ReturnType<typeof planExport>> },
) {
  for (const ids of slicesOf(plan.ids))
    yield* await withTrx((trx) => writtenRows(trx, { grid, ids, columns: plan.columns, language }, begun));
}

type First = Awaited<ReturnType<typeof firstBlock>>;

const line = (text: string) => `${text}\n`;

/** Between two lines no transaction is open, so that whoever stops reading holds none. */
async function* linesOf({ inShort, now: begun }: StreamContext, { view, first }: { view: StreamedView; first: First }) {
  yield line(JSON.stringify({ base: first.base, fields: first.fields }));
  yield line(first.block);
  const { ids, matching } = first.whole
    ? { ids: first.ids, matching: first.ids.length }
    : await inShort((trx) => orderedIds(trx, view, begun));
  yield line(JSON.stringify({ total: ids.length, matching }));
  const sent = new Set(first.ids);
  for (const slice of slicesOf(ids.filter((id) => !sent.has(id)))) {
    if (now() > addMilliseconds(begun, readWithin)) throw new Error("the rows were not read in time");
    for (const block of await inShort((trx) =>
      blocksOf(trx, { grid: view.grid, ids: slice, fields: first.fields }, begun),
    ))
      yield line(block);
  }
  yield line(JSON.stringify({ end: true }));
}

export const changesStreams = [
  /** Any view as a file, as the screen shows it; who may carry it away is each grid's own act. */
  stream({
    path: "/view",
    act: "session:own",
    input: AskedFile,
    answer: async (ctx, asked) => {
      const view = ExportedView.parse(asked);
      const { language, now: at } = ctx;
      const plan = await ctx.withTrx((trx) => planExport(trx, { view, language }, at));
      await ctx.writing((trx) => recordChange(trx, { act: plan.act, at, fields: [] }));
      const rows = rowsOfFile(ctx, { grid: view.grid, plan });
      const table = { name: view.grid, columns: fileColumns(plan.columns), rows };
      return { fileName: `${view.grid}-${plan.on}.${view.format}`, ...tableFile(view.format, table) };
    },
  }),
  /** A view's rows, one JSON text a line: what comes, the first rows, how many there are, the others, the end. Which grid one may read is each grid's own act. */
  reading({
    path: "/rows",
    act: "session:own",
    input: AskedRows,
    answer: async (ctx, asked) => {
      const view = StreamedView.parse(asked);
      const first = await ctx.inShort((trx) => firstBlock(trx, view, ctx.now));
      return { contentType: "application/x-ndjson; charset=utf-8", body: linesOf(ctx, { view, first }) };
    },
  }),
];
