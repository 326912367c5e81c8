import { type Cells, cellsOf, moneyText } from "./cells.ts";
import { guarded } from "./formula.ts";
import type { Column, Table } from "./table.ts";

const byteOrderMark = "\uFEFF";
const lineEnd = "\r\n";
const pieceLength = 64 * 1024;
const needsQuotes = /[",\r\n]|^\s|\s$|^$/;

/** An empty text stands in quotes, so that a line with one empty cell is not a blank line. */
const quoted = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const textCell = (text: string): string => quoted(guarded(text));

function cell<Row>(column: Column<Row>, value: string | number | null): string {
  if (value === null) return "";
  switch (column.kind) {
    case "text":
      return textCell(String(value));
    case "money":
      return moneyText(Number(value), column.exponent);
    case "integer":
    case "decimal":
    case "date":
      return String(value);
  }
}

const line = <Row>(columns: readonly Column<Row>[], { values, total }: Cells): string =>
  values
    .map((value, index) => {
      const column = columns[index];
      if (column === undefined) return "";
      return total && typeof value === "string" ? textCell(value) : cell(column, value);
    })
    .join(",") + lineEnd;

/**
 * A table as CSV for a spreadsheet: UTF-8 with a byte order mark, commas, CRLF. Text that looks like a formula is guarded; numbers stay
 * numbers, a negative one too. The header is guarded as well, since a column may carry a name that somebody typed.
 */
export async function* writeCsv<Row>(table: Table<Row>): AsyncGenerator<string> {
  let piece = byteOrderMark + table.columns.map(({ header }) => textCell(header)).join(",") + lineEnd;
  for await (const cells of cellsOf(table)) {
    piece += line(table.columns, cells);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}
