import { answerable } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ConfirmImported } from "@foyer/domain/receivables/dunning/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { recordMade } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { accountFacts } from "../facts/queries.ts";

/** Finance says that what came in overdue is so: from the next run on these items go up the ladder, from its first step. (A7.6) */
export async function confirmImported(
  trx: Trx,
  { clientIds }: ConfirmImported,
  now: Instant,
): Promise<{ items: number }> {
  const on = today(trx, now);
  const facts = await accountFacts(trx, { asOf: on, clientIds, daysAhead: 0 }, on);
  const waiting = facts.flatMap(({ items }) =>
    items.filter(({ unconfirmed }) => unconfirmed).map(({ itemId }) => itemId),
  );
  if (waiting.length === 0) return { items: 0 };
  const { rows } = await sql<{ id: LedgerItemId }>`
    insert into dunning_confirmation (property_id, item_id, staff_id, confirmed_at)
    select ${trx.propertyId}, item_id, ${answerable(trx.actor)}::bigint, ${now}::timestamptz
    from unnest(${waiting}::bigint[]) as given (item_id)
    on conflict do nothing
    returning item_id as id`.execute(trx);
  await recordMade(trx, {
    act: "receivables.confirm-imported",
    at: now,
    made: { dunning_confirmation: rows.map(({ id }) => id) },
  });
  return { items: rows.length };
}
