import type { Problem } from "./problem.ts";

/** One record: as many values as the header has, in its order. */
export type RowIn = { line: number; values: string[] };

/** What was read in one go: at most `rowsPerBlock` rows. A row that could not be read stands among the problems instead. */
export type BlockIn = { rows: RowIn[]; problems: Problem[] };

/**
 * A table as it comes in, from CSV and XLSX alike. The header is known before the first block; blocks are read once, on demand.
 * Whatever the file holds, reading it ends in rows and problems, never in a throw; only a failing source (disk, network) throws.
 */
export type RowsIn = {
  header: readonly string[];
  /** What is wrong with the header or with the file as a whole, as far as it shows at the start. */
  problems: readonly Problem[];
  blocks: AsyncIterable<BlockIn>;
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
export const nothingToRead = (problem: Problem): RowsIn => ({
  header: [],
  problems: [problem],
  blocks: (async function* () {})(),
  close: async () => {},
});
