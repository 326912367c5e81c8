import { readFile, recordFile, storeFile } from "@foyer/db/files/mutations";
import { keepFixes } from "@foyer/db/imports/mutations";
import { importFile } from "@foyer/db/imports/queries";
import { readFileBlocks } from "@foyer/documents/file-in";
import { fixesIn, mendedBlock, mergedFixes } from "@foyer/domain/imports/fixes/rules";
import { type Fix, type Fixes, mostFixes } from "@foyer/domain/imports/fixes/schema";
import { maskOf } from "@foyer/domain/imports/preview/rules";
import { type ImportId, lineColumn } from "@foyer/domain/imports/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { text } from "node:stream/consumers";
import type { StreamContext } from "../../kernel/stream.ts";
import { mappingOf, withImportFile } from "../reading/stream.ts";

const mostBytes = 32 * 1024 * 1024;

/** Takes in what a person put right, beside what was put right before; kept as a file, since it may hold phones. */
export async function mend(
  { house, actor, now, inShort, writing }: StreamContext,
  { id, fixes }: { id: ImportId; fixes: Fixes },
): Promise<{ mended: number }> {
  const of = await inShort((trx) => importFile(trx, id));
  const shelf = { dataDir: house.dataDir, propertyId: actor.propertyId };
  const before = of.fixesHash === null ? [] : fixesIn(await text(readFile(shelf, of.fixesHash)));
  const merged = mergedFixes(before, fixes);
  const stored = await storeFile(shelf, { body: [Buffer.from(JSON.stringify(merged))], maxBytes: mostBytes });
  await writing(async (trx) =>
    keepFixes(trx, { id, before: of.fixesFileId, file: await recordFile(trx, stored, now) }),
  );
  return { mended: merged.length };
}

interface RowsGiven {
  readonly header: readonly string[];
  readonly rows: Map<number, string[]>;
}

/** Rows by the line they were given out with. Read before any transaction is open: a body may come as slowly as it likes. */
export async function rowsGiven(body: AsyncIterable<Uint8Array>): Promise<RowsGiven> {
  const given = await readFileBlocks(body, { csv: { maxBytes: mostBytes }, xlsx: { maxBytes: mostBytes } });
  const at = given.header.indexOf(lineColumn);
  if (at === -1) throw new Refusal("invalid", "imports.no-line-column", { column: lineColumn });
  const rows = new Map<number, string[]>();
  for await (const block of given.blocks)
    for (const { values } of block.rows) {
      const line = Number(values[at]);
      if (!Number.isSafeInteger(line) || line < 1)
        throw new Refusal("invalid", "imports.no-line-column", { column: lineColumn });
      rows.set(line, values);
      if (rows.size > mostFixes) throw new Refusal("invalid", "imports.too-many-fixes", { limit: mostFixes });
    }
  return { header: given.header, rows };
}

/**
 * Takes in bad rows that were given out as a file and put right elsewhere. A cell that comes back as it was given, a mask
 * for instance, says nothing new.
 */
export async function mendByFile(
  ctx: StreamContext,
  { id, given: { header: names, rows } }: { id: ImportId; given: RowsGiven },
): Promise<{ mended: number }> {
  const given = new Map(rows);
  const fixes = await withImportFile(ctx, { id }, async (file) => {
    const { header, blocks } = file.rows;
    const columns = header.flatMap((column, index) => {
      const from = names.indexOf(column);
      return column === "" || from === -1 ? [] : [{ column, index, from }];
    });
    const mask = maskOf(file.fields, mappingOf(file));
    const found: Fix[] = [];
    for await (const block of blocks) {
      const { rows, problems } = mendedBlock(block, file.fixes, header);
      const unread = problems.map(({ line, cells }) => ({ line, values: cells ?? [], whole: true }));
      for (const { line, values, whole } of [...rows.map((row) => ({ ...row, whole: false })), ...unread]) {
        const said = given.get(line);
        if (!said) continue;
        given.delete(line);
        const cells = columns.flatMap(({ column, index, from }): [string, string][] => {
          const [now, was] = [said[from] ?? "", values[index] ?? ""];
          if (whole) return [[column, now === mask(column, was) ? was : now]];
          return now === was || now === mask(column, was) ? [] : [[column, now]];
        });
        if (cells.length > 0) found.push({ line, cells: Object.fromEntries(cells), whole, leftOut: false });
      }
    }
    return found;
  });
  return mend(ctx, { id, fixes });
}
