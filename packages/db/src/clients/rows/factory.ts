import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { refreshStatistics } from "../../kernel/statistics.ts";

/** So many clients at once, `Client 000001` and on. */
export async function manyClients(trx: Trx, count: number): Promise<void> {
  await sql`
    insert into client (property_id, reference, kind, name, created_at)
    select ${trx.propertyId}, 'M-' || n, 'organisation', 'Client ' || lpad(n::text, 6, '0'), '2026-01-01'
    from generate_series(1, ${count}::int) as n`.execute(trx);
  await refreshStatistics(trx, ["client"]);
}
