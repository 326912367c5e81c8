import { readQuotedRecord } from "./csv-record.ts";
import { CsvScan } from "./csv-scan.ts";
import { decodeText } from "./decode.ts";
import { unguarded } from "./formula.ts";
import { DocumentProblem, excerpt, fileProblem } from "./problem.ts";
import { type BlockIn, headerAt, headerOf, nothingToRead, type RowsIn } from "./rows-in.ts";
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

const blankLines = /^\uFEFF?(?:[ \t]*\r?\n)*/;

/** The record that a text starts with, blank lines aside; undefined when the text does not tell yet. */
function firstRecord(text: string, line: number, final: boolean): Header | undefined {
  const blank = blankLines.exec(text)?.[0] ?? "";
  const start = text.slice(blank.length);
  if (start === "" || (!final && !start.includes("\n"))) return undefined;
  const at = line + (blank.split("\n").length - 1);
  const end = start.indexOf("\n");
  const delimiter = delimiterOf(start.slice(0, end === -1 ? start.length : end));
  const record = readQuotedRecord({ text: start, from: 0, delimiter, final });
  if (record.kind === "stray" || (record.kind === "open" && final))
    throw new DocumentProblem("csv.unclosed-quote", { header: excerpt(start) });
  if (record.kind === "open") return undefined;
  const rest = start.slice(record.end);
  return { names: record.values.map(unguarded), delimiter, line: at, rest, restLine: at + record.lines };
}

/** The first record that is neither blank nor a title, and the text behind it; undefined when the text does not tell yet. */
function headerIn(text: string, final: boolean): Header | undefined {
  const records: Header[] = [];
  const known = () => {
    const [first] = records;
    const at = headerAt(
      records.map((record) => record.names),
      first !== undefined && first.names.length > 1 ? 2 : 3,
    );
    return at === undefined ? undefined : records[at];
  };
  for (let next = firstRecord(text, 1, final); next !== undefined; ) {
    records.push(next);
    const found = known();
    if (found) return found;
    next = recordBelow(next, final);
  }
  return final ? (records.find(({ names }) => names.some((name) => name.trim() !== "")) ?? records[0]) : undefined;
}

/** What cannot be read below a title says nothing about the header: it is that row's own problem, later. */
function recordBelow({ rest, restLine }: Header, final: boolean): Header | undefined {
  try {
    return firstRecord(rest, restLine, final);
  } catch (error) {
    if (error instanceof DocumentProblem) return undefined;
    throw error;
  }
}

async function readHeader(text: AsyncGenerator<string>): Promise<Header | undefined> {
  let seen = "";
  for (let final = false; !final; ) {
    const next = await text.next();
    final = next.done === true;
    if (!next.done) seen += next.value;
    const found = headerIn(seen, final);
    if (found !== undefined) return found;
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
    return { header, problems, blocks: readBlocks(scan, first.rest, text), sheets: [], sheet: null, close };
  } catch (error) {
    await close();
    if (error instanceof DocumentProblem) return nothingToRead(fileProblem(1, error));
    throw error;
  }
}
