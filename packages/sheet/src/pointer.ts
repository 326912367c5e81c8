import { fillHandle, fillToNeighbour, selectionRect, toggle } from "./acts.ts";
import { commitEditing, openCell } from "./editing.ts";
import { fillTo } from "./fill.ts";
import type { Model } from "./model.ts";
import { at, clampSpot, contains, type Spot } from "./selection.ts";

/** Where the mouse may scroll to while it drags, and how. */
export type Surface = {
  readonly root: HTMLElement;
  readonly focus: () => void;
  readonly reveal: (spot: Spot) => void;
};

const handleSize = 9;
const scrollEvery = 40;
/** Every so many pixels further away the mouse scrolls one row more at a time. */
const rowsFaster = 16;

/** Selecting by click, Shift+click and dragging, the fill handle, opening a cell by a double click, and the menus. */
export function attachPointer<R extends object>(surface: Surface, model: Model<R>): () => void {
  const { root, focus, reveal } = surface;
  const listening = new AbortController();
  let ending: (() => void) | undefined;

  function spotOf(target: EventTarget | null): Spot | undefined {
    if (!(target instanceof Element)) return undefined;
    const cell = target.closest<HTMLElement>(".ag-cell");
    const row = Number(cell?.closest(".ag-row")?.getAttribute("row-index") ?? Number.NaN);
    const field = cell?.getAttribute("col-id");
    const column = model.view.columns().findIndex((known) => known.field === field);
    return Number.isInteger(row) && column >= 0 ? { row, column } : undefined;
  }

  function onHandle(event: MouseEvent): boolean {
    const cell = event.target instanceof Element ? event.target.closest(".ag-cell.sheet-handle") : null;
    const box = cell?.getBoundingClientRect();
    return box !== undefined && event.clientX > box.right - handleSize && event.clientY > box.bottom - handleSize;
  }

  /** Follows the mouse until the button is let go; beyond the edge it goes on by itself, a step at a time. */
  function drag(over: (spot: Spot) => void, end: (spot: Spot | undefined, event: MouseEvent) => void) {
    const stopping = new AbortController();
    let pointer: MouseEvent | undefined;
    let last: Spot | undefined;
    const go = (spot: Spot | undefined) => {
      if (!spot) return;
      last = spot;
      over(spot);
    };
    const timer = setInterval(() => {
      if (!pointer || !last) return;
      const box = root.getBoundingClientRect();
      const head = root.querySelector(".ag-header")?.getBoundingClientRect();
      const top = head?.bottom ?? box.top;
      const below = Math.max(0, pointer.clientY - box.bottom);
      const above = Math.max(0, top - pointer.clientY);
      const down = Math.ceil(below / rowsFaster) - Math.ceil(above / rowsFaster);
      const across = pointer.clientX > box.right ? 1 : pointer.clientX < box.left ? -1 : 0;
      if (down === 0 && across === 0) return;
      const next = clampSpot({ row: last.row + down, column: last.column + across }, model.extent());
      reveal(next);
      go(next);
    }, scrollEvery);
    const stop = () => {
      clearInterval(timer);
      stopping.abort();
      ending = undefined;
    };
    ending = stop;
    const { signal } = stopping;
    window.addEventListener(
      "mousemove",
      (event) => {
        pointer = event;
        go(spotOf(document.elementFromPoint(event.clientX, event.clientY)));
      },
      { signal },
    );
    window.addEventListener(
      "mouseup",
      (event) => {
        stop();
        end(last, event);
      },
      { signal },
    );
  }

  function dragHandle() {
    const source = selectionRect(model);
    drag(
      (spot) => model.store.set({ filling: fillTo(source, spot)?.target }),
      (spot, event) => {
        model.store.set({ filling: undefined });
        if (spot) fillHandle(model, spot, event.ctrlKey || event.metaKey ? "series" : "copy");
      },
    );
  }

  root.addEventListener(
    "mousedown",
    (event) => {
      if (event.target instanceof Element && event.target.closest("a, button, input, textarea")) return;
      const spot = spotOf(event.target);
      if (!spot || event.button !== 0) return;
      event.preventDefault();
      if (model.store.get().editing) commitEditing(model);
      focus();
      if (onHandle(event)) return event.detail > 1 ? fillToNeighbour(model) : dragHandle();
      const { anchor } = model.store.get().selection;
      model.select(event.shiftKey ? { anchor, focus: spot } : at(spot));
      const from = model.store.get().selection.anchor;
      drag(
        (focusSpot) => model.select({ anchor: from, focus: focusSpot }),
        () => undefined,
      );
    },
    { capture: true, signal: listening.signal },
  );

  /** The menu is of the selection; outside of it, of the cell under the mouse. */
  function openMenu(event: MouseEvent) {
    const { clientX: x, clientY: y, target } = event;
    const heading = target instanceof Element ? target.closest(".ag-header-cell")?.getAttribute("col-id") : null;
    const spot = spotOf(target);
    if (heading && model.view.columns().some(({ field }) => field === heading)) {
      model.store.set({ menu: { x, y, heading } });
    } else if (spot) {
      if (model.store.get().editing) commitEditing(model);
      if (!contains(selectionRect(model), spot)) model.select(at(spot));
      model.store.set({ menu: { x, y } });
    } else {
      return;
    }
    event.preventDefault();
  }

  root.addEventListener("contextmenu", openMenu, { signal: listening.signal });

  root.addEventListener("mousemove", (event) => root.toggleAttribute("data-over-handle", onHandle(event)), {
    signal: listening.signal,
  });

  root.addEventListener(
    "dblclick",
    (event) => {
      const spot = spotOf(event.target);
      if (!spot || onHandle(event)) return;
      model.select(at(spot));
      if (model.cellAt(spot)?.column.kind === "check") toggle(model, spot);
      else openCell(model, { typing: false });
    },
    { signal: listening.signal },
  );

  return () => {
    listening.abort();
    ending?.();
  };
}
