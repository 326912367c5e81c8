import type { Column, GridApi } from "ag-grid-community";
import type { SheetColumn } from "./column.ts";
import type { View } from "./port.ts";

const noRows = { columns: [], rows: 0 };

/** Rows and columns as the grid displays them now. Before the grid is there, the sheet is empty. */
export function gridView<R extends object>(parts: {
  api: () => GridApi<R> | undefined;
  columns: () => readonly SheetColumn<R>[];
}): View<R> {
  type Columns = readonly SheetColumn<R>[];
  let known: { displayed: readonly Column[]; from: Columns; columns: Columns } | undefined;

  function columns(): readonly SheetColumn<R>[] {
    const api = parts.api();
    if (!api) return noRows.columns;
    const from = parts.columns();
    const displayed = api.getAllDisplayedColumns();
    const same =
      known?.from === from &&
      (known.displayed === displayed ||
        (known.displayed.length === displayed.length &&
          known.displayed.every((column, index) => column === displayed[index])));
    if (known && same) return known.columns;
    const byField = new Map(from.map((column) => [column.field, column]));
    const columns = displayed.flatMap((column) => byField.get(column.getColId()) ?? []);
    known = { displayed, from, columns };
    return columns;
  }

  return {
    columns,
    rowCount: () => parts.api()?.getDisplayedRowCount() ?? noRows.rows,
    rowAt(index) {
      const node = parts.api()?.getDisplayedRowAtIndex(index);
      return node?.id !== undefined && node.data ? { id: node.id, data: node.data } : undefined;
    },
    indexOf: (id) => parts.api()?.getRowNode(id)?.rowIndex ?? undefined,
    pageRows() {
      const api = parts.api();
      if (!api) return 1;
      const { top, bottom } = api.getVerticalPixelRange();
      return Math.max(1, Math.floor((bottom - top) / api.getSizesForCurrentTheme().rowHeight));
    },
  };
}

/** The element of a displayed cell, when it is rendered. */
export const cellElement = (root: HTMLElement, row: number, field: string): HTMLElement | undefined =>
  root.querySelector<HTMLElement>(`.ag-row[row-index="${row}"] .ag-cell[col-id="${CSS.escape(field)}"]`) ?? undefined;
