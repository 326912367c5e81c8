import type { Shell } from "./commands.ts";
import { draft } from "./drafts.ts";
import type { Model } from "./model.ts";
import { at, rectOf } from "./selection.ts";

/** Begins an empty row under the others. Nothing of it is sent until it is complete. */
export function addRow<R extends object>(model: Model<R>) {
  const { newRow } = model.port();
  if (!newRow || !model.writable()) return;
  const id = `new-${model.newId()}`;
  model.store.set({ added: [...model.store.get().added, draft(id, newRow(id))], goTo: id, notice: undefined });
}

/** As soon as the grid shows the new row: to the first cell of it that has to be filled. */
export function goToDraft<R extends object>(model: Model<R>, shell: Pick<Shell, "reveal" | "focus">) {
  const { goTo } = model.store.get();
  const row = goTo === undefined ? undefined : model.view.indexOf(goTo);
  if (row === undefined) return;
  model.store.set({ goTo: undefined });
  const columns = model.view.columns();
  const data = model.view.rowAt(row)?.data;
  const open = columns.findIndex((column) => column.required && data && model.mayEdit(column, data));
  const spot = { row, column: Math.max(0, open) };
  model.select(at(spot));
  shell.reveal(spot);
  shell.focus();
}

/** Rows of the selection that are not saved yet. */
export function draftsSelected<R extends object>(model: Model<R>): string[] {
  const { added, selection } = model.store.get();
  if (added.every(({ sent }) => sent)) return [];
  const rect = rectOf(selection);
  const unsent = new Set(added.filter(({ sent }) => !sent).map(({ id }) => id));
  const ids: string[] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const id = model.view.rowAt(row)?.id;
    if (id !== undefined && unsent.has(id)) ids.push(id);
  }
  return ids;
}
