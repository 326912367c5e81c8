import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";

/** Holds where a dated row is in force on the day: from its `from_date` until the day before its `to_date`. */
export const heldOn = (row: string, day: CalendarDate | RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${row}.from_date`)} <= ${day} and ${day} < ${sql.ref(`${row}.to_date`)}`;
