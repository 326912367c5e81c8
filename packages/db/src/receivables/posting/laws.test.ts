import { readFile } from "node:fs/promises";
import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { addDays, atLocal, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { type AgedAllocation, type AgedItem, agingOf, openOn } from "@foyer/domain/receivables/aging/rules";
import { type AgingQuestion, AgingRule } from "@foyer/domain/receivables/aging/schema";
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, type TestDatabase } from "../../kernel/testing.ts";
import { aging, controlBalance } from "../aging/queries.ts";
import { rebuildNextBlock } from "../rebuild/mutations.ts";
import { keepSnapshot } from "../snapshots/mutations.ts";
import { ledgerFaults } from "./queries.ts";

const today = CalendarDate.parse("2027-01-01");
const now = Instant.parse("2027-01-01T02:00:00.000Z");
const firstDay = CalendarDate.parse("2026-01-01");
const recordingBegins = CalendarDate.parse("2026-09-01");

const someDay = fc.integer({ min: 0, max: 200 }).map((days) => addDays(firstDay, days));
const someItem = fc.record({
  kind: fc.constant("item" as const),
  client: fc.nat({ max: 1 }),
  side: fc.constantFrom("debit" as const, "credit" as const),
  amount: fc.integer({ min: 1, max: 120 }),
  posted: someDay,
  due: someDay,
  document: someDay,
  checkout: fc.option(someDay),
});
const someMove = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("allocate" as const),
      debit: fc.nat(),
      credit: fc.nat(),
      amount: fc.integer({ min: 1, max: 120 }),
      on: someDay,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const), which: fc.nat(), on: someDay }) },
);
const someTrial = fc.record({
  items: fc.array(someItem, { minLength: 2, maxLength: 6 }),
  moves: fc.array(someMove, { minLength: 1, maxLength: 9 }),
  known: fc.nat(),
  swaps: fc.array(fc.nat(), { maxLength: 12 }),
  asOf: someDay,
  rule: fc.constantFrom(...AgingRule.options),
});
/** Few items of much the same size within a few days: many of its writes are about the same money. */
const closeDay = fc.integer({ min: 0, max: 12 }).map((days) => addDays(firstDay, days));
const closeTrial: fc.Arbitrary<Trial> = fc.record({
  items: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 4 }).map((days) =>
    days.map((posted, index) => ({
      kind: "item" as const,
      client: 0,
      side: index === 0 ? ("debit" as const) : ("credit" as const),
      amount: 100,
      posted: addDays(firstDay, posted),
      due: firstDay,
      document: firstDay,
      checkout: null,
    })),
  ),
  moves: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("allocate" as const),
        debit: fc.constant(0),
        credit: fc.nat(),
        amount: fc.integer({ min: 60, max: 100 }),
        on: closeDay,
      }),
      fc.record({ kind: fc.constant("undo" as const), which: fc.nat(), on: closeDay }),
    ),
    { minLength: 3, maxLength: 10 },
  ),
  known: fc.constant(0),
  swaps: fc.constant<number[]>([]),
  asOf: closeDay,
  rule: fc.constant("due" as const),
});
type Trial = typeof someTrial extends fc.Arbitrary<infer T> ? T : never;

interface ItemStep extends AgedItem {
  readonly kind: "item";
  readonly client: number;
}
interface AllocateStep {
  readonly kind: "allocate";
  readonly id: number;
  readonly debit: number;
  readonly credit: number;
  readonly amount: number;
  readonly on: CalendarDate;
}
interface UndoStep {
  readonly kind: "undo";
  readonly id: number;
  readonly allocation: number;
  readonly on: CalendarDate;
}
type Step = ItemStep | AllocateStep | UndoStep;

/** The writes in the order in which they are sent; each names what it is about by the number of an earlier one. */
function stepsOf({ items, moves }: Trial): Step[] {
  const steps: Step[] = items.map((given, index) => ({
    kind: "item",
    id: index + 1,
    client: given.client,
    side: given.side,
    amountMinor: minor(given.amount),
    documentDate: given.document,
    postingDate: given.posted,
    dueDate: given.due,
    checkoutDate: given.checkout,
  }));
  const ofSide = (side: "debit" | "credit") => steps.filter((step) => step.kind === "item" && step.side === side);
  for (const move of moves) {
    const id = steps.length + 1;
    if (move.kind === "allocate") {
      const [debits, credits] = [ofSide("debit"), ofSide("credit")];
      const [debit, credit] = [debits[move.debit % debits.length], credits[move.credit % credits.length]];
      if (debit && credit)
        steps.push({ kind: "allocate", id, debit: debit.id, credit: credit.id, amount: move.amount, on: move.on });
    } else {
      const allocations = steps.filter((step) => step.kind === "allocate");
      const allocation = allocations[move.which % allocations.length];
      if (allocation) steps.push({ kind: "undo", id, allocation: allocation.id, on: move.on });
    }
  }
  return steps;
}

