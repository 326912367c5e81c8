import type { ReadingWords } from "./column.ts";
import type { Conflict } from "./change-set.ts";

/** Every text the sheet shows or speaks. The host gives them in the user's language. */
export type SheetWords = {
  /** Name of the grid for screen readers, and how one gets out of it by keyboard. */
  readonly grid: string;
  readonly leaveHint: string;
  readonly reading: ReadingWords;
  /** Words for a code with which the server refused a cell. */
  readonly refusal: (code: string, hint?: string) => string;
  readonly status: {
    readonly rows: (shown: number, total: number) => string;
    readonly count: (cells: number) => string;
    readonly sum: (text: string) => string;
    readonly average: (text: string) => string;
    readonly saving: (cells: number) => string;
    readonly saved: string;
    readonly failed: (cells: number) => string;
    readonly retry: string;
    readonly discard: string;
    readonly problems: (cells: number) => string;
    readonly nextProblem: string;
    readonly undo: string;
    readonly redo: string;
    /** While rows come in blocks. */
    readonly loading: (loaded: number, expected: number) => string;
  };
  readonly told: {
    readonly locked: (cells: number) => string;
    readonly masked: (cells: number) => string;
    readonly unreadable: (cells: number) => string;
    readonly beyond: (rows: number, columns: number) => string;
    readonly tooMany: (cells: number, limit: number) => string;
    readonly copied: (cells: number) => string;
    readonly changed: (cells: number) => string;
    readonly undone: string;
    readonly redone: string;
    readonly nothingToUndo: string;
    readonly nothingToRedo: string;
    readonly notUndone: string;
    readonly readOnly: string;
    /** A new row waits until these columns are filled. */
    readonly draft: (headers: readonly string[]) => string;
    /** `by` is undefined when nobody said who it was. */
    readonly changedBy: (cells: number, by: string | undefined) => string;
    /** The browser does not let a menu read the clipboard; the key still does. */
    readonly pasteByKey: string;
    readonly selected: (rows: number, columns: number) => string;
  };
  readonly preview: {
    readonly title: (cells: number) => string;
    readonly changes: (cells: number) => string;
    /** Cells that hold the pasted value already. */
    readonly same: (cells: number) => string;
    readonly limit: (limit: number) => string;
    readonly addRows: (rows: number) => string;
    readonly withRows: string;
    readonly withoutRows: string;
    readonly apply: string;
    readonly cancel: string;
  };
  readonly conflict: {
    readonly title: string;
    readonly by: (conflict: Conflict) => string;
    readonly mine: string;
    readonly theirs: string;
    readonly later: string;
  };
  /** For sheets with a checkbox on every row. */
  readonly ticking: {
    readonly ticked: (rows: number) => string;
    readonly allMatching: (rows: number) => string;
    /** All that the view finds on the server are meant. */
    readonly matching: (rows: number) => string;
    readonly untick: string;
  };
  readonly refusedTitle: string;
  readonly find: {
    readonly title: string;
    readonly find: string;
    readonly replaceWith: string;
    readonly found: (cells: number) => string;
    /** "3 of 17". */
    readonly place: (hit: number, hits: number) => string;
    readonly next: string;
    readonly previous: string;
    readonly replace: string;
    readonly replaceAll: (cells: number) => string;
    readonly close: string;
  };
  readonly menu: {
    readonly title: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly clear: string;
    readonly fillDown: string;
    readonly addRow: string;
    readonly dropRows: (rows: number) => string;
    readonly tick: (rows: number) => string;
    readonly untick: (rows: number) => string;
    readonly open: string;
    readonly sortUp: string;
    readonly sortDown: string;
    readonly unsort: string;
    readonly fit: string;
    readonly hideColumn: string;
    readonly freeze: string;
    readonly unfreeze: string;
    readonly columns: string;
  };
  readonly columns: {
    readonly title: string;
    readonly freeze: (header: string) => string;
    readonly up: (header: string) => string;
    readonly down: (header: string) => string;
    readonly reset: string;
    readonly close: string;
  };
  readonly calendar: { readonly previous: string; readonly next: string };
  readonly panel: {
    readonly title: string;
    readonly place: (row: number, rows: number) => string;
    readonly previous: string;
    readonly next: string;
    readonly close: string;
  };
};
