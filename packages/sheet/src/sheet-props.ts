import type { GridState } from "ag-grid-community";
import type { Answer, ChangeSet, Conflict } from "./change-set.ts";
import type { SheetColumn } from "./column.ts";
import type { SheetWords } from "./words.ts";

/** Widths, order, visibility and pins of the columns, sort and filter: plain JSON, to be kept with a saved view. */
export type SheetView = Pick<
  GridState,
  "columnSizing" | "columnOrder" | "columnVisibility" | "columnPinning" | "sort" | "filter"
>;

export type SheetProps<R extends object> = {
  readonly columns: readonly SheetColumn<R>[];
  /** Replace a row's object when any value of it changed; rows that did not change keep their object. */
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** The change number up to which `rows` are known. A cell that someone else changed after it is a conflict; what the
   *  same person changed is none. */
  readonly base: number;
  /** Answers every cell of the change set. A rejection means "not known to be saved": the same set may come again. A set
   *  that is refused as a whole is answered by `refuseAll` of change-set.ts. */
  readonly save: (changeSet: ChangeSet) => Promise<readonly Answer[]>;
  /** Resolve with no answers when the set cannot be undone: it leaves the stack. */
  readonly undo?: (changeSetId: string) => Promise<readonly Answer[]>;
  readonly redo?: (changeSetId: string) => Promise<readonly Answer[]>;
  /** After every answered change set: the moment to fetch sums or rows that the server has changed along. */
  readonly onChange?: (changeSet: ChangeSet, answers: readonly Answer[]) => void;
  /** After every answered undo and redo. */
  readonly onTurn?: (changeSetId: string, answers: readonly Answer[]) => void;
  /** Answers conflicts in the host's own way; left out, the sheet shows both values and asks. */
  readonly onConflict?: (conflict: Conflict) => Promise<"mine" | "theirs" | "later">;
  /** Change sets of an earlier visit that may be undone, oldest first. */
  readonly past?: readonly string[];
  readonly words: SheetWords;
  /** Texts of the grid itself (menus, filters), such as AG_GRID_LOCALE_CN of @ag-grid-community/locale. */
  readonly gridWords?: Record<string, string>;
  /** For sorting text and for numbers in the status line. */
  readonly locale: string;
  readonly theme: "light" | "dark";
  readonly readOnly?: boolean;
  readonly today?: () => string;
  readonly newRow?: (tempId: string) => R;
  readonly onOpenRow?: (row: R) => void;
  readonly onActiveRow?: (row: R | undefined) => void;
  /** A column of checkboxes, with one for all rows of the view in its head. */
  readonly onTickRows?: (ids: readonly string[]) => void;
  /** How many rows the view finds on the server, when `rows` was cut at a cap: ticking all then offers these. */
  readonly matching?: number;
  readonly onTickMatching?: () => void;
  /** Rows under the others that only show: totals. */
  readonly totals?: readonly R[];
  readonly quickFilter?: string;
  readonly rowClass?: (row: R) => string | undefined;
  /** Rows that another person took away: keep them in `rows`, grey and locked, until the user refreshes. */
  readonly gone?: (row: R) => boolean;
  readonly view?: SheetView;
  readonly onViewChange?: (view: SheetView) => void;
  /** For a content security policy without unsafe-inline: the grid adds one style element. */
  readonly styleNonce?: string;
};
