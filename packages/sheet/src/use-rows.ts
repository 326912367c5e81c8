import type { GridApi } from "ag-grid-community";
import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Model } from "./model.ts";
import { bringRows, rowsById } from "./rows.ts";
import type { SheetProps } from "./sheet-props.ts";

type Parts<R extends object> = {
  readonly model: Model<R>;
  readonly grid: RefObject<GridApi<R> | undefined>;
  readonly latest: RefObject<SheetProps<R>>;
  readonly rows: readonly R[];
};

/** Keeps the grid's rows those of the host, and under them the rows made here that the host does not hold yet. */
export function useRows<R extends object>({ model, grid, latest, rows }: Parts<R>) {
  const held = useRef<ReadonlyMap<string, R>>(new Map());
  const [total, setTotal] = useState(rows.length);
  const added = useSyncExternalStore(model.store.subscribe, () => model.store.get().added);
  const bring = useCallback(() => {
    const api = grid.current;
    if (!api) return;
    const own = model.store.get().added.map(({ id, data }): [string, R] => [id, data]);
    const after = new Map([...rowsById(latest.current.rows, latest.current.rowId), ...own]);
    bringRows({ api, model }, { before: held.current, after });
    held.current = after;
    setTotal(after.size);
  }, [model, grid, latest]);
  useEffect(() => {
    if (added.length > 0) model.dropMade(new Set(rows.map(latest.current.rowId)));
    bring();
  }, [model, latest, bring, rows, added]);
  /** A new grid holds no rows, whatever the last one did. */
  const begin = useCallback(() => {
    held.current = new Map();
  }, []);
  return { bring, begin, total };
}
