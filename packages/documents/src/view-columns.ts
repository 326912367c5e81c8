import type { Column } from "./table.ts";

type Values = readonly (string | number | null)[];

/** The columns of a view as a file has them: whole numbers stay numbers, days stay days, all else is text. */
export const viewColumns = (columns: readonly { readonly kind: string; readonly header: string }[]): Column<Values>[] =>
  columns.map(({ kind, header }, at) => {
    if (kind === "number")
      return { kind: "integer", header, value: (row) => (typeof row[at] === "number" ? row[at] : null) };
    const value = (row: Values) => (row[at] === null || row[at] === undefined ? null : String(row[at]));
    return { kind: kind === "date" ? "date" : "text", header, value };
  });
