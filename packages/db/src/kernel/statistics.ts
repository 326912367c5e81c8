import { sql } from "kysely";
import type { Trx } from "./fence.ts";

/** Tells the planner about tables that were just filled: without it the next question may read all of a table for one row. */
export async function refreshStatistics(trx: Trx, tables: readonly string[]): Promise<void> {
  await sql`select app.refresh_statistics(${tables}::text[])`.execute(trx);
}
