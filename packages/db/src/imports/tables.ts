import type { FileId } from "@foyer/domain/files/schema";
import type { ImportId, ImportKind, ImportResult, ImportStatus } from "@foyer/domain/imports/schema";
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
      result: Json<ImportResult>;
      jobId: JobId | null;
      staffId: StaffId | null;
      createdAt: Instant;
      finishedAt: Instant | null;
    }
  >;
}
