import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { Indicator, PointEvent, ScoreOver, ScoreStatus } from "@foyer/domain/scores/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { ColumnType } from "kysely";
import type * as Generated from "../generated/tables.ts";
import type { GeneratedId, Refine } from "../kernel/refine.ts";

export interface OfRepMonth {
  propertyId: PropertyId;
  month: Month;
  staffId: StaffId;
}

export interface ScoresTables {
  scoreMonth: Refine<
    Generated.ScoreMonth,
    {
      propertyId: PropertyId;
      month: Month;
      status: ScoreStatus;
      computedAt: Instant;
      rules: ColumnType<Record<string, number>, string, string>;
    }
  >;
  scoreIndicator: Refine<Generated.ScoreIndicator, OfRepMonth & { indicator: Indicator; over: ScoreOver }>;
  scoreRep: Refine<Generated.ScoreRep, OfRepMonth>;
  scoreEvidence: Refine<
    Generated.ScoreEvidence,
    OfRepMonth & {
      indicator: Indicator;
      over: ScoreOver;
      clientId: ClientId;
      fromDate: CalendarDate;
      toDate: CalendarDate;
    }
  >;
  pointEntry: Refine<
    Generated.PointEntry,
    OfRepMonth & {
      id: GeneratedId<number>;
      event: PointEvent;
      clientId: ClientId;
      onDate: CalendarDate;
      recordedAt: Instant;
    }
  >;
}
