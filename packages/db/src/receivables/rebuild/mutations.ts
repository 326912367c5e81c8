import type { Instant } from "@foyer/domain/kernel/time";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

/** Beyond every item: the last block sweeps up what stands in the projection without an item. */
const beyond = Number.MAX_SAFE_INTEGER;

/** How many items one block holds, and with it how long whoever posts meanwhile waits. */
const rebuildBlock = 5_000;

export interface RebuiltBlock {
  readonly items: number;
  /** The last item of the block; nothing when there is no further one. */
  readonly last: LedgerItemId | null;
}

/** Makes the projection of the next items anew. Each block is a transaction of its own, so that the house goes on posting. */
export async function rebuildNextBlock(trx: Trx, after: number, size = rebuildBlock): Promise<RebuiltBlock> {
  const { rows } = await sql<{ last: LedgerItemId | null }>`
    select max(id) as last from (
      select id from ledger_item where property_id = ${trx.propertyId} and id > ${after} order by id limit ${size}
    ) block`.execute(trx);
  const last = rows[0]?.last ?? null;
  const built = await sql<{ items: number }>`
    select app.rebuild_ledger_open(${trx.propertyId}, ${after}, ${last ?? beyond}) as items`.execute(trx);
  return { items: built.rows[0]?.items ?? 0, last };
}

/** Makes the sums by day anew and says in the record that all was. */
export async function finishRebuild(trx: Trx, now: Instant): Promise<void> {
  await sql`select app.rebuild_ledger_control(${trx.propertyId})`.execute(trx);
  await recordChange(trx, { act: "receivables.rebuild", at: now, fields: [] });
}
