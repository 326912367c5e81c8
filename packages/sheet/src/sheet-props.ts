import type { GridState } from "ag-grid-community";
import type { ReactNode, Ref } from "react";
import type { Answer, ChangeSet, Conflict, Saved } from "./change-set.ts";
import type { SheetColumn } from "./column.ts";
import type { MenuLine, Ticked } from "./port.ts";
import type { RowColour } from "./row-colour.ts";
import type { SheetWords } from "./words.ts";

/** Widths, order, visibility and pins of the columns, sort and filter: plain JSON, to be kept with a saved view. */
export type SheetView = Pick<
  GridState,
  "columnSizing" | "columnOrder" | "columnVisibility" | "columnPinning" | "sort" | "filter"
>;

/** What somebody else has just changed. Given together with the newer rows that it brought. */
export type RemoteChange = {
  readonly number: number;
  readonly by: string | null;
  readonly rows: readonly { readonly row: string; readonly fields: readonly string[] }[];
};

/** Where the record in the side panel stands among those that the grid shows. */
export type RowPlace = {
  readonly index: number;
  readonly count: number;
  readonly go: (by: 1 | -1) => void;
  readonly close: () => void;
};

/** What the host may ask of a sheet that is on the screen. */
export type SheetHandle = {
  readonly focus: () => void;
  readonly untick: () => void;
  /** Begins an empty row at the end, where `newRow` is given. */
  readonly addRow: () => void;
  readonly stepRow: (by: 1 | -1) => void;
  /** Goes to a row; false when the view does not show it. */
  readonly showRow: (id: string) => boolean;
};

export type SheetProps<R extends object> = {
  readonly columns: readonly SheetColumn<R>[];
  /** Replace a row's object when any value of it changed; rows that did not change keep their object. */
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** The change number up to which `rows` are known. A cell that someone else changed after it is a conflict; what the
   *  same person changed is none. */
  readonly base: number;
  /** Answers every cell of the change set. A rejection means "not known to be saved": the same set may come again. A set
   *  that is refused as a whole is answered by `refuseAll` of change-set.ts. The answers alone are enough where no rows
   *  are made. */
  readonly save: (changeSet: ChangeSet) => Promise<Saved | readonly Answer[]>;
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
  /** Makes an empty row: by a paste past the last one, or by hand. It is held back until every required column of it
   *  holds something, and then saved in one change set that names it by its `tempId`. */
  readonly newRow?: (tempId: string) => R;
  readonly onOpenRow?: (row: R) => void;
  readonly onActiveRow?: (row: R | undefined) => void;
  /** The record of the active row beside the grid: Space opens it, it follows the active row, the arrows go on in it and
   *  Escape closes it. */
  readonly panel?: (row: R, place: RowPlace) => ReactNode;
  /** Lines of the host's own at the end of the menu of a cell. */
  readonly menu?: (cell: { row: R; field: string }) => readonly MenuLine[];
  readonly handle?: Ref<SheetHandle>;
  /** A column of checkboxes, with one for all rows of the view in its head. */
  readonly onTicked?: (ticked: Ticked) => void;
  /** How many rows the view finds on the server, when `rows` was cut at a cap: ticking all then offers these. */
  readonly matching?: number;
  /** How many rows there will be, while they come in blocks that are appended to `rows`. */
  readonly expected?: number;
  /** Give it in the same render as the rows it brought. Cells flash by themselves where a row's new object holds another
   *  value; this says who it was. */
  readonly remote?: RemoteChange;
  /** Rows under the others that only show: totals. */
  readonly totals?: readonly R[];
  readonly quickFilter?: string;
  readonly rowClass?: (row: R) => string | undefined;
  readonly rowColour?: (row: R) => RowColour | undefined;
  /** Rows that another person took away: keep them in `rows`, grey and locked, until the user refreshes. */
  readonly gone?: (row: R) => boolean;
  /** Columns, sort and filter as they should be: another one is applied while the sheet is open, and giving back what
   *  `onViewChange` said changes nothing. */
  readonly view?: SheetView;
  readonly onViewChange?: (view: SheetView) => void;
  /** For a content security policy without unsafe-inline: the grid adds one style element. */
  readonly styleNonce?: string;
};
