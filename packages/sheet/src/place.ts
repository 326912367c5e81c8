import { openSpot } from "./editing.ts";
import { cellElement } from "./grid-view.ts";
import type { Model } from "./model.ts";

const roomForCard = 220;

/** Tells the style sheet where the active (or open) cell is, in pixels from the corner of the grid: the text box, the
 *  list of options and the card stand there. A cell scrolled out of sight leaves them where they were, hidden. */
function placeAtCell<R extends object>(root: HTMLElement, model: Model<R>) {
  const spot = openSpot(model) ?? model.store.get().selection.anchor;
  const field = model.view.columns()[spot.column]?.field;
  const cell = field === undefined ? undefined : cellElement(root, spot.row, field);
  if (!cell) return void root.toggleAttribute("data-cell-hidden", true);
  const frame = root.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const head = root.querySelector(".ag-header")?.getBoundingClientRect().bottom ?? frame.top;
  const visible = box.bottom > head && box.top < frame.bottom && box.right > frame.left && box.left < frame.right;
  root.toggleAttribute("data-cell-hidden", !visible);
  if (!visible) return;
  const set = (name: string, pixels: number) => root.style.setProperty(`--sheet-cell-${name}`, `${pixels}px`);
  set("left", box.left - frame.left);
  set("top", box.top - frame.top);
  set("width", box.width);
  set("height", box.height);
  set("below", frame.bottom - box.top);
  root.toggleAttribute("data-cell-low", frame.bottom - box.bottom < roomForCard);
  root.toggleAttribute("data-cell-far", frame.right - box.left < roomForCard);
}

/** Keeps that up to date: at once on scrolling and resizing, in every frame while a cell is open. */
export function followCell<R extends object>(
  root: HTMLElement,
  model: Model<R>,
): { place: () => void; stop: () => void } {
  let frame: number | undefined;
  const now = () => {
    frame = undefined;
    placeAtCell(root, model);
    if (model.store.get().editing) place();
  };
  const place = () => {
    frame ??= requestAnimationFrame(now);
  };
  const sizes = new ResizeObserver(place);
  sizes.observe(root);
  root.addEventListener("scroll", place, true);
  return {
    place,
    stop: () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      sizes.disconnect();
      root.removeEventListener("scroll", place, true);
    },
  };
}
