/** One thing that is wrong with a file that somebody sent, said so that it can be found and put right. */
export type Problem = {
  /** The physical line, or the row of the sheet, where the record starts; counted from 1, the header is line 1. */
  line: number;
  /** The header of the column, or null when the whole row or file is meant. */
  column: string | null;
  /** What stands there, cut short. For a ragged row "31/32": values found / values in the header. */
  value: string;
  code: string;
  /** The cells of a row that does not fit its header, for whoever puts it right; never listed, they are as they came. */
  cells?: readonly string[];
};

/** A document that can neither be read nor written as asked: an expected no, to be said in words by its code. */
export class DocumentProblem extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.name = "DocumentProblem";
    this.code = code;
    this.details = details;
  }
}

const longestExcerpt = 80;

/** Enough of a value to recognise it by; a problem list must not carry a megabyte of somebody's broken row. */
export const excerpt = (value: string): string =>
  value.length <= longestExcerpt ? value : `${value.slice(0, longestExcerpt)}…`;

export const fileProblem = (line: number, problem: DocumentProblem): Problem => ({
  line,
  column: null,
  value: Object.values(problem.details).join(" "),
  code: problem.code,
});
