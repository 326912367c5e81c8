import { createGrid, type GridApi, type GridOptions } from "ag-grid-community";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { gridModules } from "./grid-modules.ts";
import type { SheetProps } from "./sheet-props.ts";
import { sheetTheme } from "./theme.ts";
import { TickCell } from "./tick-cell.ts";

const allTicks = {
  mode: "multiRow",
  // the cells draw their own: the grid's is seven elements and a handful of listeners on every row that scrolls into sight
  checkboxes: false,
  headerCheckbox: true,
  enableClickSelection: false,
  selectAll: "filtered",
} as const;

const fixed = {
  theme: sheetTheme,
  suppressCellFocus: true,
  suppressDragLeaveHidesColumns: true,
  maintainColumnOrder: true,
  animateRows: false,
} as const;

type Parts<R extends object> = {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly grid: RefObject<GridApi<R> | undefined>;
  readonly props: SheetProps<R>;
  readonly options: GridOptions<R>;
  readonly columnDefs: NonNullable<GridOptions<R>["columnDefs"]>;
  readonly onReady: () => void;
};

/** Columns given anew would take back the widths and pins that the person chose, so only what changed is given. */
function useChanged<T>(value: T, give: (value: T) => void) {
  const given = useRef(value);
  const act = useEffectEvent(give);
  useEffect(() => {
    if (given.current === value) return;
    given.current = value;
    act(value);
  }, [value]);
}

/** AG Grid draws its cells itself: drawn by React, every cell that scrolls into sight would be a component of its own. */
export function useGrid<R extends object>({ host, grid, props, options, columnDefs, onReady }: Parts<R>) {
  const { quickFilter = "", totals, onTicked } = props;
  const ticks = onTicked !== undefined;
  const create = useEffectEvent((element: HTMLDivElement) =>
    createGrid<R>(
      element,
      {
        ...fixed,
        ...options,
        columnDefs,
        quickFilterText: quickFilter,
        ...(ticks && { rowSelection: allTicks }),
        selectionColumnDef: {
          pinned: "left",
          width: 44,
          resizable: false,
          suppressMovable: true,
          cellRenderer: TickCell,
          cellRendererParams: { label: () => props.words.menu.tick(1) },
        },
        ...(totals && { pinnedBottomRowData: [...totals] }),
        ...(props.view && { initialState: props.view }),
        ...(props.gridWords && { localeText: props.gridWords }),
        ...(props.styleNonce !== undefined && { styleNonce: props.styleNonce }),
        onGridReady({ api }) {
          grid.current = api;
          onReady();
        },
      },
      { modules: gridModules },
    ),
  );
  useEffect(() => {
    if (!host.current) return undefined;
    const api = create(host.current);
    return () => {
      grid.current = undefined;
      api.destroy();
    };
  }, [host, grid]);
  useChanged(columnDefs, (defs) => grid.current?.setGridOption("columnDefs", defs));
  useChanged(quickFilter, (text) => grid.current?.setGridOption("quickFilterText", text));
  useChanged(totals, (rows) => grid.current?.setGridOption("pinnedBottomRowData", [...(rows ?? [])]));
  useChanged(ticks, (on) => grid.current?.setGridOption("rowSelection", on ? allTicks : undefined));
}
