import { z } from "zod";
import { FileId } from "../files/schema.ts";

export const ImportId = z.int().positive().brand<"ImportId">();
export type ImportId = z.infer<typeof ImportId>;

export const importKinds = ["clients", "stays", "invoices", "payments", "activities", "targets"] as const;
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;

/** What belongs to the ledger is imported by finance, everything else by sales. (A7.6) */
export const importAct = (kind: ImportKind): "imports:ledger" | "imports:sales" =>
  kind === "invoices" || kind === "payments" ? "imports:ledger" : "imports:sales";

export const ImportStatus = z.enum([
  "draft",
  "queued",
  "running",
  "applied",
  "checked",
  "refused",
  "cancelled",
  "failed",
  "reversing",
  "reversed",
]);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** A value that was not taken, where it stands in the file, and why. The column is null when the whole row is meant. */
export const RefusedValue = z.strictObject({
  line: z.int().positive(),
  column: z.string().nullable(),
  value: z.string(),
  code: z.string(),
});
export type RefusedValue = z.infer<typeof RefusedValue>;

/** So many refused values are listed; all are counted. */
export const refusedShown = 1_000;

/**
 * What became of a file, counted in rows: `created + updated + unchanged + skipped + refusedRows = read`. When anything
 * is refused nothing is applied, and the counts say what the rest of the file would have done.
 */
export const ImportResult = z.strictObject({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Rows that the mapping's `where` leaves out. */
  skipped: z.int(),
  refusedRows: z.int(),
  refusedValues: z.int(),
  /** Fields of known rows that it changes, or would. */
  differences: z.int(),
  /** The first of them, in the file's order. */
  refused: z.array(RefusedValue),
  /** Columns of the file that nothing was read from. */
  ignored: z.array(z.string()),
  applied: z.boolean(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const importFileLimit = 256 * 1024 * 1024;

export const UploadedImport = z.strictObject({ kind: ImportKind });

/** A stored file and how to read it; the mapping is a mapping file's content, checked when it starts. */
export const StartImport = z.strictObject({
  kind: ImportKind,
  fileId: FileId,
  fileName: z.string().trim().min(1).max(255),
  mapping: z.unknown().transform((content) => content ?? null),
  dryRun: z.boolean(),
});

export const ImportById = z.strictObject({ id: ImportId });

export const ImportsPage = z.strictObject({
  before: ImportId.optional(),
  limit: z.int().min(1).max(200).default(50),
});
