import { z } from "zod";

/** A cell's value on its way to or from a grid. */
export const CellValue = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
export type CellValue = z.infer<typeof CellValue>;

/** Beyond it the browser sends one command that the server expands. */
const changeSetLimit = 20_000;

const rowName = z.string().min(1).max(120);

/**
 * Every edit of a grid, whether typed, pasted, filled or cleared. `base` is the number of the last change the grid had
 * seen; `id` is made by the client, so that a retry is answered by the first answer.
 */
export const ChangeSet = z.strictObject({
  id: z.uuid(),
  grid: z.string().max(40),
  base: z.int().nonnegative(),
  /** What the grid shows, where its rows depend on it: the year of a target grid. */
  scope: z.record(z.string().max(40), z.union([z.string().max(100), z.number()])).default({}),
  /** Rows to be made: what their cells call them until they have a number. */
  rows: z
    .array(z.strictObject({ tempId: rowName }))
    .max(5_000)
    .refine((rows) => new Set(rows.map(({ tempId }) => tempId)).size === rows.length)
    .default([]),
  cells: z
    .array(z.strictObject({ row: rowName, field: z.string().min(1).max(60), new: CellValue }))
    .min(1)
    .max(changeSetLimit)
    // of two values for one cell, what is stored and what is on record might not be the same
    .refine((cells) => new Set(cells.map(({ row, field }) => `${row}\n${field}`)).size === cells.length),
});
export type ChangeSet = z.infer<typeof ChangeSet>;
export type Cell = ChangeSet["cells"][number];

export type CellAnswer = { readonly row: string; readonly field: string } & (
  | { readonly outcome: "applied"; readonly value: CellValue }
  | {
      readonly outcome: "conflict";
      readonly yours: CellValue;
      readonly theirs: CellValue;
      readonly by: string | null;
      readonly at: string;
      /** The change that wrote theirs: an edit sent again with this as its base means "mine after all". */
      readonly base: number;
    }
  | { readonly outcome: "refused"; readonly code: string; readonly hint?: string }
);

export interface ChangeSetAnswer {
  /** The change that carried what was applied; null when nothing was. */
  readonly number: number | null;
  readonly answers: readonly CellAnswer[];
  /** Rows that were made, and the numbers they have now. One of which a cell was refused is not among them. */
  readonly rows: readonly MadeRow[];
}

export interface MadeRow {
  readonly tempId: string;
  readonly row: string;
}

export const ChangeSetRef = z.strictObject({ id: z.uuid() });
