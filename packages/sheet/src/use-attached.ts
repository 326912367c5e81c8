import type { GridApi } from "ag-grid-community";
import { type RefObject, useEffect } from "react";
import type { Shell } from "./commands.ts";
import { attachHeader } from "./header-focus.ts";
import { attachInput } from "./input-method.ts";
import type { Model } from "./model.ts";
import { paintChanges } from "./paint.ts";
import { followCell } from "./place.ts";
import { attachPointer } from "./pointer.ts";

type Parts<R extends object> = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly grid: RefObject<GridApi<R> | undefined>;
  readonly model: Model<R>;
  readonly shell: Shell;
};

/** Tells the host when another row became the active one. */
function watchActiveRow<R extends object>(model: Model<R>): () => void {
  let last: string | undefined;
  return model.store.subscribe(() => {
    const row = model.view.rowAt(model.store.get().selection.anchor.row);
    if (row?.id === last) return;
    last = row?.id;
    model.port().onActiveRow?.(row?.data);
  });
}

/** Asks before the page is left while something typed is not known to be saved. */
function guardLeaving<R extends object>(model: Model<R>): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    const { editing, saving, cells } = model.store.get();
    const unsaved = [...cells.values()].some(({ mark }) => mark?.kind === "failed");
    if (editing || saving > 0 || unsaved) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}

/** Keyboard, mouse, painting and placing, as long as the sheet is on the screen. */
export function useAttached<R extends object>({ root, box, grid, model, shell }: Parts<R>) {
  useEffect(() => {
    if (!root.current || !box.current) return undefined;
    const follow = followCell(root.current, model);
    const ending = [
      attachInput(box.current, model, shell),
      attachPointer({ root: root.current, focus: shell.focus, reveal: shell.reveal }, model),
      attachHeader(root.current, model, shell),
      paintChanges(model, { api: () => grid.current, after: follow.place }),
      watchActiveRow(model),
      guardLeaving(model),
      follow.stop,
    ];
    return () => {
      for (const end of ending) end();
    };
  }, [root, box, grid, model, shell]);
}
