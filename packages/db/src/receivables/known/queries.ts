import { Refusal } from "@foyer/domain/kernel/refusal";
import { addDays, atLocal, type CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/**
 * The number of the last row that was recorded by the end of a day. Only a day that is over can be asked for: on a running
 * one the answer would change.
 */
export async function knownBy(trx: Trx, knownOn: CalendarDate, today: CalendarDate): Promise<number> {
  if (knownOn >= today) throw new Refusal("invalid", "receivables.known-later", { date: knownOn });
  const { rows } = await sql<{ sequence: number }>`
    select sequence from ledger_recording
    where property_id = ${trx.propertyId} and recorded_at < ${atLocal(addDays(knownOn, 1), 0, trx.property.timeZone)}::timestamptz
    order by recorded_at desc limit 1`.execute(trx);
  return rows[0]?.sequence ?? 0;
}

interface Known {
  readonly asOf: CalendarDate;
  /** The last row that counts. */
  readonly sequence: number;
  /** What is open as the whole ledger says: item_id, account_id, side, late, open_minor, amount_minor, base_minor. */
  readonly items: RawBuilder<unknown>;
  /** Days past due of `o`. */
  readonly late: RawBuilder<unknown>;
}

/**
 * What was open on a day as far as it was known later: of what the whole ledger says, the items that were recorded since are
 * left out and what was allocated since is given back. It reads what was recorded since and nothing else of the past.
 */
export const knownItems = (trx: Trx, { asOf, sequence, items, late }: Known): RawBuilder<unknown> => sql`
  select known.item_id, known.account_id, known.side, known.late, sum(known.open_minor)::bigint as open_minor,
    known.amount_minor, known.base_minor
  from (
    select item_id, account_id, side, late, open_minor, amount_minor, base_minor from (${items}) told
    union all
    select o.item_id, o.account_id, o.side, ${late} as late, since.amount as open_minor, o.amount_minor, o.base_minor
    from (
      select item_id, sum(amount_minor)::bigint as amount from (
        select d.debit_item_id as item_id, d.amount_minor from ledger_allocation d
        where d.property_id = ${trx.propertyId} and d.sequence > ${sequence} and d.effective_date <= ${asOf}::date
        union all
        select c.credit_item_id, c.amount_minor from ledger_allocation c
        where c.property_id = ${trx.propertyId} and c.sequence > ${sequence} and c.effective_date <= ${asOf}::date
      ) moved group by item_id
    ) since
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = since.item_id and o.span >= 0
  ) known
  where not exists (
    select from ledger_item i where i.property_id = ${trx.propertyId} and i.id = known.item_id and i.sequence > ${sequence})
  group by known.item_id, known.account_id, known.side, known.late, known.amount_minor, known.base_minor`;
