import type { CreditGrade } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { ReviewReason, ReviewsDue } from "@foyer/domain/credit/granting/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { settingOn } from "../../../properties/queries.ts";
import { ladderOn } from "../../../receivables/dunning/queries.ts";
import { openAmount } from "../../../receivables/open/queries.ts";

export interface Review {
  readonly clientId: ClientId;
  readonly client: string;
  readonly owner: string | null;
  readonly reasons: readonly ReviewReason[];
  readonly dueOn: CalendarDate;
  readonly grade: CreditGrade | null;
  readonly limitMinor: Minor | null;
  readonly validUntil: CalendarDate | null;
  /** Of the debt that is late the longest; where that is the reason. */
  readonly daysLate: number | null;
  readonly isWaiting: boolean;
}

/** Days past due of the final notice on the ladder of a day; null when the ladder has none. */
async function noticeDays(trx: Trx, on: CalendarDate): Promise<number | null> {
  const days = (await ladderOn(trx, on)).filter(({ kind }) => kind === "notice").map((step) => step.days);
  return days.length === 0 ? null : Math.min(...days);
}

/** What is open of `o` and nobody contests. */
const owed = (trx: Trx, on: CalendarDate) => sql`${openAmount(trx, on)} - (
  select coalesce(sum(d.amount_minor), 0) from ledger_dispute d
  where d.property_id = ${trx.propertyId} and d.item_id = o.item_id and ${heldOn("d", on)})`;

const late = (trx: Trx, { on, days }: { on: CalendarDate; days: number | null }): RawBuilder<unknown> =>
  days === null
    ? sql`select null::bigint as client_id, null::date as due_date where false`
    : sql`
      select account.client_id, min(o.due_date) as due_date
      from ledger_item_open o
      join ledger_account account on account.property_id = ${trx.propertyId} and account.id = o.account_id and account.purpose = 'receivable'
      where o.property_id = ${trx.propertyId} and o.span = 15 and o.side = 'debit' and o.alive_from <= ${on}::date and o.alive_to > ${on}::date
        and o.due_date <= ${addDays(on, -days)}::date and ${owed(trx, on)} > 0
      group by account.client_id`;

/**
 * Whose credit is to be looked at: late up to the final notice and not on grade C, an assessment that is over or soon will
 * be, a new client whose days are over, credit that nobody assessed. The one due first first. (A7.2)
 */
export async function reviewsDue(
  trx: Trx,
  { limit }: ReviewsDue,
  on: CalendarDate,
): Promise<{ rows: Review[]; count: number }> {
  const ahead = await settingOn(trx, "credit.notice-days", on);
  const days = await noticeDays(trx, on);
  const { rows } = await sql<Review & { count: number }>`
    with late as (${late(trx, { on, days })}),
    granted as (
      select distinct on (made.client_id) made.client_id, made.valid_until, made.review_on from credit_assessment made
      where made.property_id = ${trx.propertyId} and made.granted_at is not null
      order by made.client_id, made.granted_at desc
    ), held as (
      select client.id, client.name, grade.grade, credit.limit_minor, late.due_date, granted.valid_until, granted.review_on,
        coalesce(grade.from_date, credit.from_date) as since, granted.client_id is not null as assessed
      from client
      left join (select * from client_credit_grade where property_id = ${trx.propertyId}) grade on grade.client_id = client.id and ${heldOn("grade", on)}
      left join (select * from client_credit_limit where property_id = ${trx.propertyId}) credit on credit.client_id = client.id and ${heldOn("credit", on)}
      left join late on late.client_id = client.id
      left join granted on granted.client_id = client.id
      where client.property_id = ${trx.propertyId} and client.status = 'active' and not client.house
        and (grade.grade is not null or credit.limit_minor is not null or late.due_date is not null)
    ), due as (
      select held.*, array_remove(array[
        case when due_date is not null and grade is distinct from 'C' then 'final-notice' end,
        case when valid_until < ${on}::date then 'expired' when valid_until <= ${addDays(on, ahead)}::date then 'expiring' end,
        case when review_on <= ${on}::date then 'new-client' end,
        case when not assessed and since is not null then 'never-assessed' end], null) as reasons,
        least(
          case when due_date is not null and grade is distinct from 'C' then due_date + ${days ?? 0}::int end,
          case when valid_until <= ${addDays(on, ahead)}::date then valid_until end,
          case when review_on <= ${on}::date then review_on end,
          case when not assessed then since end) as due_on
      from held
    )
    select due.id as client_id, due.name as client, staff.name as owner, due.reasons, due.due_on, due.grade, due.limit_minor, due.valid_until,
      case when 'final-notice' = any(due.reasons) then ${on}::date - due.due_date end as days_late,
      exists (select from proposal where proposal.property_id = ${trx.propertyId} and proposal.act = 'credit.grant' and proposal.subject = 'client'
        and proposal.row_id = due.id and proposal.status in ('open', 'accepted')) as is_waiting,
      count(*) over () as count
    from due
    left join (select * from client_owner where property_id = ${trx.propertyId}) owner on owner.client_id = due.id and ${heldOn("owner", on)}
    left join staff on staff.id = owner.staff_id
    where cardinality(due.reasons) > 0
    order by due.due_on, due.id limit ${limit}`.execute(trx);
  return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 };
}
