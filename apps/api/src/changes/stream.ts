import { blocksOf, firstBlock, orderedIds, slicesOf } from "@foyer/db/changes/blocks/queries";
import { planExport, writtenRows } from "@foyer/db/changes/exports/queries";
import { recordChange } from "@foyer/db/changes/mutations";
import { viewColumns } from "@foyer/documents/view-columns";
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

async function* rowsOfFile(
  { withTrx, now: begun, language }: StreamContext,
  { grid, plan }: { grid: string; plan: Awaited<ReturnType<typeof planExport>> },
) {
  for (const ids of slicesOf(plan.ids))
    yield* await withTrx((trx) => writtenRows(trx, { grid, ids, columns: plan.columns, language }, begun));
}

type First = Awaited<ReturnType<typeof firstBlock>>;

const line = (text: string) => `${text}\n`;

/** What comes next is read while what came is on its way; never two at once. */
async function* readAhead<Asked, Read>(asked: Iterable<Asked>, read: (each: Asked) => Promise<Read>) {
  let coming: Promise<Read> | undefined;
  for (const each of asked) {
    const came = await coming;
    coming = read(each);
    // whoever stops reading here never hears of it
    coming.catch(() => undefined);
    if (came !== undefined) yield came;
  }
  if (coming) yield await coming;
}

/** No transaction waits for whoever reads, so that who stops reading holds none. */
async function* linesOf({ inShort, now: begun }: StreamContext, { view, first }: { view: StreamedView; first: First }) {
  yield line(JSON.stringify({ base: first.base, fields: first.fields }));
  yield line(first.block);
  const { ids, matching } = first.whole
    ? { ids: first.ids, matching: first.ids.length }
    : await inShort((trx) => orderedIds(trx, view, begun));
  yield line(JSON.stringify({ total: ids.length, matching }));
  const sent = new Set(first.ids);
  const { grid } = view;
  const others = slicesOf(ids.filter((id) => !sent.has(id)));
  const read = (slice: readonly number[]) => {
    if (now() > addMilliseconds(begun, readWithin)) throw new Error("the rows were not read in time");
    return inShort((trx) => blocksOf(trx, { grid, ids: slice, fields: first.fields }, begun));
  };
  for await (const blocks of readAhead(others, read)) for (const block of blocks) yield line(block);
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
      const table = { name: view.grid, columns: viewColumns(plan.columns), rows };
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
