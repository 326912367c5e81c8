export type CellValue = string | number | boolean | null;
export type CellAddress = { readonly row: string; readonly field: string };
export type CellChange = CellAddress & { readonly new: CellValue };

/** Everything one act of the user changes. `base` is the change number up to which the user has seen the data: a cell
 *  that someone else has changed after it is a conflict. A row that does not exist yet is named by its `tempId`. */
export type ChangeSet = {
  readonly id: string;
  readonly base: number;
  readonly rows: readonly { readonly tempId: string }[];
  readonly cells: readonly CellChange[];
};

/** `value` is what was stored, `theirs` what stands now, `at` an instant, `base` the change number at which `theirs`
 *  was written, `id` the id that a row named by a `tempId` was given. */
export type Answer = CellAddress & {
  readonly outcome: "applied" | "conflict" | "refused";
  readonly value?: CellValue;
  readonly yours?: CellValue;
  readonly theirs?: CellValue;
  readonly by?: string | null;
  readonly at?: string;
  readonly base?: number;
  readonly code?: string;
  /** What the words for `code` may need beside it, such as the nearest known name. */
  readonly hint?: string;
  readonly id?: string;
};

export type Conflict = CellAddress & {
  readonly yours: CellValue;
  readonly theirs: CellValue;
  readonly by?: string | null;
  readonly at?: string;
  readonly base?: number;
};

/** `act` is the change set (or the undoing of one) that left the mark. */
export type Mark = { readonly act: string } & (
  | { readonly kind: "saving" | "failed"; readonly value: CellValue }
  /** `unread`: `rejected` is the text itself, which no value could be read from. */
  | { kind: "refused"; rejected: CellValue; unread: boolean; code: string; hint?: string; message?: string }
  | ({ readonly kind: "conflict" } & Conflict)
);

/** `settled` is the value the server last told of, as long as the host's row does not carry it yet. */
export type CellState = CellAddress & { readonly settled?: { readonly value: CellValue }; readonly mark?: Mark };
export type Cells = ReadonlyMap<string, CellState>;

export type Refused = CellAddress & { readonly text: string; readonly code: string; readonly message: string };

export type CellEvent =
  | { type: "proposed"; act: string; cells: readonly CellChange[]; refused?: readonly Refused[] }
  | { type: "answered"; act: string; answers: readonly Answer[] }
  /** No answer came: nothing is known to be saved, and the same change set may be sent again. */
  | { type: "failed"; act: string }
  | { type: "resumed"; act: string }
  /** The user gives up what the cell shows beside its value. */
  | { type: "dismissed"; cells: readonly CellAddress[] }
  /** The change set was undone: its refusals and questions go with it. */
  | { type: "withdrawn"; act: string }
  /** The host's rows are newer than what the answers said. */
  | { type: "refreshed"; rows: ReadonlySet<string> };

/** The answer when a change set was refused as a whole: told apart from a broken line, it is not sent again. */
export const refuseAll = (changeSet: ChangeSet, code: string): Answer[] =>
  changeSet.cells.map(({ row, field }) => ({ row, field, outcome: "refused", code }));

export const noCells: Cells = new Map();

export const cellKey = ({ row, field }: CellAddress) => `${row}\u0000${field}`;

export const stateOf = (cells: Cells, address: CellAddress): CellState | undefined => cells.get(cellKey(address));

/** The value a cell stands for: what is on its way, else what the server last said, else what the row holds. */
export function valueIn(state: CellState | undefined, held: CellValue): CellValue {
  if (state?.mark?.kind === "saving" || state?.mark?.kind === "failed") return state.mark.value;
  return state?.settled ? state.settled.value : held;
}

function withMark(cells: Map<string, CellState>, address: CellAddress, mark: Mark | undefined) {
  const { row, field } = address;
  const settled = stateOf(cells, address)?.settled;
  if (!settled && !mark) cells.delete(cellKey(address));
  else cells.set(cellKey(address), { row, field, ...(settled && { settled }), ...(mark && { mark }) });
}

function withSettled(cells: Map<string, CellState>, address: CellAddress, value: CellValue) {
  const { row, field } = address;
  const mark = stateOf(cells, address)?.mark;
  cells.set(cellKey(address), { row, field, settled: { value }, ...(mark && { mark }) });
}

function answer(cells: Map<string, CellState>, act: string, given: Answer) {
  const mark = stateOf(cells, given)?.mark;
  const mine = mark === undefined || mark.act === act;
  const proposed = mine && mark?.kind === "saving" ? mark.value : undefined;
  const { row, field, outcome } = given;
  if (outcome === "applied") {
    const value = given.value === undefined ? proposed : given.value;
    if (value !== undefined) withSettled(cells, given, value);
    if (mine) withMark(cells, given, undefined);
  } else if (outcome === "conflict") {
    const theirs = given.theirs ?? null;
    withSettled(cells, given, theirs);
    const yours = given.yours ?? proposed ?? null;
    const { by, at, base } = given;
    const told = {
      ...(by !== undefined && { by }),
      ...(at !== undefined && { at }),
      ...(base !== undefined && { base }),
    };
    if (mine) withMark(cells, given, { kind: "conflict", act, row, field, yours, theirs, ...told });
  } else if (mine) {
    const { code = "refused", hint } = given;
    const rejected = given.yours ?? proposed ?? null;
    const told = { rejected, unread: false, code, ...(hint !== undefined && { hint }) };
    withMark(cells, given, { kind: "refused", act, ...told });
  }
}

function turn(cells: Map<string, CellState>, act: string, from: "saving" | "failed") {
  const to = from === "saving" ? "failed" : "saving";
  for (const state of cells.values()) {
    if (state.mark?.kind === from && state.mark.act === act) withMark(cells, state, { ...state.mark, kind: to });
  }
}

export function reduceCells(before: Cells, event: CellEvent): Cells {
  const cells = new Map(before);
  switch (event.type) {
    case "proposed":
      for (const cell of event.cells) withMark(cells, cell, { kind: "saving", act: event.act, value: cell.new });
      for (const { text, code, message, ...address } of event.refused ?? []) {
        withMark(cells, address, { kind: "refused", act: event.act, rejected: text, unread: true, code, message });
      }
      break;
    case "answered":
      for (const given of event.answers) answer(cells, event.act, given);
      turn(cells, event.act, "saving");
      break;
    case "failed":
      turn(cells, event.act, "saving");
      break;
    case "resumed":
      turn(cells, event.act, "failed");
      break;
    case "dismissed":
      for (const address of event.cells) {
        if (stateOf(cells, address)?.mark?.kind !== "saving") withMark(cells, address, undefined);
      }
      break;
    case "withdrawn":
      for (const state of before.values()) {
        if (state.mark?.act === event.act && state.mark.kind !== "saving") withMark(cells, state, undefined);
      }
      break;
    case "refreshed":
      for (const [key, { row, field, settled, mark }] of before) {
        if (!settled || !event.rows.has(row)) continue;
        if (mark) cells.set(key, { row, field, mark });
        else cells.delete(key);
      }
      break;
  }
  return cells;
}
