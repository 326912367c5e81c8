import { z } from "zod";
import { dateFormats } from "../../kernel/read.ts";
import { ImportKind } from "../schema.ts";

const Column = z.string().min(1).max(200);
const Text = z.string().max(400);

/** What may be done to any expression's text, in this order: translated, then given a prefix. */
const after = {
  /** The file's words in ours: `{ "Check-Out": "completed" }`. A word that is not listed stays as it is. */
  values: z.record(Text, Text).optional(),
  /** Taken when there is nothing. */
  otherwise: Text.optional(),
  /** Put before what is there; nothing stays nothing. */
  prefix: z.string().max(80).optional(),
};

/** Where a field's text comes from: a column by its name, or an expression over columns. */
export type Expression = string | ComposedExpression;

export type ComposedExpression =
  | ({ column: string } & After)
  | ({ constant: string } & After)
  | ({ join: Expression[]; with?: string | undefined } & After)
  | ({ firstOf: Expression[] } & After)
  | ({ sum: Expression[] } & After)
  | ({ product: Expression[] } & After)
  | ({ date: Expression; plusDays?: Expression | undefined; minusDays?: Expression | undefined } & After)
  | ({ key: string[]; ordinal?: boolean | undefined } & After);

interface After {
  values?: Record<string, string> | undefined;
  otherwise?: string | undefined;
  prefix?: string | undefined;
}

const several = z.lazy(() => z.array(Expression).min(1).max(40));
const one = z.lazy(() => Expression);

export const Expression: z.ZodType<Expression> = z.union([
  Column,
  z.strictObject({ column: Column, ...after }),
  z.strictObject({ constant: Text, ...after }),
  /** All of them with something between; nothing when one is missing. */
  z.strictObject({ join: several, with: z.string().max(10).optional(), ...after }),
  z.strictObject({ firstOf: several, ...after }),
  /** Exact decimals. */
  z.strictObject({ sum: several, ...after }),
  z.strictObject({ product: several, ...after }),
  z.strictObject({ date: one, plusDays: one.optional(), minusDays: one.optional(), ...after }),
  /** A short, stable text made of these columns; with an ordinal, equal rows are told apart by their order in the file. */
  z.strictObject({ key: z.array(Column).min(1).max(60), ordinal: z.boolean().optional(), ...after }),
]);

/** How a file that was made for something else is read: absent, its columns bear our fields' names. */
export const Mapping = z.strictObject({
  fields: z.record(z.string().max(60), Expression),
  /** Only rows whose columns hold one of these; the others are skipped. */
  where: z.record(Column, z.union([Text, z.array(Text).min(1).max(100)])).default({}),
  /** What stands for nothing, beside an empty cell. */
  nulls: z.array(z.string().max(40)).max(20).default([]),
  /** How days are written by number. */
  dates: z.enum(dateFormats).optional(),
  /** Clients that the file names and nobody has a file of yet: what to make of them is for `clients` to read. */
  createClients: z
    .array(z.record(z.string().max(40), z.string().max(200)))
    .max(20)
    .default([]),
});
export type Mapping = z.infer<typeof Mapping>;

/** A mapping file: one mapping, or one for each kind that the same file is imported as. */
export const MappingFile = z.union([Mapping, z.partialRecord(ImportKind, Mapping)]);
export type MappingFile = z.infer<typeof MappingFile>;
