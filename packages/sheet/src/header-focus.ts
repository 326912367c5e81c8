import type { Shell } from "./commands.ts";
import type { Model } from "./model.ts";
import { at } from "./selection.ts";

/** The grid keeps the focus in its headings for ever, since its cells take none: from the last heading Tab goes on to
 *  the cells, and from any heading the arrow down goes to its column. The menu key opens the menu of the column. */
export function attachHeader<R extends object>(root: HTMLElement, model: Model<R>, shell: Shell): () => void {
  const listening = new AbortController();
  root.addEventListener(
    "keydown",
    (event) => {
      const heading = event.target instanceof Element ? event.target.closest(".ag-header-cell") : null;
      const columns = model.view.columns();
      const column = columns.findIndex(({ field }) => field === heading?.getAttribute("col-id"));
      const field = columns[column]?.field;
      if (!heading || heading !== event.target || field === undefined) return;
      if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
        const box = heading.getBoundingClientRect();
        model.store.set({ menu: { x: box.left, y: box.bottom, heading: field } });
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const on = event.key === "Tab" && !event.shiftKey && column === columns.length - 1;
      if (!on && event.key !== "ArrowDown") return;
      event.preventDefault();
      event.stopPropagation();
      if (!on) model.select(at({ row: model.store.get().selection.anchor.row, column }));
      shell.focus();
    },
    { capture: true, signal: listening.signal },
  );
  return () => listening.abort();
}
