/**
 * One report, described once: the same columns make its CSV and its XLSX.
 * Money is an integer of minor units beside the currency's exponent; decimals are exact decimal strings; dates are `YYYY-MM-DD`.
 * A null is an empty cell.
 */
export type TextColumn<Row> = { kind: "text"; header: string; value: (row: Row) => string | null; width?: number };
export type IntegerColumn<Row> = { kind: "integer"; header: string; value: (row: Row) => number | null; sum?: boolean };
export type MoneyColumn<Row> = {
  kind: "money";
  header: string;
  value: (row: Row) => number | null;
  /** Digits behind the point: 2 for CNY, 0 for JPY and for TWD as Taiwan invoices it, 3 for KWD. */
  exponent: number;
  /** What its total is: all of it added up, or for a running balance what it came to. */
  sum?: boolean | "last";
};
export type DecimalColumn<Row> = {
  kind: "decimal";
  header: string;
  value: (row: Row) => string | null;
  /** Digits behind the point that a spreadsheet shows; the value keeps all of its own. */
  places: number;
};
export type DateColumn<Row> = { kind: "date"; header: string; value: (row: Row) => string | null };

export type Column<Row> =
  | TextColumn<Row>
  | IntegerColumn<Row>
  | MoneyColumn<Row>
  | DecimalColumn<Row>
  | DateColumn<Row>;

export type Table<Row> = {
  columns: readonly Column<Row>[];
  rows: Iterable<Row> | AsyncIterable<Row>;
  /** With a label the table ends in a row of sums over the columns marked `sum`; the label stands in the first column, which is text. */
  totalLabel?: string;
};
