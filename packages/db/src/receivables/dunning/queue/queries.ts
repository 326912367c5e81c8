import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { QueuePage } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { disputedOn } from "../../disputes/queries.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { openOn } from "../facts/queries.ts";
import { phonesOf } from "../phones/queries.ts";
import { accountsAhead } from "../outlook/queries.ts";

interface Ranked {
  readonly clientId: ClientId;
  readonly client: string;
  readonly reference: string;
  readonly ownerId: StaffId | null;
  readonly owner: string | null;
  readonly overdueMinor: Minor;
  readonly disputedMinor: Minor;
  readonly oldestDays: number;
  readonly items: number;
  /** Σ of what is asked for × days late: what the queue is sorted by. */
  readonly amountDays: number;
  readonly count: number;
  readonly sumMinor: Minor;
}

/** The rows of a page, with count and sum of all: one statement over everything that is late. */
async function ranked(trx: Trx, page: QueuePage & { currency: Currency }, today: CalendarDate): Promise<Ranked[]> {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await sql<Ranked>`
    select late.client_id, client.name as client, client.reference, owner.staff_id as owner_id, staff.name as owner,
      late.overdue_minor, late.disputed_minor, late.oldest_days, late.items, late.amount_days,
      count(*) over () as count, (sum(late.overdue_minor) over ())::bigint as sum_minor
    from (
      select account.client_id, sum(debt.asked)::bigint as overdue_minor, sum(debt.contested)::bigint as disputed_minor,
        max(debt.days) as oldest_days, count(*)::int as items, sum(debt.asked * debt.days)::bigint as amount_days
      from (
        select open.account_id, open.open_minor - open.contested as asked, open.contested, open.days
        from (
          select of_day.account_id, of_day.open_minor, ${today}::date - of_day.due_date as days,
            least(of_day.open_minor, ${disputedOn(trx, sql`of_day.item_id`, { asOf: today })}) as contested
          from (${openOn(trx, { asOf: today }, "debit")}) of_day
          where of_day.open_minor > 0 and of_day.due_date < ${today}::date
        ) open
      ) debt
      join ledger_account account on account.property_id = ${trx.propertyId} and account.id = debt.account_id
        and account.currency = ${page.currency}
      where ${reached}
      group by account.client_id
      having max(debt.days) > ${page.overDays}
    ) late
    join client on client.property_id = ${trx.propertyId} and client.id = late.client_id and not client.house
    left join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = late.client_id and ${heldOn("owner", today)}
    left join staff on staff.id = owner.staff_id
    where ${page.ownerId === undefined ? sql`true` : sql`owner.staff_id = ${page.ownerId}`}
    order by late.amount_days desc, late.client_id offset ${page.offset} limit ${page.limit}`.execute(trx);
  return rows;
}

/** Clients to collect from, the most urgent first: by amount × lateness, with what comes next and what holds it back. (A7.7) */
export async function collectionQueue(trx: Trx, page: QueuePage, today: CalendarDate) {
  const currency = page.currency ?? trx.property.currency;
  const found = await ranked(trx, { ...page, currency }, today);
  const clientIds = found.map(({ clientId }) => clientId);
  const ahead = new Map(
    (await accountsAhead(trx, { clientIds, currency }, today)).map((account) => [account.clientId, account]),
  );
  const phones = await phonesOf(trx, clientIds);
  return {
    currency,
    today,
    rows: found.map(({ count: _, sumMinor: __, ...row }) => ({
      ...row,
      ahead: ahead.get(row.clientId) ?? null,
      phone: phones.get(row.clientId) ?? null,
    })),
    count: found[0]?.count ?? 0,
    sumMinor: found[0]?.sumMinor ?? minor(0),
  };
}
