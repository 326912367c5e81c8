import type { CalendarDate } from "@foyer/domain/kernel/time";
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
  /** The last row that was known; absent: all are. */
  readonly known?: number | undefined;
}

/**
 * Everything open when a day was over, with its days past due: reads what was alive on that day and nothing else. A life
 * of at most so many days that includes the day began at most so many days before it. `offset 0` keeps the planner from
 * copying the open amount into each of the report's columns, and has it look up each span by the index.
 */
const itemsAlive = (trx: Trx, { asOf, rule }: OpenQuestion) => sql`
  select alive.* from generate_series(0, 15) life (span)
  cross join lateral (
    select o.item_id, o.account_id, o.side, ${asOf}::date - ${countedFrom[rule]} as late, ${openAmount(trx, asOf)} as open_minor
    from ledger_item_open o
    where o.property_id = ${trx.propertyId} and o.span = life.span
      and o.alive_from > case life.span when 15 then '-infinity' else ${asOf}::date - (1 << life.span) end
      and o.alive_from <= ${asOf}::date and o.alive_to > ${asOf}::date
    offset 0
  ) alive`;

export const openItems = (trx: Trx, question: OpenQuestion): RawBuilder<unknown> => {
  const { asOf, rule, known } = question;
  const items = itemsAlive(trx, question);
  return known === undefined
    ? items
    : knownItems(trx, { asOf, sequence: known, items, late: sql`${asOf}::date - ${countedFrom[rule]}` });
};

export const knownOf = (trx: Trx, { knownOn }: Pick<AgingQuestion, "knownOn">, today: CalendarDate) =>
  knownOn === undefined ? Promise.resolve(undefined) : knownBy(trx, knownOn, today);
