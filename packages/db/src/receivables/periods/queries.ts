import type { CalendarDate, Month } from "@foyer/domain/kernel/time";
import type { PeriodStatus } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

export async function periodOf(trx: Trx, month: Month): Promise<PeriodStatus> {
  const row = await trx
    .selectFrom("ledgerPeriod")
    .select("status")
    .where("propertyId", "=", trx.propertyId)
    .where("month", "=", sql<CalendarDate>`${`${month}-01`}::date`)
    .executeTakeFirst();
  return row?.status ?? "open";
}

export interface LedgerPeriod {
  readonly month: Month;
  readonly status: PeriodStatus;
  /** Days of it on which something is posted. */
  readonly days: number;
}

/** The months in which something is posted or that were closed, the latest first, whatever their status. */
export async function ledgerPeriods(trx: Trx): Promise<LedgerPeriod[]> {
  const { rows } = await sql<LedgerPeriod>`
    select to_char(months.month, 'YYYY-MM') as month, coalesce(p.status, 'open') as status, months.days
    from (
      select month, sum(days)::int as days from (
        select date_trunc('month', c.posting_date)::date as month, 1 as days from ledger_control c where c.property_id = ${trx.propertyId}
        union all select p.month, 0 from ledger_period p where p.property_id = ${trx.propertyId}
      ) used group by month
    ) months
    left join ledger_period p on p.property_id = ${trx.propertyId} and p.month = months.month
    order by months.month desc limit 240`.execute(trx);
  return rows;
}
