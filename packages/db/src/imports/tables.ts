import type { FileId } from "@foyer/domain/files/schema";
import type { Remembered } from "@foyer/domain/imports/names/schema";
import type {
  ImportId,
  ImportKind,
  ImportResult,
  ImportReversal,
  ImportStatus,
  Resembling,
} from "@foyer/domain/imports/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { ColumnType } from "kysely";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

type Json<Value> = ColumnType<Value | null, string | null | undefined, string | null>;

export interface ImportsTables {
  import: Refine<
    Generated.Import,
    {
      propertyId: PropertyId;
      id: GeneratedId<ImportId>;
      kind: ImportKind;
      fileId: FileId | null;
      mapping: Json<unknown>;
      status: Defaulted<ImportStatus>;
      dryRun: Defaulted<boolean>;
      run: Defaulted<number>;
      fixesFileId: FileId | null;
      duplicates: Json<readonly Resembling[]>;
      reversal: Json<ImportReversal>;
      result: Json<ImportResult>;
      jobId: JobId | null;
      staffId: StaffId | null;
      createdAt: Instant;
      finishedAt: Instant | null;
    }
  >;
  importUpload: Refine<
    Generated.ImportUpload,
    { propertyId: PropertyId; fileId: FileId; kind: ImportKind; staffId: StaffId | null; uploadedAt: Instant }
  >;
  importMemory: Refine<
    Generated.ImportMemory,
    { propertyId: PropertyId; kind: ImportKind; aspect: Remembered["aspect"] }
  >;
  importDifference: Refine<Generated.ImportDifference, { propertyId: PropertyId; importId: ImportId }>;
  importBefore: Refine<Generated.ImportBefore, { propertyId: PropertyId }>;
}
