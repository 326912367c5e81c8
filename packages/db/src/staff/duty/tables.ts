import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { StaffId } from "@foyer/domain/staff/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Refine } from "../../kernel/refine.ts";

export interface DutyTables {
  dutyAcceptance: Refine<
    Generated.DutyAcceptance,
    { propertyId: PropertyId; staffId: StaffId; language: Language; acceptedAt: Instant }
  >;
}
