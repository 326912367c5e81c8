import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { run, type Shell } from "./commands.ts";
import type { Model } from "./model.ts";
import type { RowPlace } from "./sheet-props.ts";
import { useSheetState } from "./use-sheet.ts";

const writes = (target: EventTarget) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select") !== null);

/** Goes to the row above or below the active one, in its column. */
export const goRow = <R extends object>(model: Model<R>, shell: Shell, by: 1 | -1) =>
  run(model, { do: "move", direction: by === 1 ? "down" : "up", extend: false, jump: false }, shell);

/** The record of the active row beside the grid, as the host draws it. */
export function RecordPanel<R extends object>(props: {
  model: Model<R>;
  shell: Shell;
  draw: (row: R, place: RowPlace) => ReactNode;
}) {
  const { model, shell, draw } = props;
  const { panelOpen, selection } = useSheetState(model);
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    if (panelOpen) aside.current?.focus({ preventScroll: true });
  }, [panelOpen]);
  const index = selection.anchor.row;
  const row = panelOpen && model.view.rowAt(index);
  if (!row) return null;
  const words = model.port().words.panel;
  const place: RowPlace = {
    index,
    count: model.extent().rows,
    go: (by) => goRow(model, shell, by),
    close: () => {
      model.store.set({ panelOpen: false });
      shell.focus();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") place.close();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !writes(event.target)) {
      place.go(event.key === "ArrowDown" ? 1 : -1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside ref={aside} className="sheet-panel" tabIndex={-1} aria-label={words.title} onKeyDown={onKeyDown}>
      <header>
        <span aria-live="polite">{words.place(index + 1, place.count)}</span>
        <button type="button" aria-label={words.previous} disabled={index === 0} onClick={() => place.go(-1)}>
          ↑
        </button>
        <button type="button" aria-label={words.next} disabled={index + 1 >= place.count} onClick={() => place.go(1)}>
          ↓
        </button>
        <button type="button" aria-label={words.close} onClick={place.close}>
          ✕
        </button>
      </header>
      <div>{draw(row.data, place)}</div>
    </aside>
  );
}
