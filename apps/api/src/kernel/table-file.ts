import { writeCsv } from "@foyer/documents/csv-out";
import type { Table } from "@foyer/documents/table";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import type { Answer } from "./stream.ts";

/** A table as the file that was asked for; `name` is its sheet's in a workbook. */
export const tableFile = <Row>(
  format: "csv" | "xlsx",
  { name, ...table }: Table<Row> & { readonly name: string },
): Pick<Answer, "contentType" | "body"> =>
  format === "csv"
    ? { contentType: "text/csv; charset=utf-8", body: writeCsv(table) }
    : {
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        body: writeXlsx({ ...table, name }),
      };
