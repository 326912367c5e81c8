import { type CsvOptions, readCsvBlocks } from "./csv-in.ts";
import type { RowsIn } from "./rows-in.ts";
import { readXlsxBlocks, type XlsxOptions } from "./xlsx-in.ts";

export type FileOptions = {
  /** The sheet of a workbook; a CSV file has none and takes no notice. */
  sheet?: string;
  csv?: CsvOptions;
  xlsx?: XlsxOptions;
};

const isZip = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b && (start[2] ?? 9) < 9;

/** What Excel wrote before 2007, and writes when a workbook has a password: read as a workbook, so that it is refused as one. */
const isOldOffice = (start: Uint8Array): boolean =>
  start[0] === 0xd0 && start[1] === 0xcf && start[2] === 0x11 && start[3] === 0xe0;

/** The first bytes of a source, and the source with them still in it. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ start: Uint8Array; whole: AsyncGenerator<Uint8Array> }> {
  const chunks = source[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  let done = false;
  while (start.length < 4 && !done) {
    const next = await chunks.next();
    done = next.done === true;
    if (!next.done) start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const whole = (async function* () {
    try {
      if (start.length > 0) yield start;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  })();
  return { start, whole };
}

/** Reads a table of whatever kind its bytes say it is: a workbook, or text, plain or gzipped. A name says nothing. */
export async function readFileBlocks(source: AsyncIterable<Uint8Array>, options: FileOptions = {}): Promise<RowsIn> {
  const { start, whole } = await peek(source);
  if (isZip(start) || isOldOffice(start))
    return readXlsxBlocks(whole, { ...options.xlsx, ...(options.sheet !== undefined && { sheet: options.sheet }) });
  return readCsvBlocks(whole, options.csv);
}
