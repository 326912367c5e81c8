import type { HandOverId } from "@foyer/domain/staff/hand-over/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type * as Generated from "../../generated/tables.ts";
import type { GeneratedId, Refine } from "../../kernel/refine.ts";

export interface HandOverTables {
  handOver: Refine<
    Generated.HandOver,
    {
      propertyId: PropertyId;
      id: GeneratedId<HandOverId>;
      leaverId: StaffId;
      staffId: StaffId;
      effectiveOn: CalendarDate;
      at: Instant;
      undoneAt: Instant | null;
    }
  >;
  handOverClient: Refine<
    Generated.HandOverClient,
    { propertyId: PropertyId; handOverId: HandOverId; successorId: StaffId }
  >;
}
