import type { ClientId } from "@foyer/domain/clients/schema";
import { enteredHere } from "@foyer/domain/credit/exposure/rules";
import type { ExposureKind, ExposureWindow } from "@foyer/domain/credit/exposure/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { openAmount } from "../../../receivables/open/queries.ts";

export interface AskedRows extends ExposureWindow {
  /** Only these clients' rows; all when absent. */
  readonly members?: readonly ClientId[] | undefined;
}

/**
 * One kind of thing that uses a client's limit. `rows` selects client_id, part, id, about, day, whole (its amount), amount
 * (what counts of it) and late (the days that an undisputed debt is past due), in the property's currency. It may name
 * `membership` and `on_credit`, the clients that have a limit or an override today.
 */
export interface ExposureSource {
  readonly kind: ExposureKind;
  readonly rows: (trx: Trx, asked: AskedRows) => RawBuilder<unknown>;
}

/** How the things that use a limit plug in. */
export type ExposureRegister = Readonly<Record<ExposureKind, ExposureSource["rows"]>>;

const ofMembers = (column: string, { members }: AskedRows): RawBuilder<boolean> =>
  members === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${[...members]}::bigint[])`;

/** So much of an item's amount in the property's currency, at the rate at which it was booked. */
const atBookedRate = (amount: RawBuilder<unknown>, item: string) => sql`
  case when ${sql.ref(`${item}.base_minor`)} is null then ${amount}
    else round((${amount})::numeric * ${sql.ref(`${item}.base_minor`)} / ${sql.ref(`${item}.amount_minor`)})::bigint end`;

/**
 * What is open today: of one client through its accounts, of all through the spans of the index that aging reads. A debt that
 * was posted for a later day is owed already; a payment that is to come is not here yet.
 */
const openToday = (trx: Trx, asked: AskedRows) => {
  const columns = sql`o.item_id, o.account_id, o.side, o.amount_minor, o.base_minor, o.due_date, o.alive_from, o.alive_to,
    o.open_minor, o.first_allocated, o.last_allocated`;
  const alive = sql`o.alive_to > ${asked.on}::date and (o.side = 'debit' or o.alive_from <= ${asked.on}::date)`;
  return asked.members === undefined
    ? sql`
      select alive.* from generate_series(0, 15) life (span)
      cross join lateral (
        select ${columns} from ledger_item_open o
        where o.property_id = ${trx.propertyId} and o.span = life.span
          and o.alive_from > case life.span when 15 then '-infinity' else ${asked.on}::date - (1 << life.span) end and ${alive}
        offset 0
      ) alive`
    : sql`
      select ${columns} from ledger_account own
      join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = own.id and ${alive}
      where own.property_id = ${trx.propertyId} and ${ofMembers("own.client_id", asked)}`;
};

/**
 * What a client owes, less what it paid too much; disputed amounts count, but make nobody late. (A7.4) The account is looked up
 * item by item: before its statistics are fresh the planner would read all open items again for each account.
 */
export const itemRows: ExposureSource["rows"] = (trx, asked) => sql`
  select account.client_id, 'balance'::text as part, o.item_id as id,
    (select item.source_reference from ledger_item item where item.property_id = ${trx.propertyId} and item.id = o.item_id) as about,
    o.due_date as day,
    case o.side when 'debit' then 1 else -1 end * ${atBookedRate(sql`o.amount_minor`, "o")} as whole,
    case o.side when 'debit' then 1 else -1 end * ${atBookedRate(sql`o.today_minor`, "o")} as amount,
    case when o.side = 'debit' and o.today_minor > coalesce(contested.amount_minor, 0)
      then greatest(0, ${asked.on}::date - o.due_date) else 0 end as late
  from (select o.*, ${openAmount(trx, asked.on)} as today_minor from (${openToday(trx, asked)}) o offset 0) o
  cross join lateral (
    select own.client_id from ledger_account own
    where own.property_id = ${trx.propertyId} and own.id = o.account_id and own.purpose = 'receivable'
    offset 0
  ) account
  left join (
    select d.item_id, sum(d.amount_minor)::bigint as amount_minor from ledger_dispute d
    where d.property_id = ${trx.propertyId} and d.from_date <= ${asked.on}::date and d.to_date > ${asked.on}::date group by d.item_id
  ) contested on contested.item_id = o.item_id
  where o.today_minor > 0`;

/**
 * Stays that were consumed or are expected, less what invoices bill of them. Those entered here are on credit unless they are
 * paid at the desk; an imported one is on credit where the client has any. One that was entered here gives way to the imported
 * stay of its number. (A7.4)
 */
export const stayRows: ExposureSource["rows"] = (trx, asked) => sql`
  select chosen.client_id, chosen.part, chosen.id, chosen.about, chosen.day, earns.whole,
    earns.whole - bills.billed as amount, 0 as late
  from (${chosenStays(trx, asked)} offset 0) chosen
  cross join lateral (
    select coalesce(sum(day.room_minor + day.food_minor + day.meeting_minor + day.other_minor), 0)::bigint as whole
    from stay_day day where day.property_id = ${trx.propertyId} and day.stay_id = chosen.id
  ) earns
  cross join lateral (
    select coalesce(sum(${atBookedRate(sql`billed.amount_minor`, "item")}), 0)::bigint as billed
    from ledger_item_stay billed
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = billed.item_id
    where billed.property_id = ${trx.propertyId} and billed.stay_id = chosen.id and not exists (
      select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = item.id)
  ) bills
  where earns.whole > bills.billed`;

/** Those that are looked at, before their days and bills are: `offset 0` keeps the planner from adding up all others too. */
const chosenStays = (trx: Trx, asked: AskedRows) => sql`
  select stay.client_id, case stay.status when 'completed' then 'unbilled' else 'reserved' end as part, stay.id,
    stay.confirmation as about, case stay.status when 'completed' then stay.departure else stay.arrival end as day
  from stay
  left join (select member_id, holder_id from membership) shared on shared.member_id = stay.client_id
  where stay.property_id = ${trx.propertyId} and stay.status in ('definite', 'in-house', 'completed')
    and stay.departure >= ${asked.on}::date - ${asked.unbilled}::int and stay.arrival <= ${asked.on}::date + ${asked.horizon}::int
    and ${ofMembers("stay.client_id", asked)}
    and (stay.source = ${enteredHere} or coalesce(shared.holder_id, stay.client_id) in (select client_id from on_credit))
    and not exists (
      select from credit_desk_stay desk where desk.property_id = ${trx.propertyId} and desk.stay_id = stay.id)
    and not (stay.source = ${enteredHere} and exists (
      select from stay imported
      where imported.property_id = ${trx.propertyId} and imported.confirmation = stay.confirmation
        and imported.client_id = stay.client_id and imported.source <> ${enteredHere}))`;

/** What was reserved by hand and became neither stay nor invoice yet. (A7.4) */
export const reservationRows: ExposureSource["rows"] = (trx, asked) => sql`
  select left_over.client_id, 'reserved'::text as part, left_over.id, left_over.note as about, left_over.expected_on as day,
    left_over.amount_minor as whole, left_over.amount_minor - left_over.drawn as amount, 0 as late
  from (
    select reservation.client_id, reservation.id, reservation.note, reservation.expected_on, reservation.amount_minor,
      (${drawnOf(trx)}) as drawn
    from credit_reservation reservation
    where reservation.property_id = ${trx.propertyId} and reservation.released_at is null
      and reservation.expected_on <= ${asked.on}::date + ${asked.horizon}::int and ${ofMembers("reservation.client_id", asked)}
  ) left_over where left_over.amount_minor > left_over.drawn`;

/** How much of `reservation` was drawn on, by stays that came to something and invoices that stand. */
export const drawnOf = (trx: Trx): RawBuilder<number> => sql<number>`
  select coalesce(sum(used.amount_minor), 0)::bigint from credit_reservation_use used
  where used.property_id = ${trx.propertyId} and used.reservation_id = reservation.id
    and not exists (
      select from stay came where came.property_id = ${trx.propertyId} and came.id = used.stay_id
        and came.status not in ('definite', 'in-house', 'completed'))
    and not exists (
      select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = used.item_id)`;
