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
 *  was written. */
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
};

/** The id that a row named by its `tempId` was given. */
export type MadeRow = { readonly tempId: string; readonly row: string };

/** What `save` resolves with. A row of the change set that is missing in `rows` was not made. The cells of a new row are
 *  named by its `tempId` or by its new id. */
export type Saved = { readonly answers: readonly Answer[]; readonly rows?: readonly MadeRow[] };

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
  | { type: "refreshed"; rows: ReadonlySet<string> }
  /** Written into a row that is not sent yet. */
  | { type: "held"; cells: readonly CellChange[] }
  /** Someone else changed cells whose own new value was not saved. */
  | { type: "overtaken"; cells: readonly Conflict[] }
  /** A row made here is known by another id from now on. */
  | { type: "moved"; from: string; to: string };

/** The answer when a change set was refused as a whole: told apart from a broken line, it is not sent again. */
export const refuseAll = (changeSet: ChangeSet, code: string): Answer[] =>
  changeSet.cells.map(({ row, field }) => ({ row, field, outcome: "refused", code }));

export const noCells: Cells = new Map();

export const cellKey = ({ row, field }: CellAddress) => `${row}\u0000${field}`;

/** Asked several times for every cell that is drawn; mostly there is nothing to say of any. */
export const stateOf = (cells: Cells, address: CellAddress): CellState | undefined =>
  cells.size === 0 ? undefined : cells.get(cellKey(address));

/** The value a cell stands for: what is on its way, else what the server last said, else what the row holds. */
export function valueIn(state: CellState | undefined, held: CellValue): CellValue {
  if (state?.mark?.kind === "saving" || state?.mark?.kind === "failed") return state.mark.value;
  return state?.settled ? state.settled.value : held;
}