/** The ledger as slowly as it is plain: what it takes, and why it does not take the rest. */
class PlainLedger {
  readonly items = new Map<number, ItemStep>();
  readonly allocations = new Map<number, AgedAllocation>();
  readonly undone = new Set<number>();

  take(step: Step): string | null {
    if (step.kind === "item") {
      this.items.set(step.id, step);
      return null;
    }
    if (step.kind === "undo") {
      const allocation = this.allocations.get(step.allocation);
      if (!allocation) return "receivables.item-not-found";
      if (step.on < allocation.effectiveDate) return "receivables.before-posting";
      if (this.undone.has(step.allocation)) return "receivables.already-taken-back";
      this.undone.add(step.allocation);
      const amountMinor = minor(0 - allocation.amountMinor);
      this.allocations.set(step.id, { ...allocation, amountMinor, effectiveDate: step.on });
      return null;
    }
    const [debit, credit] = [this.items.get(step.debit), this.items.get(step.credit)];
    if (!debit || !credit) return "receivables.item-not-found";
    if (debit.client !== credit.client) return "receivables.other-account";
    if (step.on < debit.postingDate || step.on < credit.postingDate) return "receivables.before-posting";
    this.allocations.set(step.id, {
      debitItemId: debit.id,
      creditItemId: credit.id,
      amountMinor: minor(step.amount),
      effectiveDate: step.on,
    });
    if ([debit, credit].every((item) => this.#neverNegative(item))) return null;
    this.allocations.delete(step.id);
    return "receivables.over-allocated";
  }

  #neverNegative(item: ItemStep): boolean {
    const ledger = this.aged();
    return ledger.allocations.every(({ effectiveDate }) => openOn(item, ledger, effectiveDate) >= 0);
  }

  aged(of?: number) {
    const items = [...this.items.values()].filter((item) => of === undefined || item.client === of);
    const ids = new Set(items.map((item) => item.id));
    return { items, allocations: [...this.allocations.values()].filter((each) => ids.has(each.debitItemId)) };
  }

  balance(asOf: CalendarDate): number {
    return this.aged()
      .items.filter((item) => item.postingDate <= asOf)
      .reduce((sum, item) => sum + (item.side === "debit" ? item.amountMinor : 0 - item.amountMinor), 0);
  }
}

/** The day on which a write is recorded: each on its own. */
const recordedOn = (place: number) => addDays(recordingBegins, place);

const written = (step: Step, { clients, place }: { clients: readonly ClientId[]; place: number }) => {
  const at = atLocal(recordedOn(place), 600, "Asia/Shanghai" as Parameters<typeof atLocal>[2]);
  if (step.kind !== "item") return { ...step, at };
  const item = {
    client: clients[step.client],
    currency: "CNY",
    side: step.side,
    kind: step.side === "debit" ? "invoice" : "payment",
    amount: step.amountMinor,
    document: step.documentDate,
    posting: step.postingDate,
    due: step.dueDate,
    checkout: step.checkoutDate,
    system: "law",
    reference: `L-${step.id}`,
    line: 1,
  };
  return { kind: step.kind, id: step.id, at, item };
};

/** Sends all writes one after the other, each in a transaction of its own inside the test's, and each a second time as a retry. */
const playing = `
create function public.play_ledger(property integer, known bigint[], steps jsonb) returns jsonb language plpgsql as $$
declare
  ids bigint[] := known;
  answers jsonb := '[]';
  step jsonb;
  write jsonb;
  answer jsonb;
  place integer;
begin
  for step in select value from jsonb_array_elements(steps) loop
    place := (step->>'id')::integer;
    begin
      write := jsonb_build_object('at', step->'at', 'key', 'law-' || lpad(place::text, 8, '0')) || case step->>'kind'
        when 'item' then jsonb_build_object('items', jsonb_build_array(step->'item'))
        when 'allocate' then jsonb_build_object('allocations', jsonb_build_array(jsonb_build_object(
          'debit', ids[(step->>'debit')::integer], 'credit', ids[(step->>'credit')::integer],
          'amount', step->'amount', 'effective', step->'on')))
        else jsonb_build_object('allocations', jsonb_build_array(jsonb_build_object(
          'undoes', ids[(step->>'allocation')::integer], 'effective', step->'on'))) end;
      perform app.open_ledger_write(property, write->>'key', write::text, (step->>'at')::timestamptz);
      answer := app.post_ledger(property, write);
      if app.open_ledger_write(property, write->>'key', write::text, (step->>'at')::timestamptz) is distinct from answer then
        raise exception 'a retry was not answered with the first result';
      end if;
      ids[place] := (coalesce(answer->'items'->>0, answer->'allocations'->>0))::bigint;
      answers := answers || 'null'::jsonb;
    exception when sqlstate 'P0001' then
      answers := answers || to_jsonb(sqlerrm);
    end;
  end loop;
  return jsonb_build_object('ids', to_jsonb(ids), 'answers', answers);
end $$`;

async function asOwner(house: TestDatabase, statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  try {
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

interface Played {
  readonly ids: readonly (number | null)[];
  readonly answers: readonly (string | null)[];
}

async function play(
  trx: Trx,
  clients: readonly ClientId[],
  {
    steps,
    played,
    from = 0,
  }: {
    steps: readonly Step[];
    played?: Played;
    from?: number;
  },
): Promise<Played> {
  const sent = steps.map((step, index) => written(step, { clients, place: from + index }));
  const ids = (played?.ids ?? []).map((id) => id ?? null);
  const { rows } = await sql<{ played: Played }>`
    select public.play_ledger(${trx.propertyId}, ${ids}::bigint[], ${JSON.stringify(sent)}::jsonb) as played`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) throw new Error("nothing was played");
  return row.played;
}

async function apart(trx: Trx, act: () => Promise<void>): Promise<void> {
  await sql`savepoint apart`.execute(trx);
  try {
    await act();
  } finally {
    await sql`rollback to savepoint apart`.execute(trx);
    await sql`release savepoint apart`.execute(trx);
  }
}

const report = (trx: Trx, question: Pick<AgingQuestion, "asOf" | "rule" | "knownOn">) =>
  aging(trx, { ...question, buckets: standardSet, by: "client", sort: "name" }, today);

/** Neighbours that have nothing to do with each other change places. */
function reordered(steps: readonly Step[], swaps: readonly number[]): Step[] {
  const order = [...steps];
  const touched = (step: Step): number[] => {
    if (step.kind === "item") return [step.id];
    if (step.kind === "allocate") return [step.id, step.debit, step.credit];
    const allocation = steps.find((each) => each.id === step.allocation);
    return [step.id, step.allocation, ...(allocation ? touched(allocation) : [])];
  };
  for (const swap of swaps) {
    const at = swap % Math.max(1, order.length - 1);
    const [one, other] = [order[at], order[at + 1]];
    if (one && other && !touched(one).some((id) => touched(other).includes(id))) order.splice(at, 2, other, one);
  }
  return order;
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

async function obeysAllLaws(trx: Trx, clients: readonly ClientId[], trial: Trial): Promise<void> {
  const { asOf, rule } = trial;
  const steps = stepsOf(trial);
  const middle = trial.items.length + (trial.known % (steps.length - trial.items.length + 1));
  const plain = new PlainLedger();
  const outcomes = steps.map((step) => plain.take(step));
  const accepted = steps.filter((_, index) => outcomes[index] === null);
  const plainAt = { asOf, rule };
  const cut = { ...plainAt, edges: standardEdges };
  let known: unknown;
  await apart(trx, async () => {
    const before = await play(trx, clients, { steps: steps.slice(0, middle) });
    const first = await report(trx, plainAt);
    const rest = steps.slice(middle);
    const after =
      rest.length === 0 ? { answers: [] } : await play(trx, clients, { steps: rest, played: before, from: middle });
    expect([...before.answers, ...after.answers]).toEqual(outcomes);
    const whole = await report(trx, plainAt);
    known = whole.rows;
    // each amount in exactly one column, each client's and the total, and they balance
    expect(whole.total).toEqual(agingOf(plain.aged(), cut));
    for (const [index, client] of clients.entries()) {
      const row = whole.rows.find((each) => each.group === client);
      expect(row ?? agingOf({ items: [], allocations: [] }, cut)).toMatchObject(agingOf(plain.aged(index), cut));
    }
    expect(whole.total.balance).toBe(plain.balance(asOf));
    expect(await controlBalance(trx, { asOf, currency: "CNY" })).toBe(plain.balance(asOf));
    // never negative on any date, and everything that is derived is what its rows say
    expect(await ledgerFaults(trx)).toEqual([]);
    // what was recorded later never changes what was known
    expect(await report(trx, { ...plainAt, knownOn: recordedOn(middle - 1) })).toEqual(first);
    // projection = rebuild, to the byte
    const bytes = await projection(trx);
    for (let last: number | null = 0; last !== null; ) last = (await rebuildNextBlock(trx, last, 4)).last;
    expect(await projection(trx)).toBe(bytes);
    // snapshot = query
    await keepSnapshot(trx, asOf, now);
    expect(await keptTotal(trx, asOf)).toEqual(
      rule === "due" ? whole.total : (await report(trx, { asOf, rule: "due" })).total,
    );
  });
  await apart(trx, async () => {
    const again = await play(trx, clients, { steps: reordered(accepted, trial.swaps) });
    expect(again.answers.every((answer) => answer === null)).toBe(true);
    expect((await report(trx, plainAt)).rows).toEqual(known);
  });
}

/** The balance on every date on which anything happens: the law that the two date rules are for. */
async function balancesAlways(trx: Trx, clients: readonly ClientId[], trial: Trial): Promise<void> {
  const steps = stepsOf(trial);
  const dates = new Set(steps.map((step) => (step.kind === "item" ? step.postingDate : step.on)));
  await apart(trx, async () => {
    await play(trx, clients, { steps });
    for (const asOf of dates)
      expect((await report(trx, { asOf, rule: "due" })).total.balance).toBe(
        await controlBalance(trx, { asOf, currency: "CNY" }),
      );
  });
}

type Law = typeof obeysAllLaws;

/** So many trials, a hundred in one transaction that is taken back. */
async function holds(
  house: TestDatabase,
  law: Law,
  { of, trials, seed }: { of: fc.Arbitrary<Trial>; trials: number; seed: number },
): Promise<void> {
  for (let done = 0; done < trials; done += 100)
    await house.rolledBack(async (trx) => {
      const clients = [await aClient(trx), await aClient(trx)];
      await fc.assert(
        fc.asyncProperty(of, (trial) => law(trx, clients, trial)),
        { numRuns: 100, seed: seed + done },
      );
    });
}

const migration = await readFile(new URL("../../../migrations/0021_ledger_in_full.sql", import.meta.url), "utf8");

/** A function of the migration with one of its rules put otherwise. */
function variant(name: string, rule: string, otherwise: string): string {
  const from = migration.indexOf(`create or replace function app.${name}(`);
  const whole = migration.slice(from, migration.indexOf("end $$;", from) + "end $$;".length);
  if (from < 0 || whole.split(rule).length !== 2) throw new Error(`${name} does not say "${rule}" once`);
  return whole.replace(rule, otherwise);
}

describe("the laws of the ledger", () => {
  test("hold in a thousand ledgers", { timeout: 600_000 }, async () => {
    const house = await openTestDatabase();
    afterAll(() => house.close());
    await asOwner(house, [playing]);
    await holds(house, obeysAllLaws, { of: someTrial, trials: 1_000, seed: 20_260_901 });
  });

  test.each([
    {
      without: "an allocation takes effect once both are posted",
      changed: variant(
        "post_ledger",
        "when g.effective < greatest(d.posting_date, c.posting_date, g.undone_from) then 'receivables.before-posting'",
        "when g.effective < g.undone_from then 'receivables.before-posting'",
      ),
    },
    {
      without: "no item is over-allocated on a past day",
      changed: variant(
        "project_ledger_items",
        "greatest(coalesce(s.most_allocated, 0), 0)",
        "greatest(coalesce(s.allocated, 0), 0)",
      ),
    },
  ])("fail without the rule that $without", { timeout: 300_000 }, async ({ changed }) => {
    const house = await openTestDatabase();
    afterAll(() => house.close());
    await asOwner(house, [playing]);
    await holds(house, balancesAlways, { of: closeTrial, trials: 100, seed: 7 });
    await asOwner(house, [changed]);
    await expect(holds(house, balancesAlways, { of: closeTrial, trials: 400, seed: 7 })).rejects.toThrow(
      "Property failed",
    );
  });
});
