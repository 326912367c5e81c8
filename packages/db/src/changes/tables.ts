import type { CellAnswer } from "@foyer/domain/changes/schema";
import type { GridFilter, GridSort, GridView, GridViewId } from "@foyer/domain/changes/views/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ColumnType } from "kysely";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

export interface ChangesTables {
  change: Refine<Generated.Change, { propertyId: PropertyId; staffId: StaffId | null; at: Instant }>;
  changeField: Refine<Generated.ChangeField, { propertyId: PropertyId }>;
  gridView: Refine<
    Generated.GridView,
    {
      propertyId: PropertyId;
      id: GeneratedId<GridViewId>;
      staffId: StaffId;
      audience: Defaulted<"private" | "shared" | "role">;
      role: Role | null;
      filter: ColumnType<GridFilter, string, string>;
      sort: ColumnType<GridSort, string, string>;
      columns: ColumnType<GridView["columns"], string, string>;
      colours: ColumnType<GridView["colours"], string, string>;
      savedAt: Instant;
    }
  >;
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
