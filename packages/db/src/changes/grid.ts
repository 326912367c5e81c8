import type { Cell, CellValue, ChangeSet } from "@foyer/domain/changes/schema";
import type { ColumnKind } from "@foyer/domain/changes/views/rules";
import type { GridCondition, GridSort } from "@foyer/domain/changes/views/schema";
import type { Act, Actor } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Phrase, Words } from "@foyer/domain/kernel/words";
import type { Expression, RawBuilder } from "kysely";
import type { Trx } from "../kernel/fence.ts";

/** A stored field that a cell would change: what the record of change keeps. */
export interface PlannedField {
  readonly row: number;
  readonly field: string;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** What one cell comes to: the stored fields it changes (none when the value stands already; many when it spreads), or why not. */
export type PlannedCell = { readonly cell: Cell } & (
  | {
      readonly fields: readonly PlannedField[];
      /** What the cell shows now, where it is not one stored field but a sum of several. */
      readonly stands?: CellValue;
      /** What is said of the new value, where it may not be repeated as it was typed: a mask. Such a field's `after` is sealed. */
      readonly shown?: CellValue;
    }
  | { readonly refused: string; readonly hint?: string }
);

/** A row to be made, and what was typed into it. */
export interface NewRow {
  readonly tempId: string;
  readonly cells: readonly Cell[];
}

/** What became of a new row: its number and what its cells hold now, or why it was not made. A refused field need not be one that was typed. */
export type NewRowAnswer =
  | { readonly row: number; readonly values: ReadonlyMap<string, CellValue> }
  | { readonly refused: readonly { readonly field: string; readonly code: string }[] };

/** How rows are added to a grid. */
export interface RowMaker {
  /** Judges new rows and makes those that are whole, in the order given. The engine records them. */
  make(trx: Trx, rows: readonly NewRow[], now: Instant): Promise<readonly NewRowAnswer[]>;
  /** The fields that take a made row away again, as undo sets them, and as they are when it is made. */
  readonly takenBack: readonly { readonly field: string; readonly made: CellValue; readonly gone: CellValue }[];
}

/** A stored field to be set back or again by undo and redo. */
export interface StoredField {
  readonly row: number;
  readonly field: string;
  readonly value: CellValue;
}

/** How a grid's rows are read: filtered, sorted, streamed, counted, exported, read again. */
export interface GridRows {
  readonly act: Act;
  /** What may be read, asked for and sorted by, beside `id`: the allow-list. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** The columns that the search box looks into. */
  readonly searched: readonly string[];
  /** What the search box finds besides: the same name in another script, or by its initials. */
  readonly alsoFound?: (trx: Trx, search: string) => RawBuilder<boolean>;
  /** Conditions that hold unless the filter asks something of their column. */
  readonly unlessAsked: readonly GridCondition[];
  readonly sort: GridSort;
  /** Whether a value that a field had gave the actor reach of its row. Nothing where all of the property's rows are in reach. */
  reachedBy(trx: Trx, on: CalendarDate): Promise<((field: string, before: unknown) => boolean) | undefined>;
  /** How a view leaves the house as a file; left out: it does not. */
  readonly exported?: {
    readonly act: Act;
    readonly columns: Readonly<Record<string, Phrase>>;
    /** Of option columns: what their values are called. */
    readonly options: Readonly<Record<string, Words>>;
  };
  /** The rows that the actor's act reaches on a day, with `id` and each column as the actor may read it. */
  select(trx: Trx, on: CalendarDate): Promise<Expression<unknown>>;
}

/**
 * How a capability's grid plugs into change sets. The engine asks `plan` to lock, read and judge; compares with what
 * others changed since; then has `write` store what stands. Neither records the change: the engine does.
 */
export interface Grid {
  readonly act: Act;
  /** The table whose rows the fields belong to, as the record of change names it. */
  readonly subject: string;
  /** Sum-bound grids: one cell refused or in conflict, none applied. */
  readonly together: boolean;
  /** Of a grid whose rows are many: views, streams, exports and live edits read them so. */
  readonly rows?: GridRows;
  /** Whether a field of a row is closed to somebody who may read others of it: so is its past. */
  readonly isClosed?: (actor: Actor, field: string) => boolean;
  readonly adds?: RowMaker;
  plan(trx: Trx, asked: Pick<ChangeSet, "cells" | "scope">, now: Instant): Promise<PlannedCell[]>;
  /** The stored fields as they are now, locked: what undo compares with. Undefined in a row that the actor may not write. */
  current(trx: Trx, fields: readonly StoredField[], now: Instant): Promise<(CellValue | undefined)[]>;
  /** Why what undo or redo would set may not be so any more, by now: the owner has left, the row was put away. Left out: it always may. */
  whyNotBack?(trx: Trx, fields: readonly StoredField[], now: Instant): Promise<(string | undefined)[]>;
  write(trx: Trx, fields: readonly PlannedField[], now: Instant): Promise<void>;
}
