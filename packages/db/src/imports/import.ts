import type { Fields, RowOf, RowShape } from "@foyer/domain/imports/row/schema";
import type { Resembling } from "@foyer/domain/imports/schema";
import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { ChangedField } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import type { ImportedTable } from "./kept/mutations.ts";
import { type ImportAsked, type ImportOutcome, runImport } from "./run/mutations.ts";

/** What an importer may ask of the import it works for. */
export interface ImportContext {
  readonly now: Instant;
  readonly today: CalendarDate;
  readonly currency: Currency;
  /** Nothing is known to be otherwise before it. */
  readonly startDate: CalendarDate;
  /** The mapping's rules for clients that have no file yet; `clients` reads them. */
  readonly createClients: readonly Readonly<Record<string, string>>[];
  /** Notes rows that were made, for the one change that the import is recorded as. */
  readonly created: (subject: string, ids: readonly number[]) => void;
  /** Notes fields that were changed. */
  readonly changed: (fields: readonly ChangedField[]) => void;
  /** Keeps rows as they stand, before they are changed: what taking the import back puts there again. */
  readonly keep: (subject: string, ids: readonly number[]) => Promise<void>;
}

export interface ImportedRow<Row> {
  readonly line: number;
  readonly values: Row;
}

/** A row that reads well but cannot be applied: the field to look at, and why. */
export interface RefusedRow {
  readonly line: number;
  readonly field: string;
  readonly code: string;
}

/** What became of a block's rows; together they are all of it. */
export interface BlockOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

/** Notes the rows of a check block by block, and says at its end, when all has been rolled back, whom they look like. */
export interface LookOut<F extends Fields> {
  readonly note: (rows: readonly ImportedRow<RowOf<F>>[]) => void;
  readonly found: (trx: Trx) => Promise<readonly Resembling[]>;
}

export interface ImporterDefinition<F extends Fields> {
  readonly shape: RowShape<F>;
  /** What the import is recorded as (`stays.import`). */
  readonly act: string;
  /** The tables it fills, for their statistics. */
  readonly fills?: readonly string[];
  /** What it makes or changes, in the order in which rows are taken away again. */
  readonly tables: readonly ImportedTable[];
  /** Whom the rows of a check look like. */
  readonly resembling?: () => LookOut<F>;
  /** Called once for each import; what it returns applies one block after the other, in the file's order. */
  readonly open: (
    trx: Trx,
    context: ImportContext,
  ) => (rows: readonly ImportedRow<RowOf<F>>[]) => Promise<BlockOutcome>;
}

export interface Importer {
  /** The fields a mapping may name, and which of them must be there. */
  readonly fields: Fields;
  /** Reads, checks and applies a whole file within the caller's transaction. */
  readonly run: (trx: Trx, asked: ImportAsked, now: Instant) => Promise<ImportOutcome>;
  readonly act: string;
  readonly tables: readonly ImportedTable[];
}

export const importer = <F extends Fields>(definition: ImporterDefinition<F>): Importer => ({
  fields: definition.shape.fields,
  act: definition.act,
  tables: definition.tables,
  run: (trx, asked, now) => runImport(trx, { ...asked, definition }, now),
});
