import { z } from "zod";
import { FileId } from "../files/schema.ts";
import { phrase } from "../kernel/words.ts";
import { technicalSetting } from "../properties/schema.ts";
import { Fixes } from "./fixes/schema.ts";

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

/** So many refused values are kept, to be put right; all are counted. */
export const refusedKept = 20_000;
/** So many of them are listed on an import's page. */
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

/** The column that bad rows are given out with, by which they find back. */
export const lineColumn = "#line";

export const importFileLimit = 256 * 1024 * 1024;

export const UploadedImport = z.strictObject({ kind: ImportKind });

/** Rows mended elsewhere, sent as a file for the import they belong to. */
export const UploadedFixes = z.strictObject({ id: z.coerce.number().pipe(ImportId) });

const FileName = z.string().trim().min(1).max(255);
/** The name of a workbook's sheet; null: the first that is shown. */
const Sheet = z.string().min(1).max(80).nullable();

/** A file that was sent for this kind, to be mapped and checked. */
export const OpenImport = z.strictObject({ kind: ImportKind, fileId: FileId, fileName: FileName });
export type OpenImport = z.infer<typeof OpenImport>;

/** A mapping file's content is checked when it is read. */
const MappingContent = z.unknown().transform((content) => content ?? null);

/** A stored file and how to read it. */
export const StartImport = OpenImport.extend({ mapping: MappingContent, dryRun: z.boolean() });

/** How a person maps the columns they saw. */
export const CheckImport = z.strictObject({
  id: ImportId,
  mapping: MappingContent,
  sheet: Sheet,
  header: z.array(z.string().max(400)).max(500),
});
export type CheckImport = z.infer<typeof CheckImport>;

export const ImportById = z.strictObject({ id: ImportId });

/** What an import's file says at its start, of one of its sheets. */
export const ImportHead = z.strictObject({ id: ImportId, sheet: Sheet.default(null) });
export type ImportHead = z.infer<typeof ImportHead>;

/** Refused rows as they stand in the file, a page at a time. */
export const BadRowsPage = z.strictObject({
  id: ImportId,
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type BadRowsPage = z.infer<typeof BadRowsPage>;

export const BadRowsFile = z.strictObject({ id: z.coerce.number().pipe(ImportId), format: z.enum(["csv", "xlsx"]) });

export const MappingFileAsked = z.strictObject({ id: z.coerce.number().pipe(ImportId) });

export const MendImport = z.strictObject({ id: ImportId, fixes: Fixes });

export const DifferencesPage = z.strictObject({
  id: ImportId,
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(100),
});
export type DifferencesPage = z.infer<typeof DifferencesPage>;

export const ImportsPage = z.strictObject({
  before: ImportId.optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** A row of the file that looks like somebody who has a file already. */
export interface Resembling {
  readonly line: number;
  readonly name: string;
  /** Null: it is another row of the file. */
  readonly clientId: number | null;
  readonly clientName: string;
  readonly otherLine: number | null;
  /** Out of 1,000. */
  readonly score: number;
}

/** So many rows that a reversal left alone are listed; all are counted. */
export const keptShown = 1_000;

/** What became of taking an import back: rows put back and taken away, table by table, and what stays with the reason. */
export interface ImportReversal {
  putBack: Record<string, number>;
  takenAway: Record<string, number>;
  kept: number;
  rows: { subject: string; row: number; name: string; field: string | null; code: string }[];
}

/** Text that a file was made of is kept for a while, since a person may want to look again; it holds what guests said. */
export const importsSettings = {
  "imports.keep-days": technicalSetting(
    z.int().min(1).max(365),
    30,
    phrase("导入文件保留天数", "匯入檔案保留天數", "Days an uploaded import file is kept"),
  ),
};
