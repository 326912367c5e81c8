import { z } from "zod";

/** Beyond it a change is not told row by row: who looks reads the view again. */
export const mostToldRows = 2_000;

/** What somebody changed in the rows of a grid: which, never to what; whoever looks reads them again, with the own rights. */
export const LiveChange = z.object({
  number: z.int(),
  /** Null: the system. */
  by: z.string().nullable(),
  /** By the one who looks, in this or another window. */
  own: z.boolean(),
  rows: z.array(z.object({ row: z.int(), fields: z.array(z.string()) })),
  /** Rows that have left the reach of who looks. */
  gone: z.array(z.int()),
  /** More rows than are told one by one. */
  many: z.boolean(),
});
export type LiveChange = z.infer<typeof LiveChange>;

/** A grid, and the number of the last change that its rows are known with. */
export const WatchedGrid = z.strictObject({
  grid: z.string().min(1).max(40),
  since: z.coerce.number().int().nonnegative().optional(),
  /** Whose page it is. */
  property: z.coerce.number().int().positive().optional(),
});
