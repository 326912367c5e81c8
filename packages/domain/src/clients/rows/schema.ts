import { z } from "zod";
import type { ColumnKind } from "../../changes/views/rules.ts";
import { GridFilter } from "../../changes/views/schema.ts";
import { ClientId } from "../schema.ts";

/** What a list of clients shows of each, may be asked of it and sorted by. */
export const clientColumns = {
  reference: "text",
  kind: "option",
  name: "text",
  englishName: "text",
  shortName: "text",
  formerName: "text",
  industry: "text",
  address: "text",
  city: "text",
  source: "option",
  vip: "check",
  house: "check",
  status: "option",
  preferences: "text",
  specialNeeds: "text",
  notes: "text",
  tags: "list",
  groupAccount: "text",
  parentId: "number",
  parentName: "text",
  referrerId: "number",
  referrerName: "text",
  verifiedOn: "date",
  ownerId: "person",
  tier: "option",
  class: "option",
  collaboratorNames: "text",
  completePercent: "number",
  /** From this day on the file wants looking at again. */
  staleOn: "date",
  phoneMask: "masked",
  /** Whether it gets credit, or only by finance's word. (A7.5) */
  creditHold: "option",
} as const satisfies Readonly<Record<string, ColumnKind>>;

/** A page after a row, in the order of name and id. */
export const ClientPage = z.strictObject({
  filter: GridFilter.prefault({}),
  after: z.strictObject({ name: z.string().max(200), id: ClientId }).optional(),
  limit: z.int().min(1).max(1_000).default(100),
});
export type ClientPage = z.infer<typeof ClientPage>;
