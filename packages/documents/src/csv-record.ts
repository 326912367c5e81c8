const quote = 34;
const newline = 10;
const carriageReturn = 13;

/**
 * One record that holds a quote somewhere.
 * - record: its values, and where the next record starts
 * - open: the text ends before the record does
 * - stray: something stands after a closing quote that is neither delimiter nor line end
 */
export type QuotedRecord =
  | { kind: "record"; values: string[]; end: number; lines: number }
  | { kind: "open"; column: number }
  | { kind: "stray"; column: number; lines: number };

type Piece = { text: string; from: number; delimiter: string; final: boolean };

function linesBetween(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The value between the quote before `from` and its closing quote, or undefined when the text does not tell where it closes. */
function quotedValue({ text, from, final }: Piece): { value: string; end: number } | undefined {
  let value = "";
  let start = from;
  for (;;) {
    const close = text.indexOf('"', start);
    if (close === -1 || (close + 1 === text.length && !final)) return undefined;
    value += text.slice(start, close);
    if (text.charCodeAt(close + 1) !== quote) return { value, end: close + 1 };
    value += '"';
    start = close + 2;
  }
}

function plainEnd({ text, from, delimiter }: Piece): number {
  const stop = delimiter.charCodeAt(0);
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === stop || code === newline) break;
    at++;
  }
  return at;
}

/** Where the line end at `at` is over, or undefined when there is none. */
function afterLineEnd({ text, final }: Piece, at: number): number | undefined {
  if (at >= text.length) return final ? at : undefined;
  const code = text.charCodeAt(at);
  if (code === newline) return at + 1;
  if (code !== carriageReturn) return undefined;
  if (text.charCodeAt(at + 1) === newline) return at + 2;
  return final && at + 1 === text.length ? at + 1 : undefined;
}

/** Reads the record at `from` the slow way, quotes and all. A quote in the midst of an unquoted value is a character like any other. */
export function readQuotedRecord(piece: Piece): QuotedRecord {
  const { text, from, delimiter, final } = piece;
  const values: string[] = [];
  let at = from;
  for (;;) {
    const column = values.length;
    if (text.charCodeAt(at) === quote) {
      const quoted = quotedValue({ ...piece, from: at + 1 });
      if (quoted === undefined) return { kind: "open", column };
      values.push(quoted.value);
      at = quoted.end;
    } else {
      const end = plainEnd({ ...piece, from: at });
      const atLineEnd = text.charCodeAt(end) !== delimiter.charCodeAt(0);
      values.push(text.slice(at, atLineEnd && text.charCodeAt(end - 1) === carriageReturn && end > at ? end - 1 : end));
      at = end;
    }
    if (text.charCodeAt(at) === delimiter.charCodeAt(0)) {
      at++;
      continue;
    }
    const next = afterLineEnd(piece, at);
    if (next !== undefined)
      return { kind: "record", values, end: next, lines: Math.max(1, linesBetween(text, from, next)) };
    const cutOff = !final && (at >= text.length || (at + 1 === text.length && text.charCodeAt(at) === carriageReturn));
    return cutOff ? { kind: "open", column } : { kind: "stray", column, lines: linesBetween(text, from, at) };
  }
}
