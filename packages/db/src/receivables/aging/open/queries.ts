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

/**
 * What was contested per item when a day was over; of what was noted later nothing, and what ended later was still
 * contested. The series is empty, and the planner does not know it: it believes in a thousand rows and hashes them, where it
 * takes a table that it saw empty for one row, and compares each of a million items with each of a thousand disputes.
 */
const contestedItems = (trx: Trx, { asOf, notedBefore }: OpenQuestion) => sql`
  select item_id, sum(amount_minor)::bigint as amount_minor from ledger_dispute
  where property_id = ${trx.propertyId} and from_date <= ${asOf}::date and ${
    notedBefore
      ? sql`recorded_at < ${notedBefore}::timestamptz and (to_date > ${asOf}::date or ended_at >= ${notedBefore}::timestamptz)`
      : sql`to_date > ${asOf}::date`
  } group by item_id
  union all select null, null from generate_series(1, (select 0))`;

/** The open items (`open_item`) of a report, each with what is contested of it, as `from` has them. */
export const openItems = (trx: Trx, question: OpenQuestion): RawBuilder<unknown> => sql`
  (${itemsKnown(trx, question)}) open_item
  left join (${contestedItems(trx, question)}) contested on contested.item_id = open_item.item_id and open_item.side = 'debit'`;

/** Of what is open of an item so much is contested, and never more than is open. */
export const disputedMinor = sql`case when contested.item_id is not null then least(contested.amount_minor, open_item.open_minor) end`;

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
