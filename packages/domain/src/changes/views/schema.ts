import { z } from "zod";
import { Role } from "../../kernel/permissions.ts";

/** A view over it asks to be narrowed. */
export const mostRows = 100_000;

const field = z.string().min(1).max(60);
const gridName = z.string().min(1).max(40);

const conditionWords = ["is", "is-not", "any-of", "contains", "empty", "filled", "at-least", "at-most"] as const;
export const ConditionWord = z.enum(conditionWords);
export type ConditionWord = z.infer<typeof ConditionWord>;

/** What a condition compares with; `me` in a column of people is whoever looks. */
const compared = z.union([z.string().max(200), z.number(), z.boolean()]);

export const GridCondition = z.strictObject({
  field,
  is: ConditionWord,
  value: z.union([compared, z.array(compared).min(1).max(200)]).optional(),
});
export type GridCondition = z.infer<typeof GridCondition>;

/** Which rows of a grid: found by the search box, and all conditions hold. */
export const GridFilter = z.strictObject({
  search: z.string().trim().max(100).default(""),
  conditions: z.array(GridCondition).max(30).default([]),
});
export type GridFilter = z.infer<typeof GridFilter>;

export const GridSort = z.array(z.strictObject({ field, descending: z.boolean().default(false) })).max(5);
export type GridSort = z.infer<typeof GridSort>;

/** Beyond it one means all that match. */
const mostSelected = 20_000;

/** Rows that a bulk act is about: those ticked, or all that match. */
export const GridSelection = z.union([
  z.strictObject({ ids: z.array(z.int().positive()).min(1).max(mostSelected) }),
  z.strictObject({ filter: GridFilter }),
]);
export type GridSelection = z.infer<typeof GridSelection>;

/** A filter of a named grid. */
export const FilteredGrid = z.strictObject({ grid: gridName, filter: GridFilter.prefault({}) });
export type FilteredGrid = z.input<typeof FilteredGrid>;

/** Rows of a named grid, to be read again; with a filter, which of them it finds is said too. */
export const NamedRows = z.strictObject({
  grid: gridName,
  ids: z.array(z.int().positive()).min(1).max(1_000),
  filter: GridFilter.optional(),
});
export type NamedRows = z.infer<typeof NamedRows>;

/** All rows of a view, on their way to a screen: the first at once, the others in blocks. */
export const StreamedView = z.strictObject({
  grid: gridName,
  filter: GridFilter.prefault({}),
  sort: GridSort.default([]),
  /** The columns that are shown; some cost more than all others together. Left out: all. */
  columns: z.array(field).min(1).max(100).optional(),
});
export type StreamedView = z.infer<typeof StreamedView>;

/** A view as a file: its rows, and the columns in their order. */
export const ExportedView = z.strictObject({
  ...StreamedView.shape,
  columns: z.array(field).min(1).max(100),
  format: z.enum(["csv", "xlsx"]),
});
export type ExportedView = z.infer<typeof ExportedView>;

export const rowColours = ["red", "amber", "green", "blue", "violet", "grey"] as const;
export const RowColour = z.strictObject({ ...GridCondition.shape, colour: z.enum(rowColours) });
export type RowColour = z.infer<typeof RowColour>;

export const Audience = z.union([z.enum(["private", "shared"]), z.strictObject({ role: Role })]);
export type Audience = z.infer<typeof Audience>;

/** Widths, order, visibility and pins of the columns, as the sheet holds them. */
const Columns = z.record(z.string().max(60), z.json()).refine((kept) => JSON.stringify(kept).length <= 20_000);

export const GridViewId = z.int().positive().brand<"GridViewId">();
export type GridViewId = z.infer<typeof GridViewId>;

export const GridView = z.strictObject({
  grid: gridName,
  name: z.string().trim().min(1).max(60),
  filter: GridFilter.prefault({}),
  sort: GridSort.default([]),
  columns: Columns.default({}),
  colours: z.array(RowColour).max(20).default([]),
  audience: Audience.default("private"),
});
export type GridView = z.infer<typeof GridView>;

/** A view to be kept: a new one, or one that is there under its number. */
export const SavedView = z.strictObject({ ...GridView.shape, id: GridViewId.optional() });
export type SavedView = z.infer<typeof SavedView>;
