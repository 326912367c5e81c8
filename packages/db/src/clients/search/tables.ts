import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Refine } from "../../kernel/refine.ts";

export interface SearchTables {
  searchEntry: Refine<Generated.SearchEntry, { propertyId: PropertyId }>;
}
