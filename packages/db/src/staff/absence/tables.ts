import type { AbsenceId, AbsenceStatus } from "@foyer/domain/staff/absence/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface AbsenceTables {
  absence: Refine<
    Generated.Absence,
    {
      propertyId: PropertyId;
      id: GeneratedId<AbsenceId>;
      staffId: StaffId;
      standInId: StaffId;
      fromDate: CalendarDate;
      toDate: CalendarDate;
      status: Defaulted<AbsenceStatus>;
      askedAt: Instant;
      decidedBy: StaffId | null;
      decidedAt: Instant | null;
    }
  >;
}
