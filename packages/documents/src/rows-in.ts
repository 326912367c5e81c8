import type { Problem } from "./problem.ts";

/** One record: as many values as the header has, in its order. */
export type RowIn = { line: number; values: string[] };

/** What was read in one go: at most `rowsPerBlock` rows. A row that could not be read stands among the problems instead. */
export type BlockIn = { rows: RowIn[]; problems: Problem[] };

export type SheetIn = { name: string; hidden: boolean };

/**
 * A table as it comes in, from CSV and XLSX alike. The header is known before the first block; blocks are read once, on demand.
 * Whatever the file holds, reading it ends in rows and problems, never in a throw; only a failing source (disk, network) throws.
 */
export type RowsIn = {
  header: readonly string[];
  /** What is wrong with the header or with the file as a whole, as far as it shows at the start. */
  problems: readonly Problem[];
  blocks: AsyncIterable<BlockIn>;
  /** The sheets of a workbook, by name; none of a CSV file. */
  sheets: readonly SheetIn[];
  /** The sheet that is read. */
  sheet: string | null;
  /** Lets go of the source; needed only when the blocks are not read to their end. */
  close(): Promise<void>;
};

const rowsPerBlock = 2_000;

/** Gathers what a reader finds and hands it out in blocks. */
export class BlockBuilder {
  #rows: RowIn[] = [];
  #problems: Problem[] = [];

  row(line: number, values: string[]): void {
    this.#rows.push({ line, values });
  }

  problem(problem: Problem): void {
    this.#problems.push(problem);
  }

  /** The blocks that are full; with `all`, also the one that is not. Problems count like rows, so that a broken file stays as flat as a good one. */
  *take(all: boolean): Generator<BlockIn> {
    const full = () => this.#rows.length >= rowsPerBlock || this.#problems.length >= rowsPerBlock;
    while (full() || (all && this.#rows.length + this.#problems.length > 0)) {
      const block = { rows: this.#rows.slice(0, rowsPerBlock), problems: this.#problems.slice(0, rowsPerBlock) };
      this.#rows = this.#rows.slice(rowsPerBlock);
      this.#problems = this.#problems.slice(rowsPerBlock);
      yield block;
    }
  }
}

/** The names of a header row, and what is wrong with them. Blank names are allowed: such a column cannot be mapped. */
export function headerOf(names: readonly string[], at: { line: number; code: string }) {
  const header = names.map((name) => name.trim());
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const name of header) {
    if (name !== "" && seen.has(name)) problems.push({ line: at.line, column: name, value: name, code: at.code });
    seen.add(name);
  }
  return { header, problems };
}

/** A file that holds nothing to read, with the reason. */
export const nothingToRead = (problem: Problem, sheets: readonly SheetIn[] = []): RowsIn => ({
  header: [],
  problems: [problem],
  blocks: (async function* () {})(),
  sheets,
  sheet: null,
  close: async () => {},
});

/** So many rows above the header may be the table's title. */
export const mostTitleRows = 10;

const filled = (values: readonly string[]): number => values.filter((value) => value.trim() !== "").length;

/**
 * Which of a table's first rows is its header: rows with one cell alone are its title when a row with several comes below
 * them, so many at least. Undefined while all that was read may be title.
 */
export function headerAt(rows: readonly (readonly string[])[], atLeast: number): number | undefined {
  const first = rows.findIndex((values) => filled(values) > 0);
  if (first === -1) return undefined;
  if (filled(rows[first] ?? []) > 1) return first;
  const wide = rows.findIndex((values) => filled(values) > 1);
  if (wide !== -1) return filled(rows[wide] ?? []) >= atLeast ? wide : first;
  return rows.length > mostTitleRows ? first : undefined;
}
