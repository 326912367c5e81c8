import { z } from "zod";
import { StaffId } from "../../staff/schema.ts";
import { ClientId } from "../schema.ts";

export const ClientById = z.strictObject({ id: ClientId });
export type ClientById = z.infer<typeof ClientById>;

/** Nothing is deleted: a file is put away with a reason, and taken out again. (A2.7) */
export const ArchiveClient = z.strictObject({ id: ClientId, reason: z.string().trim().min(1).max(200) });
export type ArchiveClient = z.infer<typeof ArchiveClient>;

/** Who works on a client beside its owner. (A5.11) */
export const Collaborator = z.strictObject({ clientId: ClientId, staffId: StaffId });
export type Collaborator = z.infer<typeof Collaborator>;

/** Files put away, the latest first. */
export const TrashPage = z.strictObject({
  search: z.string().trim().max(100).default(""),
  after: z.strictObject({ number: z.int().nonnegative(), id: ClientId }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type TrashPage = z.infer<typeof TrashPage>;

const ChangeLine = z.strictObject({ number: z.int().positive(), line: z.int().positive() });

/** What became of a file and its persons, the latest first. */
export const HistoryPage = z.strictObject({
  id: ClientId,
  before: ChangeLine.optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** Sets one field back to what it was before a change. */
export const PutBack = ChangeLine;
export type PutBack = z.infer<typeof PutBack>;
