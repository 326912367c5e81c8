import { DocumentProblem, fileProblem } from "./problem.ts";
import { mergedAcross } from "./merges.ts";
import {
  BlockBuilder,
  type BlockIn,
  headerAt,
  headerOf,
  mostTitleRows,
  nothingToRead,
  type RowsIn,
} from "./rows-in.ts";
import { type SheetRow, sheetRows } from "./sheet-rows.ts";
import { openWorkbook, type Workbook } from "./workbook.ts";

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
    found.problem({
      line,
      column: null,
      value: `${values.length}/${header.length}`,
      code: "xlsx.ragged-row",
      cells: values.slice(0, header.length + 20),
    });
  else {
    while (values.length < header.length) values.push("");
    found.row(line, values);
  }
}

type Opened = { header: readonly string[]; behind: SheetRow[]; line: number };

const isFilled = ({ values }: SheetRow): boolean => values.some((value) => value.trim() !== "");

/** Enough filled rows to tell titles from the header, and the header from the row below it, then all that was read with them. */
async function start(rows: AsyncGenerator<SheetRow[]>): Promise<SheetRow[]> {
  const read: SheetRow[] = [];
  for (let filled = 0; filled < mostTitleRows + 2; ) {
    const next = await rows.next();
    if (next.done) break;
    read.push(...next.value);
    filled += next.value.filter(isFilled).length;
  }
  return read;
}

/** `联系人` over `姓名` and `手机` makes `联系人 姓名` and `联系人 手机`. */
async function twoLevels(workbook: Workbook, top: SheetRow, below: SheetRow): Promise<string[] | undefined> {
  const gaps = top.values.some((value, index) => index > 0 && value.trim() === "");
  const wider = below.values.length > top.values.length;
  if (!gaps && !wider) return undefined;
  const merged = (await mergedAcross(workbook, top.line)).filter(({ from, to }) =>
    below.values.slice(from, to + 1).some((value) => value.trim() !== ""),
  );
  if (merged.length === 0) return undefined;
  const length = Math.max(top.values.length, below.values.length);
  return Array.from({ length }, (_, column) => {
    const over = merged.find(({ from, to }) => from <= column && column <= to);
    const name = top.values[over ? over.from : column] ?? "";
    return [name, below.values[column] ?? ""]
      .map((part) => part.trim())
      .filter(Boolean)
      .join(" ");
  });
}

async function readHeader(workbook: Workbook, rows: AsyncGenerator<SheetRow[]>): Promise<Opened> {
  const read = await start(rows);
  const filled = read.filter(isFilled);
  const at =
    headerAt(
      filled.map(({ values }) => values),
      2,
    ) ?? 0;
  const [first, below] = [filled[at], filled[at + 1]];
  if (first === undefined) throw new DocumentProblem("xlsx.empty");
  const names = below ? await twoLevels(workbook, first, below) : undefined;
  const last = names && below ? below : first;
  const header = names ?? first.values;
  if (header.length > mostColumns) throw new DocumentProblem("xlsx.too-many-columns", { limit: mostColumns });
  return { header, behind: read.slice(read.indexOf(last) + 1), line: last.line };
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
      const opened = await readHeader(workbook, rows);
      const { header, problems } = headerOf(opened.header, { line: opened.line, code: "xlsx.duplicate-header" });
      const { sheets, name: read } = workbook;
      return { header, problems, blocks: readBlocks(header, opened, rows), sheets, sheet: read, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    if (error instanceof DocumentProblem) return nothingToRead(fileProblem(1, error));
    throw error;
  }
}
