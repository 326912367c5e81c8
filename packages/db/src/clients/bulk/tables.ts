import type { BulkAct, BulkId } from "@foyer/domain/clients/bulk/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ColumnType } from "kysely";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface BulkTables {
  clientBulk: Refine<
    Generated.ClientBulk,
    {
      propertyId: PropertyId;
      id: GeneratedId<BulkId>;
      act: ColumnType<BulkAct, string, never>;
      undoes: BulkId | null;
      staffId: StaffId;
      jobId: JobId | null;
      status: Defaulted<"queued" | "done" | "cancelled">;
      refused: ColumnType<Readonly<Record<string, number>>, string | undefined, string>;
      createdAt: Instant;
      finishedAt: Instant | null;
    }
  >;
}
