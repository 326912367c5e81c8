import type { Answer, ChangeSet, Conflict, Saved } from "./change-set.ts";
import type { SheetColumn } from "./column.ts";
import type { SaverPort } from "./saver.ts";
import type { SheetWords } from "./words.ts";

/** What the sheet asks of its host; read anew at every use, since a host's functions may change. */
export type Port<R extends object> = Omit<SaverPort, "save"> & {
  readonly save: (changeSet: ChangeSet) => Promise<Saved | readonly Answer[]>;
  readonly words: SheetWords;
  readonly locale?: string;
  readonly readOnly?: boolean | undefined;
  /** Today in the time zone of the data, as the text that a date column reads. */
  readonly today?: (() => string) | undefined;
  /** Makes an empty row; left out: rows cannot be added. */
  readonly newRow?: ((tempId: string) => R) | undefined;
  /** Rows that are there no more, such as one that another person archived: grey and locked until they are left out. */
  readonly gone?: ((row: R) => boolean) | undefined;
  readonly onOpenRow?: ((row: R) => void) | undefined;
  readonly onActiveRow?: ((row: R | undefined) => void) | undefined;
  /** How many rows the view's filter finds on the server, when the view shows fewer. */
  readonly matching?: number | undefined;
  readonly expected?: number | undefined;
  readonly onTicked?: ((ticked: Ticked) => void) | undefined;
  readonly menu?: ((cell: { row: R; field: string }) => readonly MenuLine[]) | undefined;
  /** The host shows a record beside the grid. */
  readonly panel?: unknown;
  /** Answers a conflict in the host's own way; left out: the sheet asks. */
  readonly onConflict?: ((conflict: Conflict) => Promise<"mine" | "theirs" | "later">) | undefined;
};

/** The rows with a tick, or all that the view finds on the server. */
export type Ticked = { readonly ids: readonly string[] } | { readonly matching: true };

/** A line of the host's own in the menu of a cell. */
export type MenuLine = { readonly label: string; readonly onSelect: () => void };

/** The displayed rows and columns; the shell reads them from the grid, tests give arrays. */
export type View<R extends object> = {
  readonly columns: () => readonly SheetColumn<R>[];
  readonly rowCount: () => number;
  readonly rowAt: (index: number) => { readonly id: string; readonly data: R } | undefined;
  readonly indexOf: (id: string) => number | undefined;
  readonly pageRows: () => number;
};
