import { clear, fillKey, fillSelection, toggle, writeToday } from "./acts.ts";
import { isEmpty } from "./column.ts";
import type { Arrange } from "./arrange.ts";
import { cancelEditing, commitEditing, moveOn, openCell, openPicker } from "./editing.ts";
import type { Command } from "./keyboard.ts";
import type { Model } from "./model.ts";
import { nextProblem } from "./problems.ts";
import {
  at,
  clampSpot,
  cornerFrom,
  dataEdge,
  type Selection,
  type Spot,
  step,
  wholeColumns,
  wholeGrid,
  wholeRows,
} from "./selection.ts";
import type { MenuPlace } from "./state.ts";

/** What the shell does for a command: it owns the text box, the focus and the scrolling. */
export type Shell = {
  readonly insertLine: () => void;
  readonly focus: () => void;
  /** On to what follows the grid, or back to the headings, where one sorts and filters. */
  readonly leave: (back: boolean) => void;
  readonly reveal: (spot: Spot) => void;
  readonly focusHeading: (field: string) => void;
  /** Where a menu opens that was asked for by keyboard: at the active cell. */
  readonly menuPlace: () => MenuPlace;
  readonly clipboard: (act: "cut" | "copy" | "paste") => void;
  /** Whether all of these rows have a tick; undefined where rows have none. */
  readonly ticked: (ids: readonly string[]) => boolean | undefined;
  readonly untick: () => void;
  readonly tick: (ids: readonly string[], on: boolean) => void;
  readonly arrange: Arrange;
};

function go<R extends object>(model: Model<R>, shell: Shell, { to, extend }: { to: Spot; extend: boolean }) {
  const { selection } = model.store.get();
  const next: Selection = extend ? { anchor: selection.anchor, focus: to } : at(to);
  model.select(next);
  shell.reveal(to);
}

export function turn<R extends object>(model: Model<R>, direction: "undo" | "redo") {
  const { told } = model.port().words;
  if (!model.writable()) return;
  void model.saver.turn(direction).then((outcome) => {
    const nothing = direction === "undo" ? told.nothingToUndo : told.nothingToRedo;
    model.tell({ undone: told.undone, redone: told.redone, nothing, failed: told.notUndone }[outcome]);
  });
}

function cancel<R extends object>(model: Model<R>) {
  if (model.store.get().editing) return cancelEditing(model);
  const cell = model.cellAt(model.store.get().selection.anchor);
  if (cell) model.emit({ type: "dismissed", cells: [{ row: cell.id, field: cell.column.field }] });
}

/** A check is turned; anywhere else the row is opened. */
function space<R extends object>(model: Model<R>) {
  const { anchor } = model.store.get().selection;
  const cell = model.cellAt(anchor);
  if (!cell) return;
  if (cell.column.kind === "check") toggle(model, anchor);
  else if (model.port().panel !== undefined) model.store.set({ panelOpen: true });
  else model.port().onOpenRow?.(cell.row);
}

/** Does what a key stands for. An open cell is committed by every command that moves. */
export function run<R extends object>(model: Model<R>, command: Command, shell: Shell): void {
  const { editing } = model.store.get();
  const closing = ["move", "corner", "page", "tab", "enter", "select", "fill-selection"].includes(command.do);
  const everywhere = command.do === "fill-selection";
  if (editing && closing) commitEditing(model, { everywhere });
  const { notice } = model.store.get();
  const { selection } = model.store.get();
  const extent = model.extent();
  if (extent.rows === 0 || extent.columns === 0) return command.do === "leave" ? shell.leave(command.back) : undefined;
  const from = "extend" in command && command.extend ? selection.focus : selection.anchor;
  switch (command.do) {
    case "move": {
      const sheet = { extent, filled: (spot: Spot) => !isEmpty(model.valueAt(spot)) };
      const { direction, extend, jump } = command;
      go(model, shell, { to: jump ? dataEdge(from, direction, sheet) : step(from, direction, extent), extend });
      break;
    }
    case "corner":
      go(model, shell, { to: cornerFrom(from, command.corner, extent), extend: command.extend });
      break;
    case "page": {
      const rows = Math.max(1, model.view.pageRows() - 1) * (command.back ? -1 : 1);
      go(model, shell, { to: clampSpot({ ...from, row: from.row + rows }, extent), extend: command.extend });
      break;
    }
    case "tab":
    case "enter":
      moveOn(model, { key: command.do, back: command.back });
      shell.reveal(model.store.get().selection.anchor);
      break;
    case "select":
      if (command.what === "all") model.select(wholeGrid(extent));
      else model.select((command.what === "rows" ? wholeRows : wholeColumns)(selection, extent));
      break;
    case "fill":
      return fillKey(model, command.direction);
    case "fill-selection":
      return editing ? undefined : fillSelection(model);
    case "edit":
      openCell(model, { typing: false });
      return;
    case "pick":
      return openPicker(model);
    case "menu":
      return model.store.set({ menu: shell.menuPlace() });
    case "cancel":
      return cancel(model);
    case "clear":
      return clear(model);
    case "new-line":
      return shell.insertLine();
    case "today":
      return writeToday(model);
    case "undo":
    case "redo":
      return turn(model, command.do);
    case "find":
    case "replace":
      return model.store.set({ finding: command.do });
    case "open-row":
      return space(model);
    case "next-problem": {
      const spot = nextProblem(model);
      if (spot) go(model, shell, { to: spot, extend: false });
      return;
    }
    case "leave":
      return shell.leave(command.back);
  }
  if (editing && notice) model.store.set({ notice });
}
