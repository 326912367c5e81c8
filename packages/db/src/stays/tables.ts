import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

export interface StaysTables {
  stay: Refine<
    Generated.Stay,
    {
      propertyId: PropertyId;
      id: GeneratedId<StayId>;
      clientId: ClientId;
      contactId: ContactId | null;
      bookedOn: CalendarDate | null;
      arrival: CalendarDate;
      departure: CalendarDate;
      status: StayStatus;
      createdAt: Instant;
    }
  >;
  stayDay: Refine<
    Generated.StayDay,
    {
      propertyId: PropertyId;
      stayId: StayId;
      date: CalendarDate;
      nights: 0 | 1;
      roomMinor: Defaulted<Minor>;
      foodMinor: Defaulted<Minor>;
      meetingMinor: Defaulted<Minor>;
      otherMinor: Defaulted<Minor>;
    }
  >;
}
