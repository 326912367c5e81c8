import type { CellAddress, CellValue, Cells } from "./change-set.ts";
import type { Added } from "./drafts.ts";
import type { Prepared } from "./edits.ts";
import type { History } from "./history.ts";
import type { Rect, Selection } from "./selection.ts";

/** `text` is what stands in the open cell; `choice` the place in the list of options under it, -1 for none. `theirs` is
 *  what someone else wrote into the cell while it was open; `day` the one that the calendar under it stands on. */
export type Editing = CellAddress & {
  readonly typing: boolean;
  readonly text: string;
  readonly choice: number;
  readonly day?: string | undefined;
  /** The calendar has the arrow keys. */
  readonly picking?: boolean | undefined;
  /** The text that the cell was opened with; none when a character opened it. */
  readonly opened?: string | undefined;
  readonly theirs?: { readonly value: CellValue; readonly by: string | null; readonly base: number } | undefined;
};

/** A paste that waits for the user's answer. */
export type Question = {
  readonly total: number;
  readonly prepared: Prepared;
  readonly overflowRows: number;
  readonly answer: (how: "with-rows" | "without-rows" | "cancel") => void;
};

/** An open menu, at a point of the window: of cells, or of the heading of a column. */
export type MenuPlace = { readonly x: number; readonly y: number; readonly heading?: string | undefined };

export type SheetState<R extends object> = {
  readonly selection: Selection;
  readonly cells: Cells;
  readonly history: History;
  readonly editing?: Editing | undefined;
  readonly notice?: { readonly text: string } | undefined;
  /** What somebody else did, for whoever does not see it flash. */
  readonly news?: { readonly text: string } | undefined;
  readonly question?: Question | undefined;
  /** Shown by the moving handle before the button is let go. */
  readonly filling?: Rect | undefined;
  readonly added: readonly Added<R>[];
  readonly saving: number;
  readonly ticked: number;
  readonly matchingTicked: boolean;
  readonly everSaved: boolean;
  readonly finding?: "find" | "replace" | undefined;
  /** What a search has found so far, by `cellKey`. */
  readonly found?: ReadonlySet<string> | undefined;
  /** Counts up whenever rows or columns are displayed in another order. */
  readonly shape: number;
  readonly menu?: MenuPlace | undefined;
  readonly arranging?: boolean;
  readonly panelOpen?: boolean;
  /** A row made here that is to be gone to as soon as the grid shows it. */
  readonly goTo?: string | undefined;
};
