import type { ClientId } from "@foyer/domain/clients/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import { chargeOf, type ChargeTerms } from "@foyer/domain/receivables/dunning/charges/rules";
import type { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { booked } from "@foyer/domain/receivables/rates/rules";
import type { Rate } from "@foyer/domain/receivables/rates/schema";
import { ownSystem } from "@foyer/domain/receivables/rules";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { type NewItem, postLedger } from "../../posting/mutations.ts";
import { ladderOn } from "../queries.ts";
import type { CheckedLetter } from "../recheck/queries.ts";
import { chargeTerms } from "./queries.ts";

/** Which letters of the ladder carry a charge, on the day each letter was drawn up. */
async function chargedNumbers(trx: Trx, days: Iterable<CalendarDate>): Promise<Map<CalendarDate, ReadonlySet<number>>> {
  const numbers = new Map<CalendarDate, ReadonlySet<number>>();
  for (const day of new Set(days)) {
    const steps = await ladderOn(trx, day);
    numbers.set(day, new Set(steps.filter((step) => step.charge && step.number > 0).map((step) => step.number)));
  }
  return numbers;
}

async function rateOf(trx: Trx, letters: readonly CheckedLetter[]): Promise<Map<LedgerItemId, Rate>> {
  const ids = letters.flatMap(({ items }) => items.map(({ itemId }) => itemId));
  const { rows } = await sql<{ id: LedgerItemId; rate: Rate }>`
    select id, booked_rate::text as rate from ledger_item
    where property_id = ${trx.propertyId} and id = any(${ids}::bigint[]) and booked_rate is not null`.execute(trx);
  return new Map(rows.map(({ id, rate }) => [id, rate]));
}

export interface Charged {
  readonly amount: Map<DunningLetterId, Minor>;
  readonly items: Map<DunningLetterId, LedgerItemId>;
}

/** Interest and fees, where the client agreed to them, each as an item of its own, posted with the letter that says so. (A7.7) */
export async function postCharges(
  trx: Trx,
  { letters, ...said }: { letters: readonly CheckedLetter[]; on: CalendarDate; payDays: number },
  now: Instant,
): Promise<Charged> {
  const bearing = letters.filter(({ charge, repeated }) => charge && !repeated);
  const terms = await chargeTerms(
    trx,
    bearing.map(({ clientId }) => clientId),
    said.on,
  );
  const numbers = await chargedNumbers(
    trx,
    bearing.map(({ runDate }) => runDate),
  );
  const due = bearing.flatMap((letter) => {
    const amount = chargeOfLetter(letter, terms, { numbers, own: trx.property.currency });
    return amount > 0 ? [{ letter, amount }] : [];
  });
  if (due.length === 0) return { amount: new Map(), items: new Map() };
  const rates = await rateOf(
    trx,
    due.map(({ letter }) => letter),
  );
  const items = due.map(({ letter, amount }): NewItem => {
    const rate = letter.items.map(({ itemId }) => rates.get(itemId)).findLast((each) => each !== undefined);
    return {
      client: letter.clientId,
      currency: letter.currency,
      side: "debit",
      kind: "finance-charge",
      amount,
      ...booked(amount, { currency: letter.currency, own: trx.property.currency, rate }),
      document: said.on,
      posting: said.on,
      due: addDays(said.on, said.payDays),
      checkout: null,
      system: `${ownSystem}/charges`,
      reference: letter.key,
      line: 1,
      reason: null,
    };
  });
  const posted = await postLedger(trx, { items, allocations: [] }, now);
  return {
    amount: new Map(due.map(({ letter, amount }) => [letter.id, amount])),
    items: new Map(
      due.flatMap(({ letter }, index) => {
        const id = posted.items[index];
        return id === undefined ? [] : [[letter.id, id] as const];
      }),
    ),
  };
}

function chargeOfLetter(
  letter: CheckedLetter,
  terms: ReadonlyMap<ClientId, ChargeTerms>,
  { numbers, own }: { numbers: ReadonlyMap<CalendarDate, ReadonlySet<number>>; own: string },
): Minor {
  const agreed = terms.get(letter.clientId);
  const bears = numbers.get(letter.runDate);
  if (!agreed || !bears) return minor(0);
  const late = letter.items.filter(({ leftOut, number }) => leftOut === null && bears.has(number));
  return chargeOf(late, agreed, letter.currency === own);
}
