import {
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
  RowSelectionModule,
  TextFilterModule,
} from "ag-grid-community";

/** A grid and nothing else: the columns and the rows that the address asks for, plain text in every cell. */
ModuleRegistry.registerModules([ClientSideRowModelModule, RowSelectionModule, TextFilterModule]);

const asked = new URLSearchParams(location.search);
const count = Number(asked.get("rows") ?? 0);
const widths = (asked.get("widths") ?? "").split(",").filter(Boolean).map(Number);
const fields = widths.map((_, index) => `c${index}`);
const samples = ["星河贸易", "Harbour Logistics", "上海", "", "business", "2026-03-05", "A", "138****8000"];

const rowData = Array.from({ length: count }, (_, row) =>
  Object.fromEntries(fields.map((field, at) => [field, `${samples[(row + at) % samples.length]} ${row}`])),
);
const here = document.getElementById("here");
if (here)
  createGrid(here, {
    rowData,
    rowHeight: 32,
    columnDefs: widths.map((width, index) => ({
      field: fields[index] ?? "",
      width,
      sortable: true,
      filter: true,
      resizable: true,
      ...(index < 2 && { pinned: "left" as const }),
    })),
  });
