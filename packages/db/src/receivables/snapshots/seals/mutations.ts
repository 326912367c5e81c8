import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { hashOf } from "./queries.ts";

/** Month ends that were kept and not sealed yet, the oldest first. */
async function toSeal(trx: Trx): Promise<{ businessDate: CalendarDate; currency: Currency }[]> {
  const { rows } = await sql<{ businessDate: CalendarDate; currency: Currency }>`
    select kept.business_date, kept.currency from aging_snapshot kept
    where kept.property_id = ${trx.propertyId} and extract(day from kept.business_date + 1) = 1 and not exists (
      select from aging_seal seal where seal.property_id = ${trx.propertyId} and seal.business_date = kept.business_date
        and seal.currency = kept.currency)
    order by kept.business_date, kept.currency`.execute(trx);
  return rows;
}

/**
 * Seals every month end that was kept: a hash over its rows, what it was asked with and the ledger's sequence, and over the
 * seal before it. What is recorded later changes nothing of it. Safe to run twice. (A7.6)
 */
export async function sealMonthEnds(trx: Trx, now: Instant): Promise<CalendarDate[]> {
  const ends = await toSeal(trx);
  for (const { businessDate, currency } of ends)
    await sql`
      insert into aging_seal (property_id, business_date, currency, sealed_at, sequence, rule, edges, clients, previous, hash)
      select ${trx.propertyId}, sealed.business_date, sealed.currency, ${now}::timestamptz, sealed.sequence, sealed.rule, sealed.edges,
        sealed.clients, sealed.previous, ${hashOf(trx)}
      from (
        select kept.business_date, kept.currency, kept.sequence, 'due' as rule, kept.edges,
          (select count(*) from aging_snapshot_client line where line.property_id = ${trx.propertyId}
            and line.business_date = kept.business_date and line.currency = kept.currency)::integer as clients,
          (select seal.hash from aging_seal seal where seal.property_id = ${trx.propertyId} and seal.currency = kept.currency
            and seal.business_date < kept.business_date order by seal.business_date desc limit 1) as previous
        from aging_snapshot kept
        where kept.property_id = ${trx.propertyId} and kept.business_date = ${businessDate}::date and kept.currency = ${currency}
      ) sealed
      on conflict (property_id, business_date, currency) do nothing`.execute(trx);
  if (ends.length > 0) await recordChange(trx, { act: "receivables.seal", at: now, fields: [] });
  return [...new Set(ends.map((end) => end.businessDate))];
}
