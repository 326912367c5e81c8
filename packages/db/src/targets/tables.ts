import type { ClientClass } from "@foyer/domain/clients/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { TargetId, TargetMetric } from "@foyer/domain/targets/schema";
import type * as Generated from "../generated/tables.ts";
import type { GeneratedId, Refine } from "../kernel/refine.ts";

export interface TargetsTables {
  target: Refine<
    Generated.Target,
    {
      propertyId: PropertyId;
      id: GeneratedId<TargetId>;
      metric: TargetMetric;
      class: ClientClass;
      staffId: StaffId | null;
    }
  >;
  targetMonth: Refine<Generated.TargetMonth, { propertyId: PropertyId; targetId: TargetId }>;
}
