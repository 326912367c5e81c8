import type { GridApi } from "ag-grid-community";
import { type RefObject, useState } from "react";
import { arranging } from "./arrange.ts";
import type { Shell } from "./commands.ts";
import type { Model } from "./model.ts";
import { pasteFromClipboard } from "./paste-from-clipboard.ts";
import type { SheetProps } from "./sheet-props.ts";

type Parts<R extends object> = {
  readonly model: Model<R>;
  readonly grid: RefObject<GridApi<R> | undefined>;
  readonly latest: RefObject<SheetProps<R>>;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly line: RefObject<HTMLDivElement | null>;
};

function shellOf<R extends object>({ model, grid, latest, box, frame, line }: Parts<R>): Shell {
  const nodes = (ids: readonly string[]) => ids.flatMap((id) => grid.current?.getRowNode(id) ?? []);
  /** After a dialog the browser gives the focus back without a caret, and what is typed would go nowhere. */
  const focus = () => {
    const { length } = box.current?.value ?? "";
    box.current?.focus({ preventScroll: true });
    if (model.store.get().editing === undefined) box.current?.setSelectionRange(length, length);
  };
  return {
    focus,
    insertLine() {
      box.current?.setRangeText("\n", box.current.selectionStart, box.current.selectionEnd, "end");
      box.current?.dispatchEvent(new InputEvent("input"));
    },
    leave(back) {
      const field = model.view.columns()[model.store.get().selection.anchor.column]?.field;
      const panel = frame.current?.querySelector<HTMLElement>(".sheet-panel");
      if (!back) (panel ?? line.current)?.focus();
      else if (field !== undefined) grid.current?.setFocusedHeader(field);
    },
    reveal({ row, column }) {
      const field = model.view.columns()[column]?.field;
      grid.current?.ensureIndexVisible(row);
      if (field !== undefined) grid.current?.ensureColumnVisible(field);
    },
    focusHeading: (field) => grid.current?.setFocusedHeader(field),
    menuPlace() {
      const cell = frame.current?.querySelector(".ag-cell.sheet-active") ?? frame.current;
      const { left = 0, bottom = 0 } = cell?.getBoundingClientRect() ?? {};
      return { x: left + 12, y: bottom - 4 };
    },
    /** Copying and cutting are the browser's own acts on the focused text box; a script may not paste without asking. */
    clipboard(act) {
      focus();
      if (act === "paste") void pasteFromClipboard(model);
      else document.execCommand(act);
    },
    ticked(ids) {
      if (!latest.current.onTicked) return undefined;
      return nodes(ids).every((node) => node.isSelected() === true);
    },
    tick: (ids, on) => grid.current?.setNodesSelected({ nodes: nodes(ids), newValue: on }),
    untick: () => grid.current?.deselectAll(),
    arrange: arranging({ api: () => grid.current, columns: () => latest.current.columns }),
  };
}

export function useShell<R extends object>(parts: Parts<R>): Shell {
  const [shell] = useState(() => shellOf(parts));
  return shell;
}
