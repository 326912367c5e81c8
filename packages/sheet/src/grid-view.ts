import type { GridApi } from "ag-grid-community";
import type { SheetColumn } from "./column.ts";
import type { View } from "./model.ts";

const noRows = { columns: [], rows: 0 };

/** Rows and columns as the grid displays them now. Before the grid is there, the sheet is empty. */
export function gridView<R extends object>(parts: {
  api: () => GridApi<R> | undefined;
  columns: () => readonly SheetColumn<R>[];
}): View<R> {
  let known: { displayed: string; from: readonly SheetColumn<R>[]; columns: readonly SheetColumn<R>[] } | undefined;

  function columns(): readonly SheetColumn<R>[] {
    const api = parts.api();
    if (!api) return noRows.columns;
    const from = parts.columns();
    const ids = api.getAllDisplayedColumns().map((column) => column.getColId());
    const displayed = ids.join("\n");
    if (known?.displayed === displayed && known.from === from) return known.columns;
    const byField = new Map(from.map((column) => [column.field, column]));
    known = { displayed, from, columns: ids.flatMap((id) => byField.get(id) ?? []) };
    return known.columns;
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
