import type { Role } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";
import type { AbsenceTables } from "./absence/tables.ts";
import type { DutyTables } from "./duty/tables.ts";
import type { HandOverTables } from "./hand-over/tables.ts";

export interface StaffTables extends AbsenceTables, DutyTables, HandOverTables {
  staff: Refine<
    Generated.Staff,
    {
      id: GeneratedId<StaffId>;
      email: StaffEmail;
      language: Defaulted<Language>;
      status: Defaulted<"active" | "left">;
      lastPropertyId: PropertyId | null;
      createdAt: Defaulted<Instant>;
    }
  >;
  team: Refine<Generated.Team, { propertyId: PropertyId; id: GeneratedId<number> }>;
  staffRole: Refine<
    Generated.StaffRole,
    {
      propertyId: PropertyId;
      id: GeneratedId<number>;
      staffId: StaffId;
      role: Role;
      fromDate: CalendarDate;
      toDate: Defaulted<CalendarDate>;
    }
  >;
  session: Refine<
    Generated.Session,
    { staffId: StaffId; propertyId: PropertyId; createdAt: Instant; seenAt: Instant; expiresAt: Instant }
  >;
  signInLink: Refine<
    Generated.SignInLink,
    { propertyId: PropertyId; staffId: StaffId; expiresAt: Instant; usedAt: Instant | null }
  >;
  rateLimit: Refine<Generated.RateLimit, { windowStart: Instant }>;
}
