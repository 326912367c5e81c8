import type { ClientId } from "@foyer/domain/clients/schema";
import type { RatedFactor } from "@foyer/domain/credit/assessment/schema";
import type { CreditReferenceId, ReferenceKind, ReferenceVerdict } from "@foyer/domain/credit/information/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface Told {
  propertyId: PropertyId;
  clientId: ClientId;
  staffId: StaffId | null;
  recordedAt: Instant;
}

export interface CreditInformationTables {
  creditYear: Refine<
    Generated.CreditYear,
    Told & {
      currency: Currency;
      revenueMinor: Minor | null;
      profitMinor: Minor | null;
      cashFlowMinor: Minor | null;
      assetsMinor: Minor | null;
      currentAssetsMinor: Minor | null;
      liabilitiesMinor: Minor | null;
      currentLiabilitiesMinor: Minor | null;
    }
  >;
  creditProfile: Refine<
    Generated.CreditProfile,
    Told & { foundedOn: CalendarDate | null; capitalMinor: Minor | null; contractedYearMinor: Minor | null }
  >;
  creditReference: Refine<
    Generated.CreditReference,
    Told & {
      id: GeneratedId<CreditReferenceId>;
      kind: ReferenceKind;
      verdict: ReferenceVerdict;
      givenOn: CalendarDate;
      archivedAt: Instant | null;
    }
  >;
  creditRating: Refine<Generated.CreditRating, Told & { factor: RatedFactor; ratedOn: CalendarDate }>;
  creditBlock: Refine<Generated.CreditBlock, Told & { fromDate: CalendarDate; toDate: Defaulted<CalendarDate> }>;
}
