import type { Column, GridApi } from "ag-grid-community";
import type { SheetColumn } from "./column.ts";

/** A column as the list of columns shows it. */
export type Arranged = {
  readonly field: string;
  readonly header: string;
  readonly shown: boolean;
  readonly frozen: boolean;
};

/** What can be done with columns by hand: hide, freeze, move, sort. */
export type Arrange = {
  readonly list: () => readonly Arranged[];
  readonly show: (field: string, shown: boolean) => void;
  /** Freezes the columns up to this one and no others; none of them when it is left out. */
  readonly freeze: (field?: string) => void;
  readonly move: (field: string, by: 1 | -1) => void;
  readonly sort: (field: string, how: "asc" | "desc" | null) => void;
  readonly sortable: (field: string) => boolean;
  readonly fit: (field: string) => void;
  readonly reset: () => void;
};

export function arranging<R extends object>(parts: {
  api: () => GridApi<R> | undefined;
  columns: () => readonly SheetColumn<R>[];
}): Arrange {
  const { api, columns } = parts;
  const own = (): readonly Column[] => {
    const fields = new Set(columns().map(({ field }) => field));
    return (api()?.getAllGridColumns() ?? []).filter((column) => fields.has(column.getColId()));
  };
  const find = (field: string) => columns().find((column) => column.field === field);
  return {
    list: () =>
      own().map((column) => ({
        field: column.getColId(),
        header: find(column.getColId())?.header ?? column.getColId(),
        shown: column.isVisible(),
        frozen: column.getPinned() === "left",
      })),
    /** The last column stays: an empty grid has no heading left to bring one back from. */
    show(field, shown) {
      const visible = own().filter((column) => column.isVisible());
      if (!shown && visible.length === 1) return;
      api()?.setColumnsVisible([field], shown);
    },
    freeze(field) {
      const visible = own().filter((column) => column.isVisible());
      const last = visible.findIndex((column) => column.getColId() === field);
      const keys = visible.map((column) => column.getColId());
      api()?.setColumnsPinned(keys.slice(last + 1), null);
      api()?.setColumnsPinned(keys.slice(0, last + 1), "left");
    },
    move(field, by) {
      const all = api()?.getAllGridColumns() ?? [];
      const ids = own().map((column) => column.getColId());
      const beside = ids[ids.indexOf(field) + by];
      const to = all.findIndex((column) => column.getColId() === beside);
      if (beside !== undefined && to >= 0) api()?.moveColumns([field], to);
    },
    sort(field, how) {
      api()?.applyColumnState({ state: [{ colId: field, sort: how }], defaultState: { sort: null } });
    },
    sortable: (field) => find(field)?.sortable !== false,
    fit: (field) => api()?.autoSizeColumns([field]),
    reset: () => api()?.resetColumnState(),
  };
}
