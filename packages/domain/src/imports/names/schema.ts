/** One thing people said about files of a kind. */
export interface Remembered {
  readonly aspect: "column" | "value" | "constant";
  /** The field whose value it is; empty for columns and constants. */
  readonly field: string;
  readonly name: string;
  /** Empty for a column that nothing is read from. */
  readonly meaning: string;
}

/** What people said about the columns, values and constants of earlier files of the kind. */
export interface Memory {
  /** The field of a column, by the column's name without case and blanks. */
  readonly columns: Readonly<Record<string, string>>;
  /** Our words for a file's, field by field. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly constants: Readonly<Record<string, string>>;
}
