import { z } from "zod";

/** So many cells of one file are mended in place; a file with more of them is mended where it came from. */
export const mostFixes = 20_000;

/** What a person said of one row of the file: cells by their column, or that it is left out. */
export const Fix = z.strictObject({
  line: z.int().min(1).max(10_000_000),
  cells: z.record(z.string().max(200), z.string().max(32_767)).default({}),
  /** The row could not be read: these cells are all of it. */
  whole: z.boolean().default(false),
  leftOut: z.boolean().default(false),
});
export type Fix = z.infer<typeof Fix>;

export const Fixes = z.array(Fix).max(mostFixes);
export type Fixes = z.infer<typeof Fixes>;
