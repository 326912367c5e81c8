import type { ClientId } from "@foyer/domain/clients/schema";
import type { CreditReservationId } from "@foyer/domain/credit/booking/schema";
import type { CreditOverrideId } from "@foyer/domain/credit/holds/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface OfLimit {
  propertyId: PropertyId;
  clientId: ClientId;
}

export interface CreditExposureTables {
  creditReservation: Refine<
    Generated.CreditReservation,
    OfLimit & {
      id: GeneratedId<CreditReservationId>;
      amountMinor: Minor;
      expectedOn: CalendarDate;
      staffId: StaffId | null;
      reservedAt: Instant;
      releasedBy: StaffId | null;
      releasedAt: Instant | null;
    }
  >;
  creditReservationUse: Refine<
    Generated.CreditReservationUse,
    {
      propertyId: PropertyId;
      reservationId: CreditReservationId;
      stayId: StayId | null;
      itemId: LedgerItemId | null;
      amountMinor: Minor;
    }
  >;
  creditDeskStay: Refine<
    Generated.CreditDeskStay,
    { propertyId: PropertyId; stayId: StayId; staffId: StaffId | null; notedAt: Instant }
  >;
  creditRollUp: Refine<
    Generated.CreditRollUp,
    OfLimit & {
      fromDate: CalendarDate;
      toDate: Defaulted<CalendarDate>;
      staffId: StaffId | null;
      setAt: Instant;
    }
  >;
  creditOverride: Refine<
    Generated.CreditOverride,
    OfLimit & {
      id: GeneratedId<CreditOverrideId>;
      upToMinor: Minor;
      fromDate: CalendarDate;
      toDate: CalendarDate;
      proposedBy: StaffId | null;
      approvedBy: StaffId | null;
      recordedAt: Instant;
      endedBy: StaffId | null;
      endedAt: Instant | null;
    }
  >;
}
