import { DocumentProblem, fileProblem } from "./problem.ts";
import { BlockBuilder, type BlockIn, headerOf, nothingToRead, type RowsIn } from "./rows-in.ts";
import { type SheetRow, sheetRows } from "./sheet-rows.ts";
import { openWorkbook } from "./workbook.ts";

export type XlsxOptions = {
  /** How large the file may be as it was sent. It is held in memory, because a zip's directory stands at its end. */
  maxBytes?: number;
  /** How large its parts may be unpacked, all together. */
  maxUnpacked?: number;
  /** The name of the sheet; without it the first one that is shown. */
  sheet?: string;
};

const mebibyte = 1024 * 1024;

/** More columns than anybody maps. Each row is filled up to the header, so a header without end would make every row cost as much. */
const mostColumns = 500;

async function received(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBytes) throw new DocumentProblem("xlsx.too-large", { limit: maxBytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function take(found: BlockBuilder, header: readonly string[], { line, values, error }: SheetRow): void {
  if (values.every((value) => value === "")) return;
  if (error !== undefined)
    found.problem({ line, column: header[error] ?? null, value: values[error] ?? "", code: "xlsx.formula-error" });
  else if (values.length > header.length)
    found.problem({ line, column: null, value: `${values.length}/${header.length}`, code: "xlsx.ragged-row" });
  else {
    while (values.length < header.length) values.push("");
    found.row(line, values);
  }
}

type Opened = { header: readonly string[]; behind: SheetRow[]; line: number };

async function readHeader(rows: AsyncGenerator<SheetRow[]>): Promise<Opened> {
  for (;;) {
    const next = await rows.next();
    if (next.done) throw new DocumentProblem("xlsx.empty");
    const at = next.value.findIndex(({ values }) => values.some((value) => value.trim() !== ""));
    const first = next.value[at];
    if (first === undefined) continue;
    if (first.values.length > mostColumns) throw new DocumentProblem("xlsx.too-many-columns", { limit: mostColumns });
    return { header: first.values, behind: next.value.slice(at + 1), line: first.line };
  }
}

async function* readBlocks(
  header: readonly string[],
  opened: Opened,
  rows: AsyncGenerator<SheetRow[]>,
): AsyncGenerator<BlockIn> {
  const found = new BlockBuilder();
  let line = opened.line;
  const hear = (some: readonly SheetRow[]) => {
    for (const row of some) take(found, header, row);
    line = some.at(-1)?.line ?? line;
  };
  try {
    hear(opened.behind);
    for await (const some of rows) {
      hear(some);
      yield* found.take(false);
    }
  } catch (error) {
    if (!(error instanceof DocumentProblem)) throw error;
    found.problem(fileProblem(line + 1, error));
  } finally {
    await rows.return(undefined);
  }
  yield* found.take(true);
}

/**
 * Reads one sheet of an XLSX file in blocks, every cell as text: dates as `YYYY-MM-DD`, numbers without format, the result of a formula.
 * Rows are unpacked as they are asked for. A file that declares too much is refused before anything is unpacked, one that unpacks to more
 * than it declared where it does.
 */
export async function readXlsxBlocks(source: AsyncIterable<Uint8Array>, options: XlsxOptions = {}): Promise<RowsIn> {
  try {
    const file = await received(source, options.maxBytes ?? 64 * mebibyte);
    const sheet = options.sheet === undefined ? {} : { sheet: options.sheet };
    const workbook = await openWorkbook(file, { maxUnpacked: options.maxUnpacked ?? 512 * mebibyte, ...sheet });
    const rows = sheetRows(workbook);
    const close = async () => {
      await rows.return(undefined);
    };
    try {
      const opened = await readHeader(rows);
      const { header, problems } = headerOf(opened.header, { line: opened.line, code: "xlsx.duplicate-header" });
      return { header, problems, blocks: readBlocks(header, opened, rows), close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    if (error instanceof DocumentProblem) return nothingToRead(fileProblem(1, error));
    throw error;
  }
}
