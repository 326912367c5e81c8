import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { CreditGrade, CreditTerm } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Gate } from "@foyer/domain/credit/assessment/schema";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../../generated/tables.ts";
import type { GeneratedId, Refine } from "../../kernel/refine.ts";

export interface CreditAssessmentTables {
  creditScorecard: Refine<
    Generated.CreditScorecard,
    { propertyId: PropertyId; fromDate: CalendarDate; staffId: StaffId | null; recordedAt: Instant }
  >;
  creditAssessment: Refine<
    Generated.CreditAssessment,
    {
      propertyId: PropertyId;
      id: GeneratedId<CreditAssessmentId>;
      clientId: ClientId;
      asOf: CalendarDate;
      gates: Gate[];
      computedGrade: CreditGrade;
      volumeMinor: Minor;
      computedLimitMinor: Minor;
      validUntil: CalendarDate;
      reviewOn: CalendarDate | null;
      assessedBy: StaffId | null;
      assessedAt: Instant;
      grade: CreditGrade | null;
      limitMinor: Minor | null;
      term: CreditTerm["term"] | null;
      proposalId: ProposalId | null;
      proposedBy: StaffId | null;
      grantedBy: StaffId | null;
      grantedAt: Instant | null;
      grantedFrom: CalendarDate | null;
    }
  >;
}
