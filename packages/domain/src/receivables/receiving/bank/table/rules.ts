import { isBlank, readDate } from "../../../../kernel/read.ts";
import { dayOf, fitsHeader, guessedLayout } from "../layout/rules.ts";
import type { StatementProblem } from "../rules.ts";
import type { BankLayout } from "../schema.ts";

/** A record of a file as it was read: its cells, however many. */
export interface BankRecord {
  readonly line: number;
  readonly values: readonly string[];
}

/** Banks write their own name, the account and the period above the table, in so many lines at most. */
const mostAbove = 30;

/**
 * The columns' names and the records below them. Where the first line of the file is not the names, as far as the account's
 * last file or the usual names tell, the first that is is taken; what stands above it says nothing of a line.
 */
function belowHeader(
  header: readonly string[],
  records: readonly BankRecord[],
  remembered: BankLayout | null,
): { header: readonly string[]; records: readonly BankRecord[] } {
  const names = (cells: readonly string[]) =>
    guessedLayout(cells) !== undefined || (remembered !== null && fitsHeader(remembered, cells));
  if (names(header)) return { header, records };
  const trimmed = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => !isBlank(cell)) + 1);
  const at = records.slice(0, mostAbove).findIndex(({ values }) => names(values.map((cell) => cell.trim())));
  const found = records[at];
  if (!found) return { header, records };
  return { header: trimmed(found.values).map((cell) => cell.trim()), records: records.slice(at + 1) };
}

/**
 * A record with more or fewer cells than the header: with idle commas at its end it is whole, and without a day in it, such as
 * a sum or a title, it is no line at all. Anything else is for a person to look at.
 */
export function mendedRow(cells: readonly string[], columns: number): readonly string[] | "no-line" | undefined {
  if (cells.length >= columns && cells.slice(columns).every(isBlank)) return cells.slice(0, columns);
  return cells.some((cell) => readDate(dayOf(cell), "D/M/YYYY").ok || readDate(dayOf(cell), "M/D/YYYY").ok)
    ? undefined
    : "no-line";
}

export interface BankTable {
  readonly header: readonly string[];
  readonly rows: readonly BankRecord[];
  /** Records that do not fit the header. */
  readonly problems: readonly StatementProblem[];
}

/** A bank's table out of its file. */
export function bankTable(
  first: readonly string[],
  all: readonly BankRecord[],
  remembered: BankLayout | null,
): BankTable {
  const { header, records } = belowHeader(first, all, remembered);
  const rows: BankRecord[] = [];
  const problems: StatementProblem[] = [];
  for (const { line, values } of records) {
    const mended = mendedRow(values, header.length);
    if (mended === undefined)
      problems.push({ line, column: null, value: `${values.length}/${header.length}`, code: "imports.ragged-row" });
    else if (mended !== "no-line") rows.push({ line, values: mended });
  }
  return { header, rows, problems };
}
