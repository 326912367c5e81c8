import type { GridApi, GridStateKey, StateUpdatedEvent } from "ag-grid-community";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { SheetProps, SheetView } from "./sheet-props.ts";

const ignored: GridStateKey[] = [
  "aggregation",
  "cellSelection",
  "columnGroup",
  "focusedCell",
  "pagination",
  "pivot",
  "rowGroup",
  "rowGroupExpansion",
  "rowPinning",
  "rowSelection",
  "scroll",
  "sideBar",
];

const viewOf = (state: SheetView): SheetView => {
  const { columnSizing, columnOrder, columnVisibility, columnPinning, sort, filter } = state;
  return {
    ...(columnSizing && { columnSizing }),
    ...(columnOrder && { columnOrder }),
    ...(columnVisibility && { columnVisibility }),
    ...(columnPinning && { columnPinning }),
    ...(sort && { sort }),
    ...(filter && { filter }),
  };
};

const same = (a: SheetView, b: SheetView) => JSON.stringify(viewOf(a)) === JSON.stringify(viewOf(b));

/** The view in and out: one that the host chooses is applied, and what the person arranges is told. A host that gives
 *  back what it was told changes nothing, and a view that was applied is not told again. */
export function useView<R extends object>(parts: {
  grid: RefObject<GridApi<R> | undefined>;
  latest: RefObject<SheetProps<R>>;
  view: SheetView | undefined;
}) {
  const { grid, latest, view } = parts;
  const told = useRef<SheetView | undefined>(undefined);
  const [own] = useState(() => new WeakSet<SheetView>());
  const chosen = useRef(view);
  useEffect(() => {
    const api = grid.current;
    if (!api || view === undefined || view === chosen.current) return;
    chosen.current = view;
    if (own.has(view) || same(view, viewOf(api.getState()))) return;
    // What a view says nothing of is as it was at first.
    api.resetColumnState();
    api.setState(view, ignored);
    told.current = viewOf(api.getState());
  }, [grid, own, view]);
  return useCallback(
    ({ state, sources }: StateUpdatedEvent<R>) => {
      const now = viewOf(state);
      if (sources.includes("gridInitializing") || (told.current && same(now, told.current))) return;
      told.current = now;
      own.add(now);
      latest.current.onViewChange?.(now);
    },
    [latest, own],
  );
}
