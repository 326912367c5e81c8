import { clear, fillKey } from "./acts.ts";
import type { Shell } from "./commands.ts";
import type { Model } from "./model.ts";
import { addRow, draftsSelected } from "./new-row.ts";
import { rectOf } from "./selection.ts";

export type Line = {
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  /** Begins a new part of the menu. */
  readonly parted?: boolean;
  readonly act: () => void;
};

/** ⌘ stands for Ctrl on a Mac. */
const withMain = (mac: boolean) => (key: string) => (mac ? `⌘${key}` : `Ctrl+${key}`);

/** What can be done with the selected cells. */
export function cellLines<R extends object>(model: Model<R>, shell: Shell, mac: boolean): readonly Line[] {
  const { words, newRow, onOpenRow, panel, readOnly, menu } = model.port();
  const cell = model.cellAt(model.store.get().selection.anchor);
  if (!cell) return [];
  const main = withMain(mac);
  const { field } = cell.column;
  const drafts = draftsSelected(model);
  const { top, bottom } = rectOf(model.store.get().selection);
  const ids: string[] = [];
  for (let row = top; row <= bottom; row++) ids.push(model.view.rowAt(row)?.id ?? "");
  const ticked = shell.ticked(ids);
  const lines: (Line | false)[] = [
    { label: words.menu.cut, keys: main("X"), disabled: readOnly === true, act: () => shell.clipboard("cut") },
    { label: words.menu.copy, keys: main("C"), act: () => shell.clipboard("copy") },
    { label: words.menu.paste, keys: main("V"), disabled: readOnly === true, act: () => shell.clipboard("paste") },
    { label: words.menu.clear, keys: "Del", disabled: readOnly === true, act: () => clear(model) },
    {
      label: words.menu.fillDown,
      keys: main("D"),
      disabled: readOnly === true,
      act: () => fillKey(model, "down"),
    },
    newRow !== undefined && !readOnly && { label: words.menu.addRow, parted: true, act: () => addRow(model) },
    drafts.length > 0 && {
      label: words.menu.dropRows(drafts.length),
      act: () => model.dropRows(new Set(drafts)),
    },
    ticked !== undefined && {
      label: ticked ? words.menu.untick(ids.length) : words.menu.tick(ids.length),
      parted: true,
      act: () => shell.tick(ids, !ticked),
    },
    (panel !== undefined || onOpenRow !== undefined) && {
      label: words.menu.open,
      keys: "␣",
      act: () => (panel === undefined ? onOpenRow?.(cell.row) : model.store.set({ panelOpen: true })),
    },
    ...columnLines(model, shell, field).slice(-3),
    ...(menu?.({ row: cell.row, field }) ?? []).map(
      ({ label, onSelect }, index): Line => ({ label, parted: index === 0, act: onSelect }),
    ),
  ];
  return lines.filter((line) => line !== false);
}

/** What can be done with a column, from its heading. */
export function columnLines<R extends object>(model: Model<R>, shell: Shell, field: string): readonly Line[] {
  const { menu } = model.port().words;
  const { arrange } = shell;
  const frozen = arrange.list().some((column) => column.field === field && column.frozen);
  const sortable = arrange.sortable(field);
  return [
    ...(sortable
      ? [
          { label: menu.sortUp, act: () => arrange.sort(field, "asc") },
          { label: menu.sortDown, act: () => arrange.sort(field, "desc") },
          { label: menu.unsort, act: () => arrange.sort(field, null) },
        ]
      : []),
    { label: menu.fit, parted: true, act: () => arrange.fit(field) },
    { label: menu.hideColumn, parted: true, act: () => arrange.show(field, false) },
    frozen
      ? { label: menu.unfreeze, act: () => arrange.freeze() }
      : { label: menu.freeze, act: () => arrange.freeze(field) },
    { label: menu.columns, act: () => model.store.set({ arranging: true }) },
  ];
}
