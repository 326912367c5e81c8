import type { CellAnswer } from "@foyer/domain/changes/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ColumnType } from "kysely";
import type * as Generated from "../generated/tables.ts";
import type { Refine } from "../kernel/refine.ts";

export interface ChangesTables {
  change: Refine<Generated.Change, { propertyId: PropertyId; staffId: StaffId | null; at: Instant }>;
  changeField: Refine<Generated.ChangeField, { propertyId: PropertyId }>;
  changeSet: Refine<
    Generated.ChangeSet,
    {
      propertyId: PropertyId;
      answers: ColumnType<readonly CellAnswer[], string, string>;
      /** What the sheet called a row it made, and the row's number. */
      made: ColumnType<readonly (readonly [string, string])[], string, string>;
    }
  >;
}
