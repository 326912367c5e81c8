import type { JobId, JobStatus } from "@foyer/domain/jobs/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ColumnType } from "kysely";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

export interface JobsTables {
  job: Refine<
    Generated.Job,
    {
      propertyId: PropertyId;
      id: GeneratedId<JobId>;
      status: Defaulted<JobStatus>;
      staffId: StaffId | null;
      payload: ColumnType<Record<string, unknown>, string, never>;
      result: ColumnType<unknown, string | null | undefined, string | null>;
      createdAt: Instant;
      startedAt: Instant | null;
      finishedAt: Instant | null;
    }
  >;
  jobPeriod: Refine<Generated.JobPeriod, { propertyId: PropertyId; claimedAt: Instant }>;
}
