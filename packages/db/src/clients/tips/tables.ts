import type { TipField, TipId, TipSource, TipStatus } from "@foyer/domain/clients/tips/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface TipsTables {
  tip: Refine<
    Generated.Tip,
    {
      propertyId: PropertyId;
      id: GeneratedId<TipId>;
      source: TipSource;
      staffId: StaffId | null;
      clientId: ClientId | null;
      language: Defaulted<Language>;
      status: Defaulted<TipStatus>;
      sentAt: Instant;
      field: TipField | null;
      decidedBy: StaffId | null;
      decidedAt: Instant | null;
    }
  >;
}
