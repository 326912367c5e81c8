import { addDays, atLocal, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { AgingQuestion, AgingRule } from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { knownBy, knownItems } from "../../known/queries.ts";
import { openAmount } from "../../open/queries.ts";

const countedFrom: Record<AgingRule, RawBuilder<CalendarDate>> = {
  due: sql`o.due_date`,
  document: sql`o.document_date`,
  checkout: sql`coalesce(o.checkout_date, o.document_date)`,
};

export interface OpenQuestion extends Pick<AgingQuestion, "asOf" | "rule"> {
  /** The last row of the ledger that was known; absent: all are. */
  readonly known?: number | undefined;
  /** The ids of some accounts, as a statement; absent: of all. */
  readonly accounts?: RawBuilder<unknown> | undefined;
  /** Which disputes were known: those noted before this moment; absent: all are. */
  readonly notedBefore?: Instant | undefined;
}

const itemColumns = (trx: Trx, { asOf, rule }: OpenQuestion) => sql`
  o.item_id, o.account_id, o.side, ${asOf}::date - ${countedFrom[rule]} as late, ${openAmount(trx, asOf)} as open_minor,
  o.amount_minor, o.base_minor`;

const aliveOn = ({ asOf }: OpenQuestion) => sql`o.alive_from <= ${asOf}::date and o.alive_to > ${asOf}::date`;

/**
 * Everything open when a day was over, with its days past due: reads what was alive on that day and nothing else. A life
 * of at most so many days that includes the day began at most so many days before it. `offset 0` keeps the planner from
 * copying the open amount into each of the report's columns, and has it look up each span by the index.
 */
const itemsAlive = (trx: Trx, question: OpenQuestion) => sql`
  select alive.* from generate_series(0, 15) life (span)
  cross join lateral (
    select ${itemColumns(trx, question)}
    from ledger_item_open o
    where o.property_id = ${trx.propertyId} and o.span = life.span
      and o.alive_from > case life.span when 15 then '-infinity' else ${question.asOf}::date - (1 << life.span) end
      and ${aliveOn(question)}
    offset 0
  ) alive`;

/** The same of some accounts: all that they ever had, by the index. */
const itemsOfAccounts = (trx: Trx, question: OpenQuestion, accounts: RawBuilder<unknown>) => sql`
  select ${itemColumns(trx, question)}
  from ledger_item_open o
  where o.property_id = ${trx.propertyId} and o.account_id = any(array(${accounts})) and o.span >= 0 and ${aliveOn(question)}
  offset 0`;

const itemsKnown = (trx: Trx, question: OpenQuestion): RawBuilder<unknown> => {
  const { asOf, rule, known, accounts } = question;
  const items = accounts ? itemsOfAccounts(trx, question, accounts) : itemsAlive(trx, question);
  return known === undefined
    ? items
    : knownItems(trx, { asOf, sequence: known, items, late: sql`${asOf}::date - ${countedFrom[rule]}` });
};

/** A dispute (`noted`) that ran when a day was over; of what was noted later none, and one that was ended later ran still. */
const runsOn = (trx: Trx, { asOf, notedBefore }: OpenQuestion) => sql<boolean>`
  noted.property_id = ${trx.propertyId} and noted.from_date <= ${asOf}::date and ${
    notedBefore
      ? sql`noted.recorded_at < ${notedBefore}::timestamptz and (noted.to_date > ${asOf}::date or noted.ended_at >= ${notedBefore}::timestamptz)`
      : sql`noted.to_date > ${asOf}::date`
  }`;

/**
 * Of what is open of an item so much is contested, and never more than is open. List and amounts are made once and looked up
 * item by item, whatever the planner believes of their length: of a table that it has not counted yet it believes in one
 * row, and would go through thousands of disputes for each of a million items.
 */
const contestedOf = (trx: Trx, question: OpenQuestion) => sql`
  case when open_item.side = 'debit' and open_item.item_id in (
      select noted.item_id from ledger_dispute noted where ${runsOn(trx, question)})
    then least(open_item.open_minor, ((
      select jsonb_object_agg(item_id, amount) from (
        select noted.item_id, sum(noted.amount_minor) as amount from ledger_dispute noted
        where ${runsOn(trx, question)} group by noted.item_id
      ) of_item) ->> open_item.item_id::text)::bigint) end`;

/** The open items (`open_item`) of a report, each with what is contested of it, as `from` has them. */
export const openItems = (trx: Trx, question: OpenQuestion): RawBuilder<unknown> => sql`
  (${itemsKnown(trx, question)}) open_item
  cross join lateral (select ${contestedOf(trx, question)} as disputed_minor) contested`;

/** Nothing where nothing of the item is contested. */
export const disputedMinor = sql`contested.disputed_minor`;

/**
 * So much of an item in the property's own currency, at the rate it was booked at, the last unit rounded half up: what
 * `baseShare` says.
 */
export const inBase = (part: RawBuilder<unknown>) =>
  sql`case when open_item.base_minor is null then ${part}
    else div(2 * (${part})::numeric * open_item.base_minor + open_item.amount_minor, 2 * open_item.amount_minor::numeric)::bigint end`;

export async function knownOf(
  trx: Trx,
  { knownOn }: Pick<AgingQuestion, "knownOn">,
  today: CalendarDate,
): Promise<Pick<OpenQuestion, "known" | "notedBefore">> {
  if (knownOn === undefined) return {};
  return {
    known: await knownBy(trx, knownOn, today),
    notedBefore: atLocal(addDays(knownOn, 1), 0, trx.property.timeZone),
  };
}
