import type { ProposalId, ProposalStatus, ProposedValues } from "@foyer/domain/approvals/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { RefusalDetails } from "@foyer/domain/kernel/refusal";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { ColumnType } from "kysely";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

export interface ApprovalsTables {
  proposal: Refine<
    Generated.Proposal,
    {
      propertyId: PropertyId;
      id: GeneratedId<ProposalId>;
      before: ColumnType<ProposedValues, string, never>;
      after: ColumnType<ProposedValues, string, never>;
      payload: ColumnType<unknown, string, never>;
      status: Defaulted<ProposalStatus>;
      proposedBy: StaffId | null;
      proposedAt: Instant;
      expiresAt: Instant;
      decidedBy: StaffId | null;
      decidedAt: Instant | null;
      endedAt: Instant | null;
      problemDetails: ColumnType<RefusalDetails | null, string | null | undefined, string | null>;
    }
  >;
}
