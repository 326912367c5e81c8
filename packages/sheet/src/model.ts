import {
  type Answer,
  type CellEvent,
  type CellValue,
  type ChangeSet,
  type Conflict,
  noCells,
  type Saved,
  stateOf,
  valueIn,
} from "./change-set.ts";
import { heldValue, mayEdit, plainText, type SheetColumn } from "./column.ts";
import { answeredRows, translated, withDrafts } from "./drafts.ts";
import { type Entry, type Prepared, prepare } from "./edits.ts";
import { noHistory } from "./history.ts";
import type { Port, View } from "./port.ts";
import { reduceCells } from "./reduce-cells.ts";
import { createSaver } from "./saver.ts";
import { at, clampSelection, type Extent, type Selection, type Spot } from "./selection.ts";
import type { SheetState } from "./state.ts";
import { createStore } from "./store.ts";

type Parts<R extends object> = {
  readonly port: () => Port<R>;
  readonly view: View<R>;
  readonly newId: () => string;
  /** Change sets of an earlier visit, oldest first. */
  readonly past?: readonly string[];
};

const listed = (saved: Saved | readonly Answer[]): Saved => ("answers" in saved ? saved : { answers: saved });

export function createModel<R extends object>(parts: Parts<R>) {
  const { port, view } = parts;
  const store = createStore<SheetState<R>>({
    selection: at({ row: 0, column: 0 }),
    cells: noCells,
    history: { ...noHistory, done: (parts.past ?? []).map((id) => ({ id })) },
    added: [],
    saving: 0,
    ticked: 0,
    matchingTicked: false,
    everSaved: false,
    shape: 0,
  });
  const emit = (event: CellEvent) => store.set({ cells: reduceCells(store.get().cells, event) });
  const tell = (text: string) => store.set({ notice: { text } });
  const extent = (): Extent => ({ rows: view.rowCount(), columns: view.columns().length });
  /** Ids that rows made here were given; kept, since what is undone later may still name the first one. */
  const made = new Map<string, string>();

  function answered(changeSet: ChangeSet, saved: Saved) {
    for (const { tempId, row } of saved.rows ?? []) made.set(tempId, row);
    const added = changeSet.rows.length > 0 && answeredRows(store.get().added, changeSet, saved);
    store.set({ everSaved: true, ...(added && { added }) });
    const { onConflict } = port();
    if (!onConflict) return;
    for (const { row, field } of saved.answers.filter(({ outcome }) => outcome === "conflict")) {
      const mark = stateOf(store.get().cells, { row, field })?.mark;
      if (mark?.kind !== "conflict") continue;
      void onConflict(mark).then((choice) => choice !== "later" && resolve(mark, choice));
    }
  }

  /** The host's calls, with the ids that the host knows. */
  function saverPort() {
    const { base, save, undo, redo, onChange, onTurn } = port();
    const back = (answers: readonly Answer[]) => answers.map(translated(store.get().added).back);
    return {
      base,
      async save(changeSet: ChangeSet): Promise<Saved> {
        const { out } = translated(store.get().added);
        const saved = listed(await save({ ...changeSet, cells: changeSet.cells.map(out) }));
        const named = translated((saved.rows ?? []).map(({ tempId, row }) => ({ id: tempId, made: row })));
        return { ...saved, answers: back(saved.answers).map(named.back) };
      },
      undo: undo && (async (id: string) => back(await undo(id))),
      redo: redo && (async (id: string) => back(await redo(id))),
      onChange,
      onTurn,
    };
  }

  const saver = createSaver({
    port: saverPort,
    newId: parts.newId,
    emit,
    history: () => store.get().history,
    remember: (history) => store.set({ history }),
    busy: (cells) => store.set({ saving: store.get().saving + cells }),
    answered,
    discarded: (rows) => dropRows(new Set(rows)),
    waiting: (act) => [...store.get().cells.values()].some(({ mark }) => mark?.kind === "failed" && mark.act === act),
    shownRow: (id) => (store.get().added.some((row) => row.id === id) ? id : (made.get(id) ?? id)),
  });

  const valueOf = (id: string, column: SheetColumn<R>, row: R): CellValue =>
    valueIn(stateOf(store.get().cells, { row: id, field: column.field }), heldValue(column, row));

  /** A row that someone else took away is shown until the next refresh, but no longer written to. */
  const open = (column: SheetColumn<R>, row: R) => mayEdit(column, row) && port().gone?.(row) !== true;

  const isDraft = (id: string) => store.get().added.some((row) => row.id === id && !row.sent);

  const cellAt = (spot: Spot) => {
    const row = view.rowAt(spot.row);
    const column = view.columns()[spot.column];
    return row && column ? { id: row.id, row: row.data, column } : undefined;
  };

  const valueAt = (spot: Spot): CellValue => {
    const cell = cellAt(spot);
    return cell ? valueOf(cell.id, cell.column, cell.row) : null;
  };

  /** Mine is sent with a base that has seen theirs; theirs stands already. */
  function resolve(conflict: Conflict, choice: "mine" | "theirs") {
    const { row, field, yours, theirs, base } = conflict;
    if (choice === "theirs") return emit({ type: "dismissed", cells: [conflict] });
    const nothing = { refused: [], locked: 0, masked: 0, unchanged: [], total: 1 };
    const prepared = { ...nothing, cells: [{ row, field, new: yours }], before: [theirs] };
    saver.commit(prepared, base === undefined ? {} : { base });
  }

  /** Rows made here go again, with all that was written into them. */
  function dropRows(ids: ReadonlySet<string>) {
    const { added, cells } = store.get();
    if (!added.some(({ id }) => ids.has(id))) return;
    emit({ type: "dismissed", cells: [...cells.values()].filter(({ row }) => ids.has(row)) });
    emit({ type: "refreshed", rows: ids });
    store.set({ added: added.filter(({ id }) => !ids.has(id)) });
  }

  /** The host's rows hold these ids now: a row made here under another id has served its time, and what was asked or
   *  refused in it goes on in the host's. */
  function dropMade(ids: ReadonlySet<string>) {
    const { added, editing } = store.get();
    const over = added.filter((row) => row.made !== undefined && ids.has(row.made));
    if (over.length === 0) return;
    for (const { id, made: to } of over) {
      if (to === undefined) continue;
      emit({ type: "moved", from: id, to });
      if (editing?.row === id) store.set({ editing: { ...editing, row: to } });
    }
    store.set({ added: added.filter((row) => !over.includes(row)) });
  }

  return {
    dropMade,
    dropRows,
    port,
    view,
    newId: parts.newId,
    store,
    saver,
    emit,
    tell,
    extent,
    valueOf,
    mayEdit: open,
    cellAt,
    valueAt,
    resolve,
    textAt(spot: Spot): string {
      const cell = cellAt(spot);
      return cell ? plainText(cell.column, valueOf(cell.id, cell.column, cell.row)) : "";
    },
    select(selection: Selection) {
      store.set({ selection: clampSelection(selection, extent()), notice: undefined });
    },
    prepare: (entries: Iterable<Entry<R>>, typed = false): Prepared =>
      prepare(entries, { words: port().words.reading, typed, mayEdit: open, isNew: isDraft, valueOf }),
    /** Whether a change may be begun; says so when not. */
    writable(): boolean {
      if (port().readOnly) tell(port().words.told.readOnly);
      return !port().readOnly;
    },
    commit(prepared: Prepared) {
      emit({ type: "dismissed", cells: prepared.unchanged });
      const parted = withDrafts(prepared, { added: store.get().added, columns: view.columns() });
      if (parted.held.length > 0) {
        store.set({ added: parted.added });
        emit({ type: "held", cells: parted.held });
      }
      saver.commit(parted.prepared, { rows: parted.rows });
    },
  };
}

export type Model<R extends object> = ReturnType<typeof createModel<R>>;
