import { readQuotedRecord } from "./csv-record.ts";
import { unguarded } from "./formula.ts";
import { excerpt } from "./problem.ts";
import { BlockBuilder } from "./rows-in.ts";

/** A record that grows beyond this is not one: somebody forgot a quote, or the file has no lines. */
const longestRecord = 1024 * 1024;

/** Characters that no text has: NUL, and what stands for a byte that could not be decoded. */
const lost = /[\0\uFFFD]/;

/**
 * Cuts text into records as it comes. A line without a quote is split as it is, which nearly all lines of a large file are; the others are
 * read character by character. After a quote that does not close, reading goes on with the next line, so one slip does not hide the
 * problems behind it.
 */
export class CsvScan {
  readonly found = new BlockBuilder();
  readonly #delimiter: string;
  readonly #header: readonly string[];
  #line: number;
  #text = "";
  #final = false;
  #skipping = false;
  #suspect = false;
  #apostrophes = false;

  constructor(delimiter: string, header: readonly string[], line: number) {
    this.#delimiter = delimiter;
    this.#header = header;
    this.#line = line;
  }

  /** The line that the next record starts on. */
  get line(): number {
    return this.#line;
  }

  push(piece: string, final: boolean): void {
    const text = this.#text + piece;
    this.#text = text;
    this.#final = final;
    this.#suspect = lost.test(text);
    this.#apostrophes = text.includes("'");
    let at = this.#skipping ? this.#skip(0) : 0;
    let quote = text.indexOf('"', at);
    while (at < text.length) {
      const newline = text.indexOf("\n", at);
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      const plain = quote === -1 || (newline !== -1 && newline < quote);
      const next = plain ? this.#plain(at, newline) : this.#quoted(at);
      if (next === undefined) break;
      at = next;
    }
    this.#text = text.slice(at);
  }

  /** A record on one line without quotes. Undefined: the line is not there yet. */
  #plain(at: number, newline: number): number | undefined {
    const text = this.#text;
    if (newline === -1 && !this.#final) return this.#tooLong(at, "csv.row-too-long");
    const end = newline === -1 ? text.length : newline;
    const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (stop > at) this.#record(text.slice(at, stop).split(this.#delimiter));
    this.#line++;
    return end + 1;
  }

  #quoted(at: number): number | undefined {
    const record = readQuotedRecord({ text: this.#text, from: at, delimiter: this.#delimiter, final: this.#final });
    if (record.kind === "record") {
      this.#record(record.values);
      this.#line += record.lines;
      return record.end;
    }
    if (record.kind === "open" && !this.#final) return this.#tooLong(at, "csv.unclosed-quote", record.column);
    const closedOnItsLine = record.kind === "stray" && record.lines === 0;
    this.#problem(at, closedOnItsLine ? "csv.stray-quote" : "csv.unclosed-quote", record.column);
    return this.#skip(at);
  }

  #tooLong(at: number, code: string, column?: number): number | undefined {
    if (this.#text.length - at <= longestRecord) return undefined;
    this.#problem(at, code, column);
    return this.#skip(at);
  }

  /** Goes to the next line, which may be in a later piece. */
  #skip(at: number): number {
    const newline = this.#text.indexOf("\n", at);
    this.#skipping = newline === -1;
    if (this.#skipping) return this.#text.length;
    this.#line++;
    return newline + 1;
  }

  #problem(at: number, code: string, column?: number): void {
    const newline = this.#text.indexOf("\n", at);
    const value = excerpt(this.#text.slice(at, newline === -1 ? undefined : newline));
    const name = column === undefined ? null : (this.#header[column] ?? null);
    this.found.problem({ line: this.#line, column: name, value, code });
  }

  #record(values: string[]): void {
    const columns = this.#header.length;
    if (values.length !== columns) {
      if (values.some((value) => value !== ""))
        this.found.problem({
          line: this.#line,
          column: null,
          value: `${values.length}/${columns}`,
          code: "csv.ragged-row",
          cells: values.slice(0, columns + 20),
        });
      return;
    }
    if (values[0] === "" && columns > 1 && values.every((value) => value === "")) return;
    if (this.#suspect && this.#refuseLost(values)) return;
    this.found.row(this.#line, this.#apostrophes ? values.map(unguarded) : values);
  }

  #refuseLost(values: readonly string[]): boolean {
    const column = values.findIndex((value) => lost.test(value));
    if (column === -1) return false;
    this.found.problem({
      line: this.#line,
      column: this.#header[column] ?? null,
      value: excerpt(values[column] ?? ""),
      code: "csv.not-text",
    });
    return true;
  }
}
