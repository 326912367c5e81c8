import { DocumentProblem } from "./problem.ts";
import type { Column, Table } from "./table.ts";

/** The cells of one row in their columns' terms, text as it is, or the row of totals. */
export type Cells = { total: boolean; values: (string | number | null)[] };

const decimalNumber = /^-?\d+(?:\.\d+)?$/;
const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

function checked<Row>(column: Column<Row>, value: string | number | null): string | number | null {
  if (value === null) return null;
  const fits = {
    text: () => typeof value === "string",
    integer: () => Number.isSafeInteger(value),
    money: () => Number.isSafeInteger(value),
    decimal: () => typeof value === "string" && decimalNumber.test(value),
    date: () => typeof value === "string" && calendarDate.test(value),
  } satisfies Record<Column<Row>["kind"], () => boolean>;
  if (!fits[column.kind]()) throw new DocumentProblem("table.wrong-value", { column: column.header, value });
  return value;
}

const isSummed = <Row>(column: Column<Row>): boolean =>
  (column.kind === "integer" && column.sum === true) ||
  (column.kind === "money" && (column.sum === true || column.sum === "last"));

/** The rows as cells, the row of totals last. Sums are of whole minor units, so they are exact or refused. */
export async function* cellsOf<Row>({ columns, rows, totalLabel }: Table<Row>): AsyncGenerator<Cells> {
  const sums: (number | null)[] = columns.map((column) => (isSummed(column) ? 0 : null));
  const summed = columns.flatMap((column, index) => (isSummed(column) ? [index] : []));
  for await (const row of rows) {
    const values = columns.map((column) => checked(column, column.value(row)));
    for (const index of summed) {
      const column = columns[index];
      const before = column?.kind === "money" && column.sum === "last" ? 0 : (sums[index] ?? 0);
      sums[index] = before + Number(values[index] ?? 0);
    }
    yield { total: false, values };
  }
  if (totalLabel === undefined) return;
  for (const index of summed)
    if (!Number.isSafeInteger(sums[index]))
      throw new DocumentProblem("table.total-too-large", { column: columns[index]?.header ?? "" });
  yield { total: true, values: sums.map((sum, index) => (index === 0 && sum === null ? totalLabel : sum)) };
}

/** Minor units as a decimal: 123450 with two digits is "1234.50", without any loss. */
export function moneyText(minor: number, exponent: number): string {
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
