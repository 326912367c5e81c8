import type { GridApi } from "ag-grid-community";
import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Shell } from "./commands.ts";
import type { Model } from "./model.ts";
import { goToDraft } from "./new-row.ts";
import { bringRows, type Held } from "./rows.ts";
import type { SheetProps } from "./sheet-props.ts";

type Parts<R extends object> = {
  readonly model: Model<R>;
  readonly shell: Shell;
  readonly grid: RefObject<GridApi<R> | undefined>;
  readonly latest: RefObject<SheetProps<R>>;
  readonly rows: readonly R[];
};

/** Keeps the grid's rows those of the host, and under them the rows made here that the host does not hold yet. */
export function useRows<R extends object>({ model, shell, grid, latest, rows }: Parts<R>) {
  const held = useRef<Held<R>>({ rows: [], added: [] });
  const heard = useRef<number | undefined>(undefined);
  const [total, setTotal] = useState(rows.length);
  const added = useSyncExternalStore(model.store.subscribe, () => model.store.get().added);
  const bring = useCallback(() => {
    const api = grid.current;
    if (!api) return;
    const { rows: now, rowId, remote } = latest.current;
    const after = { rows: now, added: model.store.get().added };
    // What was told once is not told again of rows that change later.
    const unheard = remote?.number === heard.current ? undefined : remote;
    const told = bringRows({ api, model, rowId, remote: unheard }, { before: held.current, after });
    if (told) heard.current = unheard?.number;
    held.current = after;
    setTotal(after.rows.length + after.added.length);
    goToDraft(model, shell);
  }, [model, shell, grid, latest]);
  useEffect(() => {
    if (added.length > 0) model.dropMade(new Set(rows.map(latest.current.rowId)));
    bring();
  }, [model, latest, bring, rows, added]);
  /** A new grid holds no rows, whatever the last one did. */
  const begin = useCallback(() => {
    held.current = { rows: [], added: [] };
  }, []);
  return { bring, begin, total };
}
