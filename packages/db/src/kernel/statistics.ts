import { sql } from "kysely";
import type { Trx } from "./fence.ts";

/**
 * Waits until no other transaction that fills tables wholesale is at its statistics: two that refresh the same tables in a
 * different order would wait for each other for ever. Holds until the transaction ends.
 */
export async function lockStatistics(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('statistics'))`.execute(trx);
}

/** Tells the planner about tables that were just filled: without it the next question may read all of a table for one row. */
export async function refreshStatistics(trx: Trx, tables: readonly string[]): Promise<void> {
  await sql`select app.refresh_statistics(${tables}::text[])`.execute(trx);
}
