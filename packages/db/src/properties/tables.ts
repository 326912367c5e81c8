import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant, TimeZone } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

export interface PropertiesTables {
  property: Refine<
    Generated.Property,
    {
      id: GeneratedId<PropertyId>;
      timeZone: TimeZone;
      currency: Currency;
      locale: Defaulted<Language>;
      startDate: CalendarDate;
      createdAt: Defaulted<Instant>;
    }
  >;
  propertyCounter: Refine<Generated.PropertyCounter, { propertyId: PropertyId }>;
  propertyKey: Refine<
    Generated.PropertyKey,
    { propertyId: PropertyId; purpose: "values" | "index"; createdAt: Defaulted<Instant> }
  >;
  setting: Refine<Generated.Setting, { propertyId: PropertyId; fromDate: CalendarDate; setAt: Instant }>;
  calendarDay: Refine<Generated.CalendarDay, { propertyId: PropertyId; date: CalendarDate }>;
}
