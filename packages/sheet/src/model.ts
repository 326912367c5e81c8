import {
  type Answer,
  type CellAddress,
  type CellEvent,
  type CellValue,
  type Cells,
  type ChangeSet,
  type Conflict,
  noCells,
  reduceCells,
  stateOf,
  valueIn,
} from "./change-set.ts";
import { heldValue, mayEdit, plainText, type SheetColumn } from "./column.ts";
import { type Entry, type Prepared, prepare } from "./edits.ts";
import { type History, noHistory } from "./history.ts";
import type { Port, View } from "./port.ts";
import { createSaver } from "./saver.ts";
import { at, clampSelection, type Extent, type Rect, type Selection, type Spot } from "./selection.ts";
import { createStore } from "./store.ts";

/** `text` is what stands in the open cell; `choice` the place in the list of options under it, -1 for none. */
export type Editing = CellAddress & { readonly typing: boolean; readonly text: string; readonly choice: number };

/** A paste that waits for the user's answer. */
export type Question = {
  readonly total: number;
  readonly prepared: Prepared;
  readonly overflowRows: number;
  readonly answer: (how: "with-rows" | "without-rows" | "cancel") => void;
};

export type SheetState<R extends object> = {
  readonly selection: Selection;
  readonly cells: Cells;
  readonly history: History;
  readonly editing?: Editing | undefined;
  readonly notice?: { readonly text: string } | undefined;
  readonly question?: Question | undefined;
  /** Shown by the moving handle before the button is let go. */
  readonly filling?: Rect | undefined;
  /** Rows made here that the host's rows do not hold yet; `made` is the id that the server gave. */
  readonly added: readonly { readonly id: string; readonly data: R; readonly made?: string }[];
  readonly saving: number;
  readonly ticked: number;
  readonly everSaved: boolean;
  readonly finding?: "find" | "replace" | undefined;
};

type Parts<R extends object> = {
  readonly port: () => Port<R>;
  readonly view: View<R>;
  readonly newId: () => string;
  /** Change sets of an earlier visit, oldest first. */
  readonly past?: readonly string[];
};

export function createModel<R extends object>(parts: Parts<R>) {
  const { port, view } = parts;
  const store = createStore<SheetState<R>>({
    selection: at({ row: 0, column: 0 }),
    cells: noCells,
    history: { ...noHistory, done: (parts.past ?? []).map((id) => ({ id })) },
    added: [],
    saving: 0,
    ticked: 0,
    everSaved: false,
  });
  const emit = (event: CellEvent) => store.set({ cells: reduceCells(store.get().cells, event) });
  const tell = (text: string) => store.set({ notice: { text } });
  const extent = (): Extent => ({ rows: view.rowCount(), columns: view.columns().length });

  /** A row of which nothing was stored goes again; one that was stored stays until the host's rows hold it. */
  function answered({ rows }: ChangeSet, answers: readonly Answer[]) {
    const temporary = new Set(rows.map(({ tempId }) => tempId));
    const stored = new Map(
      answers.filter(({ outcome }) => outcome === "applied").map(({ row, id }): [string, string] => [row, id ?? row]),
    );
    const added = store.get().added.flatMap((row) => {
      if (!temporary.has(row.id)) return [row];
      const made = stored.get(row.id);
      return made === undefined ? [] : [{ ...row, made }];
    });
    store.set({ everSaved: true, ...(temporary.size > 0 && { added }) });
    const { onConflict } = port();
    if (!onConflict) return;
    for (const { row, field } of answers.filter(({ outcome }) => outcome === "conflict")) {
      const mark = stateOf(store.get().cells, { row, field })?.mark;
      if (mark?.kind !== "conflict") continue;
      void onConflict(mark).then((choice) => choice !== "later" && resolve(mark, choice));
    }
  }

  const saver = createSaver({
    port,
    newId: parts.newId,
    emit,
    history: () => store.get().history,
    remember: (history) => store.set({ history }),
    busy: (cells) => store.set({ saving: store.get().saving + cells }),
    answered,
  });

  const valueOf = (id: string, column: SheetColumn<R>, row: R): CellValue =>
    valueIn(stateOf(store.get().cells, { row: id, field: column.field }), heldValue(column, row));

  /** A row that someone else took away is shown until the next refresh, but no longer written to. */
  const open = (column: SheetColumn<R>, row: R) => mayEdit(column, row) && port().gone?.(row) !== true;

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

  /** The host's rows hold these ids now: a row made here under another id has served its time. */
  function dropMade(ids: ReadonlySet<string>) {
    const { added } = store.get();
    const over = added.filter(({ made }) => made !== undefined && ids.has(made));
    if (over.length === 0) return;
    emit({ type: "refreshed", rows: new Set(over.map(({ id }) => id)) });
    store.set({ added: added.filter((row) => !over.includes(row)) });
  }

  return {
    dropMade,
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
      prepare(entries, { words: port().words.reading, typed, mayEdit: open, valueOf }),
    /** Whether a change may be begun; says so when not. */
    writable(): boolean {
      if (port().readOnly) tell(port().words.told.readOnly);
      return !port().readOnly;
    },
    commit(prepared: Prepared, extra: { rows?: readonly string[] } = {}) {
      emit({ type: "dismissed", cells: prepared.unchanged });
      saver.commit(prepared, extra);
    },
  };
}

export type Model<R extends object> = ReturnType<typeof createModel<R>>;
