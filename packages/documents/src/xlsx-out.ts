import { type CellStyle, type ColumnDef, writeXlsxStream } from "hucre/xlsx";
import { type Cells, cellsOf } from "./cells.ts";
import type { Column, Table } from "./table.ts";

export type Sheet<Row> = Table<Row> & {
  /** The name on the sheet's tab. Excel allows 31 characters and not all of them; the rest is dropped. */
  name: string;
};

/** Excel's own limit for one cell; a longer text would make it "repair" the file. */
const longestText = 32_767;

const numberFormat = (places: number): string => (places === 0 ? "#,##0" : `#,##0.${"0".repeat(places)}`);

function formatOf<Row>(column: Column<Row>): string | undefined {
  switch (column.kind) {
    case "text":
      return undefined;
    case "integer":
      return numberFormat(0);
    case "money":
      return numberFormat(column.exponent);
    case "decimal":
      return numberFormat(column.places);
    case "date":
      return "yyyy-mm-dd";
  }
}

/** Text as a sheet can hold it: what XML cannot say is U+FFFD, and text that spells one of Excel's own escapes (`_x000D_`) stays that text. */
function textCell(text: string): string {
  const sayable = text.toWellFormed().replaceAll(/[\uFFFE\uFFFF]/g, "\uFFFD");
  const cut = sayable.length <= longestText ? sayable : `${sayable.slice(0, longestText - 1).toWellFormed()}…`;
  return cut.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

const firstSerialDay = "1900-03-01";
const dayMilliseconds = 86_400_000;

/** Excel counts days from 1899-12-30, and rightly so only from March 1900; what is older is written as text. */
function dateCell(date: string): number | string {
  if (date < firstSerialDay) return date;
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / dayMilliseconds;
}

function cell<Row>(column: Column<Row>, value: string | number | null): string | number | null {
  if (value === null) return null;
  switch (column.kind) {
    case "text":
      return textCell(String(value));
    case "integer":
      return Number(value);
    case "money":
      return Number(value) / 10 ** column.exponent;
    case "decimal":
      return Number(value);
    case "date":
      return dateCell(String(value));
  }
}

const bold = { font: { bold: true, name: "Calibri", size: 11 } } satisfies CellStyle;

function widthOf<Row>(column: Column<Row>): number {
  const wanted = column.kind === "text" ? (column.width ?? 24) : 14;
  return Math.max(wanted, Math.min(60, column.header.length + 4));
}

/** `: \ / ? * [ ]`, and an apostrophe at either end, are refused by Excel. */
const sheetName = (name: string): string =>
  name
    .replaceAll(/[:\\/?*[\]]/g, " ")
    .slice(0, 31)
    .replaceAll(/^[\s']+|[\s']+$/g, "") || "Sheet";

/**
 * A table as XLSX: real numbers and dates with their formats, the header in bold and frozen, the totals in bold. Text is written as text,
 * so `=1+1` is never a formula here and needs no guard. More rows than a sheet can hold go on in a second sheet.
 *
 * hucre knows a style per column, not per row. It writes a row before it asks for the next one, so the columns' style is set to bold for
 * the header, taken off before the first row and set again for the totals.
 */
export function writeXlsx<Row>(sheet: Sheet<Row>): AsyncIterable<Uint8Array> {
  const formats = sheet.columns.map(formatOf);
  const styled = (row: CellStyle): CellStyle[] =>
    formats.map((numFmt) => (numFmt === undefined ? row : { ...row, numFmt }));
  const plainStyles = styled({});
  const totalStyles = styled(bold);
  const columns: ColumnDef[] = sheet.columns.map((column) => ({
    header: textCell(column.header),
    width: widthOf(column),
    style: bold,
  }));
  const wear = (styles: readonly CellStyle[]) => {
    for (const [index, column] of columns.entries()) column.style = styles[index] ?? {};
  };
  const written = ({ total, values }: Cells) =>
    values.map((value, index) => {
      const column = sheet.columns[index];
      if (column === undefined) return null;
      return total && typeof value === "string" ? textCell(value) : cell(column, value);
    });
  const rows = async function* () {
    wear(plainStyles);
    for await (const cells of cellsOf(sheet)) {
      if (cells.total) wear(totalStyles);
      yield written(cells);
    }
  };
  return writeXlsxStream(rows(), { name: sheetName(sheet.name), columns, freezePane: { rows: 1 } });
}
