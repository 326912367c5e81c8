import type { ActivityId, ActivityKind, ActivityOutcome } from "@foyer/domain/activities/schema";
import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type * as Generated from "../generated/tables.ts";
import type { GeneratedId, Refine } from "../kernel/refine.ts";

export interface ActivitiesTables {
  activity: Refine<
    Generated.Activity,
    {
      propertyId: PropertyId;
      id: GeneratedId<ActivityId>;
      clientId: ClientId;
      contactId: ContactId | null;
      staffId: StaffId;
      kind: ActivityKind;
      outcome: ActivityOutcome | null;
      doneOn: CalendarDate;
      doneAt: Instant | null;
      nextOn: CalendarDate | null;
    }
  >;
}
