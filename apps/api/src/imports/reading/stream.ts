import { text } from "node:stream/consumers";
import { readFile } from "@foyer/db/files/mutations";
import { importFile } from "@foyer/db/imports/queries";
import { rememberedFor } from "@foyer/db/imports/memory/queries";
import { readFileBlocks } from "@foyer/documents/file-in";
import type { RowsIn } from "@foyer/documents/rows-in";
import { imports } from "@foyer/domain/imports";
import { byLine, type FixOfLine, fixesIn } from "@foyer/domain/imports/fixes/rules";
import { mappingFor } from "@foyer/domain/imports/mapping/rules";
import type { Fields } from "@foyer/domain/imports/row/schema";
import { guessedMapping } from "@foyer/domain/imports/names/rules";
import { type BadRow, badRowsIn, columnsShown, maskOf } from "@foyer/domain/imports/preview/rules";
import type { Line } from "@foyer/domain/imports/rows/rules";
import type { BadRowsPage, ImportHead, ImportId } from "@foyer/domain/imports/schema";
import type { StreamContext } from "../../kernel/stream.ts";

/** An import's file, open for reading, with what was mended of it; the reader closes it. */
export interface OpenedFile {
  readonly of: Awaited<ReturnType<typeof importFile>>;
  readonly fields: Fields;
  readonly rows: RowsIn;
  readonly fixes: FixOfLine;
}

interface Asked {
  readonly id: ImportId;
  readonly sheet?: string | null;
}

/**
 * Opens an import's file for as long as `act` reads it. Only who may import its kind may read it. A file is read with no
 * transaction open: a long one would keep a connection from others.
 */
export async function withImportFile<T>(
  { house, actor, inShort }: StreamContext,
  { id, sheet }: Asked,
  act: (file: OpenedFile) => Promise<T>,
): Promise<T> {
  const of = await inShort((trx) => importFile(trx, id));
  const shelf = { dataDir: house.dataDir, propertyId: actor.propertyId };
  const named = sheet ?? of.sheet;
  const fixes = of.fixesHash === null ? [] : fixesIn(await text(readFile(shelf, of.fixesHash)));
  const rows = await readFileBlocks(readFile(shelf, of.hash), named === null ? {} : { sheet: named });
  try {
    return await act({ of, fields: imports[of.kind].fields, rows, fixes: byLine(fixes) });
  } finally {
    await rows.close();
  }
}

async function firstLines({ blocks }: RowsIn): Promise<readonly Line[]> {
  for await (const { rows } of blocks) return rows;
  return [];
}

/** What a file says at its start: sheets, columns with a few of their values, and how it would be read. */
export const headOf = (ctx: StreamContext, asked: ImportHead) =>
  withImportFile(ctx, asked, async ({ of, fields, rows }) => {
    const lines = await firstLines(rows);
    const { memory, currency } = await ctx.inShort(async (trx) => ({
      memory: await rememberedFor(trx, of.kind),
      currency: trx.property.currency,
    }));
    const known = of.mapping === null || (asked.sheet !== null && asked.sheet !== of.sheet) ? undefined : of.mapping;
    const mapping = known === undefined ? guessedMapping(fields, rows.header, memory) : mappingFor(of.kind, known);
    return {
      sheets: rows.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
      sheet: rows.sheet,
      header: [...rows.header],
      problems: rows.problems.map(({ line, column, value, code }) => ({ line, column, value, code })),
      columns: columnsShown(rows.header, lines, maskOf(fields, mapping)),
      mapping,
      currency,
    };
  });

/** The mapping a file is read by: the one it was given, else what its names and earlier files tell. */
export const mappingOf = ({ of, fields, rows }: OpenedFile) =>
  of.mapping === null ? guessedMapping(fields, rows.header) : mappingFor(of.kind, of.mapping);

/** The rows that the last check refused, protected cells masked. */
const badRows = (file: OpenedFile, after = 0): AsyncGenerator<BadRow> =>
  badRowsIn({
    header: file.rows.header,
    blocks: file.rows.blocks,
    refused: (file.of.result?.refused ?? []).filter(({ line }) => line > after),
    fixes: file.fixes,
    mask: maskOf(file.fields, mappingOf(file)),
  });

export async function allBadRows(file: OpenedFile): Promise<BadRow[]> {
  const rows: BadRow[] = [];
  for await (const row of badRows(file)) rows.push(row);
  return rows;
}

/** A page of them, for the screen on which they are put right. */
export const badRowsPage = (ctx: StreamContext, { id, after, limit }: BadRowsPage) =>
  withImportFile(ctx, { id }, async (file) => {
    const rows: BadRow[] = [];
    for await (const row of badRows(file, after)) {
      rows.push(row);
      if (rows.length > limit) break;
    }
    return {
      header: [...file.rows.header],
      rows: rows.slice(0, limit),
      more: rows.length > limit,
      mended: file.fixes.size,
      leftOut: [...file.fixes.values()].filter((fix) => fix.leftOut).map((fix) => fix.line),
    };
  });
