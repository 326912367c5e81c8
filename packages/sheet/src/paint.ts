import type { GridApi } from "ag-grid-community";
import type { Model } from "./model.ts";
import type { SheetState } from "./state.ts";
import { rectOf } from "./selection.ts";

/** Redraws the rendered cells that a change of the sheet's state may have touched; at most once per task. */
export function paintChanges<R extends object>(
  model: Model<R>,
  parts: { api: () => GridApi<R> | undefined; after: () => void },
) {
  let before = model.store.get();
  let queued = false;

  function rowsTouched(now: SheetState<R>): { top: number; bottom: number } | undefined {
    if (before.cells !== now.cells || before.found !== now.found) return { top: 0, bottom: Number.POSITIVE_INFINITY };
    const rects = [];
    if (before.selection !== now.selection) rects.push(rectOf(before.selection), rectOf(now.selection));
    if (before.filling !== now.filling)
      rects.push(...[before.filling, now.filling].filter((rect) => rect !== undefined));
    if (rects.length === 0) return undefined;
    return { top: Math.min(...rects.map(({ top }) => top)), bottom: Math.max(...rects.map(({ bottom }) => bottom)) };
  }

  function paint() {
    queued = false;
    const now = model.store.get();
    const rows = rowsTouched(now);
    before = now;
    const api = parts.api();
    if (rows && api) {
      const rowNodes = api
        .getRenderedNodes()
        .filter(({ rowIndex }) => rowIndex !== null && rowIndex >= rows.top && rowIndex <= rows.bottom);
      if (rowNodes.length > 0) api.refreshCells({ rowNodes, force: true, suppressFlash: true });
    }
    parts.after();
  }

  return model.store.subscribe(() => {
    if (queued) return;
    queued = true;
    queueMicrotask(paint);
  });
}
