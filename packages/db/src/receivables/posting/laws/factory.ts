import type { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { agingOf } from "@foyer/domain/receivables/aging/rules";
import type { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import fc from "fast-check";
import { sql } from "kysely";
import { expect } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import type { TestDatabase } from "../../../kernel/testing.ts";
import { aging, controlBalance } from "../../aging/queries.ts";
import { rebuildNextBlock } from "../../rebuild/mutations.ts";
import { keepSnapshot } from "../../snapshots/mutations.ts";
import { ledgerFaults } from "../queries.ts";
import { clientsEach, reordered, stepsOfAll, type Trial } from "../trials/factory.ts";
import { balanceOf, PlainLedger, standingOf } from "../trials/plain/factory.ts";
import { apart, play, recordedOn } from "../trials/played/factory.ts";

const today = CalendarDate.parse("2027-04-01");
const now = Instant.parse("2027-04-01T02:00:00.000Z");
/** So many ledgers stand in one property beside each other. */
const together = 10;
/** Of their looks, at how many what was known is asked again, and what came of another order. */
const lookedAtTwice = 3;

type Look = Pick<AgingQuestion, "asOf" | "rule">;

const report = async (trx: Trx, look: Look & Pick<AgingQuestion, "knownOn">) => {
  const { total, rows } = await aging(trx, { ...look, buckets: standardSet, by: "client", sort: "name" }, today);
  return { total, rows };
};

async function each<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}

const projection = async (trx: Trx): Promise<string> => {
  const { rows } = await sql<{ bytes: string }>`
    select string_agg(o::text, E'\n' order by o.item_id) as bytes from ledger_item_open o where o.property_id = ${trx.propertyId}`.execute(
    trx,
  );
  return rows[0]?.bytes ?? "";
};

/** The aging kept for a night, as the report's columns. */
const keptTotal = async (trx: Trx, asOf: CalendarDate) => {
  const { rows } = await sql`
    select not_due_minor as "notDue", unapplied_minor as unapplied, balance_minor as balance, buckets_minor as buckets
    from aging_snapshot where property_id = ${trx.propertyId} and business_date = ${asOf}::date and currency = 'CNY'`.execute(
    trx,
  );
  return rows[0];
};

/** Each amount in exactly one column, each client's and the total, and they balance: as the plain computation says. */
async function isAsPlain(trx: Trx, { plain, look }: { plain: ReturnType<typeof standingOf<ClientId>>; look: Look }) {
  const cut = { ...look, edges: standardEdges };
  const told = await report(trx, look);
  expect(told.total).toEqual(agingOf(plain.whole, cut));
  expect(told.total.balance).toBe(balanceOf(plain.whole, look.asOf));
  expect(await controlBalance(trx, { asOf: look.asOf, currency: "CNY" })).toBe(told.total.balance);
  const rowOf = new Map(told.rows.map((row) => [row.group, row]));
  for (const [client, ledger] of plain.each) {
    const row = rowOf.get(client) ?? agingOf({ items: [], allocations: [] }, cut);
    expect(row).toMatchObject(agingOf(ledger, cut));
    expect(row.balance).toBe(balanceOf(ledger, look.asOf));
  }
  return told;
}

type Law = (trx: Trx, clients: ClientId[], trials: readonly Trial[]) => Promise<void>;

export const obeysAllLaws: Law = async (trx, clients, trials) => {
  const looks = trials.map(({ asOf, rule }) => ({ asOf, rule }));
  const twice = looks.slice(0, lookedAtTwice);
  const { before, after } = stepsOfAll(trials);
  const steps = [...before, ...after];
  const plain = new PlainLedger();
  const outcomes = steps.map((step) => plain.take(step));
  const standing = standingOf(plain, clients);
  const accepted = steps.filter((_, index) => outcomes[index] === null);
  let told: readonly unknown[] = [];
  await apart(trx, async () => {
    const played = await play(trx, { clients, steps: before });
    const first = await each(twice, (look) => report(trx, look));
    expect((await play(trx, { clients, steps: after, played })).answers).toEqual(outcomes);
    told = await each(looks, (look) => isAsPlain(trx, { plain: standing, look }));
    // never negative on any date, and everything that is derived is what its rows say
    expect(await ledgerFaults(trx)).toEqual([]);
    // what was recorded later never changes what was known
    const knownOn = recordedOn(before.length - 1);
    expect(await each(twice, (look) => report(trx, { ...look, knownOn }))).toEqual(first);
    // projection = rebuild, to the byte
    const bytes = await projection(trx);
    for (let last: number | null = 0; last !== null; ) last = (await rebuildNextBlock(trx, last, 16)).last;
    expect(await projection(trx)).toBe(bytes);
    // snapshot = query
    const [{ asOf } = { asOf: today }] = looks;
    await keepSnapshot(trx, asOf, now);
    const { disputed: _, ...columns } = (await report(trx, { asOf, rule: "due" })).total;
    expect(await keptTotal(trx, asOf)).toEqual(columns);
  });
  await apart(trx, async () => {
    const swaps = trials.flatMap((trial) => trial.swaps);
    const again = await play(trx, { clients, steps: reordered(accepted, swaps) });
    expect(again.answers.filter((answer) => answer !== null)).toEqual([]);
    expect(await each(twice, (look) => report(trx, look))).toEqual(told.slice(0, lookedAtTwice));
  });
};

/** The balance on every date on which anything happens: the law that the two date rules are for. */
export const balancesAlways: Law = async (trx, clients, trials) => {
  const { before, after } = stepsOfAll(trials);
  const steps = [...before, ...after];
  await apart(trx, async () => {
    await play(trx, { clients, steps });
    for (const asOf of new Set(steps.map((step) => (step.kind === "item" ? step.postingDate : step.on))))
      expect((await report(trx, { asOf, rule: "due" })).total.balance).toBe(
        await controlBalance(trx, { asOf, currency: "CNY" }),
      );
  });
};

interface Held {
  readonly of: fc.Arbitrary<Trial>;
  /** How many ledgers. */
  readonly ledgers: number;
  readonly seed: number;
}

class TakenBack extends Error {}

/** So many ledgers, ten of them beside each other in a transaction that is taken back. */
export async function holds(house: TestDatabase, law: Law, { of, ledgers, seed }: Held): Promise<void> {
  const propertyId = await house.aProperty();
  const clients = await house.committed(propertyId, (trx) =>
    each([...Array(together * clientsEach).keys()], () => aClient(trx)),
  );
  const holdsOf = async (trials: readonly Trial[]) => {
    const took = house.committed(propertyId, async (trx) => {
      await law(trx, clients, trials);
      throw new TakenBack();
    });
    await took.catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  };
  await fc.assert(fc.asyncProperty(fc.array(of, { minLength: together, maxLength: together }), holdsOf), {
    numRuns: ledgers / together,
    seed,
    endOnFailure: law === balancesAlways,
  });
}
