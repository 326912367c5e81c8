import type {
  DuplicateId,
  DuplicateLevel,
  DuplicateReason,
  DuplicateStatus,
} from "@foyer/domain/clients/duplicates/schema";
import type { MergeId } from "@foyer/domain/clients/merges/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { ColumnType } from "kysely";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface DuplicatesTables {
  clientNameGram: Refine<Generated.ClientNameGram, { propertyId: PropertyId; clientId: ClientId }>;
  clientDuplicate: Refine<
    Generated.ClientDuplicate,
    {
      propertyId: PropertyId;
      id: GeneratedId<DuplicateId>;
      oneId: ClientId;
      otherId: ClientId;
      level: DuplicateLevel;
      reasons: ColumnType<DuplicateReason[], string, string>;
      status: Defaulted<DuplicateStatus>;
      foundAt: Instant;
      decidedAt: Instant | null;
      decidedBy: StaffId | null;
    }
  >;
  clientMerge: Refine<
    Generated.ClientMerge,
    {
      propertyId: PropertyId;
      id: GeneratedId<MergeId>;
      winnerId: ClientId;
      loserId: ClientId;
      mergedAt: Instant;
      staffId: StaffId | null;
      undoneAt: Instant | null;
    }
  >;
}
