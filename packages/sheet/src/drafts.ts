import type { CellChange, CellValue, ChangeSet, Saved } from "./change-set.ts";
import { heldValue, isEmpty, mayEdit, type SheetColumn } from "./column.ts";
import type { Prepared } from "./edits.ts";

/** A row made here that the host's rows do not hold yet. Until every required column of it holds something it is a
 *  draft, of which the server knows nothing; `made` is the id that the server gave. */
export type Added<R extends object> = {
  readonly id: string;
  readonly data: R;
  readonly values: ReadonlyMap<string, CellValue>;
  readonly sent: boolean;
  readonly made?: string;
};

export const draft = <R extends object>(id: string, data: R): Added<R> => ({
  id,
  data,
  values: new Map(),
  sent: false,
});

/** Required columns of a draft that are empty still. */
export const missing = <R extends object>(row: Added<R>, columns: readonly SheetColumn<R>[]): SheetColumn<R>[] =>
  columns.filter(
    (column) =>
      column.required &&
      mayEdit(column, row.data) &&
      isEmpty(row.values.get(column.field) ?? heldValue(column, row.data)),
  );

/** Parts what was written into what goes to the server and what waits in rows that are not complete: a row that just
 *  became so goes whole, in the same change set. */
export function withDrafts<R extends object>(
  prepared: Prepared,
  { added, columns }: { added: readonly Added<R>[]; columns: readonly SheetColumn<R>[] },
) {
  const unsent = new Map(added.filter(({ sent }) => !sent).map((row) => [row.id, row]));
  if (unsent.size === 0) return { added, held: [], rows: [], prepared };
  const written = new Map<string, Map<string, CellValue>>();
  const send: { cell: CellChange; before: CellValue }[] = [];
  for (const [index, cell] of prepared.cells.entries()) {
    const row = unsent.get(cell.row);
    if (!row) {
      send.push({ cell, before: prepared.before[index] ?? null });
      continue;
    }
    const values = written.get(cell.row) ?? new Map(row.values);
    written.set(cell.row, values.set(cell.field, cell.new));
  }
  const rows: string[] = [];
  const held: CellChange[] = [];
  const next = added.map((row) => {
    const values = written.get(row.id);
    if (!values) return row;
    const filled = { ...row, values };
    const cells = [...values].map(([field, value]): CellChange => ({ row: row.id, field, new: value }));
    held.push(...cells);
    if (missing(filled, columns).length > 0) return filled;
    rows.push(row.id);
    send.push(...cells.filter((cell) => !isEmpty(cell.new)).map((cell) => ({ cell, before: null })));
    return { ...filled, sent: true };
  });
  const parted = { ...prepared, cells: send.map(({ cell }) => cell), before: send.map(({ before }) => before) };
  return { added: next, held, rows, prepared: parted };
}

/** What became of the rows of an answered change set: made, or a draft again, so that nothing typed is lost. */
export function answeredRows<R extends object>(
  added: readonly Added<R>[],
  { rows }: ChangeSet,
  saved: Saved,
): readonly Added<R>[] {
  const asked = new Set(rows.map(({ tempId }) => tempId));
  const made = new Map((saved.rows ?? []).map(({ tempId, row }) => [tempId, row]));
  return added.map((row) => {
    if (!asked.has(row.id)) return row;
    const id = made.get(row.id);
    return id === undefined ? { ...row, sent: false } : { ...row, made: id };
  });
}

/** Rows made here are named by their new ids towards the server, whatever they are shown as. */
export function translated(added: readonly { readonly id: string; readonly made?: string }[]) {
  const out = new Map(added.flatMap(({ id, made }): [string, string][] => (made === undefined ? [] : [[id, made]])));
  const back = new Map([...out].map(([id, made]) => [made, id]));
  const under =
    (names: ReadonlyMap<string, string>) =>
    <C extends { readonly row: string }>(cell: C): C => {
      const row = names.get(cell.row);
      return row === undefined ? cell : { ...cell, row };
    };
  return { out: under(out), back: under(back) };
}
