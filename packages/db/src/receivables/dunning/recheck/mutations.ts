import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { type CheckedLetter, lettersToday } from "./queries.ts";

const asksMore = ({ signatures, amountMinor, amountBefore }: CheckedLetter): boolean =>
  signatures.length > 0 && amountMinor > amountBefore;

/** Writes down what letters ask for today, and what fell out of them and why; those that nothing is left of are given up. */
async function writeChecked(trx: Trx, letters: readonly CheckedLetter[]): Promise<void> {
  const items = letters.flatMap(({ id, items: checked }) => checked.map((item) => ({ id, ...item })));
  await sql`
    update dunning_letter_item item set days_late = given.days_late, asked_minor = given.asked_minor,
      disputed_minor = given.disputed_minor, left_out = given.left_out
    from unnest(
      ${items.map((item) => item.id)}::bigint[], ${items.map((item) => item.itemId)}::bigint[],
      ${items.map((item) => item.daysLate)}::int[], ${items.map((item) => item.askedMinor)}::bigint[],
      ${items.map((item) => item.disputedMinor)}::bigint[], ${items.map((item) => item.leftOut)}::text[]
    ) as given (letter_id, item_id, days_late, asked_minor, disputed_minor, left_out)
    where item.property_id = ${trx.propertyId} and item.letter_id = given.letter_id and item.item_id = given.item_id`.execute(
    trx,
  );
  await sql`
    update dunning_letter letter set
      kind = coalesce(given.kind, letter.kind), number = coalesce(given.number, letter.number), amount_minor = given.amount_minor,
      status = case when given.kind is null then 'dropped' when given.asks_more then 'draft' else letter.status end,
      drop_reason = case when given.kind is null then 'nothing-left' end,
      finance_by = case when not given.asks_more then letter.finance_by end,
      finance_at = case when not given.asks_more then letter.finance_at end,
      director_by = case when not given.asks_more then letter.director_by end,
      director_at = case when not given.asks_more then letter.director_at end
    from unnest(
      ${letters.map(({ id }) => id)}::bigint[], ${letters.map(({ tone }) => tone?.kind ?? null)}::text[],
      ${letters.map(({ tone }) => tone?.number ?? null)}::int[], ${letters.map(({ amountMinor }) => amountMinor)}::bigint[],
      ${letters.map(asksMore)}::boolean[]
    ) as given (id, kind, number, amount_minor, asks_more)
    where letter.property_id = ${trx.propertyId} and letter.id = given.id`.execute(trx);
}

interface Checked {
  readonly kept: readonly DunningLetterId[];
  readonly dropped: readonly DunningLetterId[];
  /** Of those kept, which have to be signed anew. */
  readonly unsigned: readonly DunningLetterId[];
  readonly letters: readonly CheckedLetter[];
}

/**
 * Looks at letters again that were drawn up earlier: paid since, contested since, promised since falls out. One that would ask
 * for more than was signed, because a payment bounced or a dispute ended, waits for its signatures again. (A7.7)
 */
export async function checkAgain(trx: Trx, ids: readonly DunningLetterId[], today: CalendarDate): Promise<Checked> {
  const letters = await lettersToday(trx, ids, today);
  await writeChecked(trx, letters);
  const kept = letters.filter(({ tone }) => tone !== undefined);
  return {
    letters: kept,
    kept: kept.map(({ id }) => id),
    dropped: letters.filter(({ tone }) => tone === undefined).map(({ id }) => id),
    unsigned: kept.filter(asksMore).map(({ id }) => id),
  };
}
