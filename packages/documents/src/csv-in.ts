import { readQuotedRecord } from "./csv-record.ts";
import { CsvScan } from "./csv-scan.ts";
import { decodeText } from "./decode.ts";
import { unguarded } from "./formula.ts";
import { DocumentProblem, excerpt, fileProblem } from "./problem.ts";
import { type BlockIn, headerOf, nothingToRead, type RowsIn } from "./rows-in.ts";
import { unpack } from "./unpack.ts";

export type CsvOptions = {
  /** How large the text may be, unpacked. */
  maxBytes?: number;
};

const maxBytesByDefault = 1024 * 1024 * 1024;
const longestHeader = 256 * 1024;

/** A header with a control character or an undecodable byte is no text, nor is a start with several NULs. One in a row is that row's problem. */
const isBinary = (header: string, rest: string): boolean =>
  /[^\P{Cc}\t\n\r]|\uFFFD/u.test(header) || rest.slice(0, 1_000).split("\0").length > 3;

/** Comma, semicolon (Excel where the comma is the decimal sign) or tab: whichever the header line has most of outside quotes. */
function delimiterOf(headerLine: string): string {
  const bare = headerLine.replaceAll(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length - 1;
  return [",", ";", "\t"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** Old Excel for Mac ended lines with a carriage return alone; then there is no other line end in the text. */
async function* withLineEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let alone: boolean | undefined;
  for await (const piece of text) {
    if (alone === undefined && /[\r\n]./s.test(piece)) alone = piece.includes("\r") && !piece.includes("\n");
    yield alone ? piece.replaceAll("\r", "\n") : piece;
  }
}

type Header = { names: string[]; delimiter: string; line: number; rest: string; restLine: number };

/** The first line that is not blank, and the text behind it. */
async function readHeader(text: AsyncGenerator<string>): Promise<Header | undefined> {
  let seen = "";
  for (let final = false; !final; ) {
    const next = await text.next();
    final = next.done === true;
    if (!next.done) seen += next.value;
    const blank = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(seen)?.[0] ?? "";
    const line = 1 + (blank.split("\n").length - 1);
    const start = seen.slice(blank.length);
    if (start === "" || (!final && !start.includes("\n"))) {
      if (seen.length > longestHeader) throw new DocumentProblem("csv.not-text");
      continue;
    }
    const delimiter = delimiterOf(start.slice(0, start.indexOf("\n") === -1 ? start.length : start.indexOf("\n")));
    const record = readQuotedRecord({ text: start, from: 0, delimiter, final });
    if (record.kind === "record") {
      const rest = start.slice(record.end);
      return { names: record.values.map(unguarded), delimiter, line, rest, restLine: line + record.lines };
    }
    if (record.kind === "stray" || final) throw new DocumentProblem("csv.unclosed-quote", { header: excerpt(start) });
    if (seen.length > longestHeader) throw new DocumentProblem("csv.not-text");
  }
  return undefined;
}

async function* readBlocks(scan: CsvScan, rest: string, text: AsyncGenerator<string>): AsyncGenerator<BlockIn> {
  try {
    scan.push(rest, false);
    yield* scan.found.take(false);
    for await (const piece of text) {
      scan.push(piece, false);
      yield* scan.found.take(false);
    }
    scan.push("", true);
  } catch (error) {
    if (!(error instanceof DocumentProblem)) throw error;
    scan.found.problem(fileProblem(scan.line, error));
  } finally {
    await text.return(undefined);
  }
  yield* scan.found.take(true);
}

/**
 * Reads a CSV file of any size in blocks: plain or gzipped, in UTF-8, GB18030 or UTF-16, with comma, semicolon or tab. The apostrophe that
 * an export puts before text that looks like a formula is taken off again. Blank rows say nothing and are left out.
 */
export async function readCsvBlocks(source: AsyncIterable<Uint8Array>, options: CsvOptions = {}): Promise<RowsIn> {
  const text = withLineEnds(decodeText(unpack(source, options.maxBytes ?? maxBytesByDefault)));
  const close = async () => {
    await text.return(undefined);
  };
  try {
    const first = await readHeader(text);
    if (first === undefined) throw new DocumentProblem("csv.empty");
    if (isBinary(first.names.join(), first.rest)) throw new DocumentProblem("csv.not-text");
    const { header, problems } = headerOf(first.names, { line: first.line, code: "csv.duplicate-header" });
    const scan = new CsvScan(first.delimiter, header, first.restLine);
    return { header, problems, blocks: readBlocks(scan, first.rest, text), close };
  } catch (error) {
    await close();
    if (error instanceof DocumentProblem) return nothingToRead(fileProblem(1, error));
    throw error;
  }
}
