import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { standardEdges as edges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { type AgedAllocation, type AgedItem, type AgedLedger, agingOf } from "@foyer/domain/receivables/aging/rules";
import { AgingRule } from "@foyer/domain/receivables/aging/schema";
import { type LedgerAllocationId, LedgerItemId } from "@foyer/domain/receivables/schema";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aging, controlBalance } from "../aging/queries.ts";
import { anAllocation, anItem, newItem } from "../factory.ts";
import { openWrite, postLedger, setLedgerPeriod } from "./mutations.ts";
import { ledgerFaults } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const day = (text: string) => CalendarDate.parse(text);
const today = day("2026-05-10");

/** Runs what is refused, and takes only that back. */
async function refusal(trx: Trx, act: () => Promise<unknown>): Promise<unknown> {
  await sql`savepoint refused`.execute(trx);
  const outcome = await act().then(
    () => "accepted",
    (error: unknown) => error,
  );
  await sql`rollback to savepoint refused`.execute(trx);
  return outcome;
}
const refusedAs = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });

describe("the one door", () => {
  test.each([
    "ledger_item",
    "ledger_allocation",
    "ledger_item_open",
    "ledger_account",
    "ledger_control",
    "ledger_period",
    "ledger_write",
    "ledger_book",
    "ledger_item_stay",
    "ledger_recording",
  ])("the application may not write %s", (table) =>
    house.rolledBack(async (trx) => {
      for (const statement of [
        sql`delete from ${sql.table(table)}`,
        sql`update ${sql.table(table)} set property_id = property_id`,
        sql`insert into ${sql.table(table)} default values`,
        sql`truncate ${sql.table(table)}`,
      ])
        expect(await refusal(trx, () => statement.execute(trx))).toMatchObject({ code: "42501" });
    }),
  );

  test("it does not post into another property", () =>
    house.rolledBack(async (trx) => {
      const other = await house.aProperty();
      const client = await aClient(trx);
      const post = () =>
        sql`select app.post_ledger(${other}, ${JSON.stringify({ at: now, items: [newItem(client, { amount: 1, posted: "2026-01-01" })] })}::jsonb)`.execute(
          trx,
        );
      expect(await refusal(trx, post)).toMatchObject({ code: "42501" });
    }));

  test("what may not be allocated is refused with its reason", () =>
    house.rolledBack(async (trx) => {
      const [client, stranger] = [await aClient(trx), await aClient(trx)];
      const debit = await anItem(trx, client, { amount: 100, posted: "2026-01-10" });
      const credit = await anItem(trx, client, { side: "credit", amount: 80, posted: "2026-01-20" });
      const foreign = await anItem(trx, stranger, { side: "credit", amount: 80, posted: "2026-01-01" });
      const other = await anItem(trx, client, { amount: 100, posted: "2026-01-01" });
      const attempt = (values: object) =>
        refusal(trx, () => anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-20", ...values }));
      expect(await attempt({ effective: "2026-01-19" })).toEqual(refusedAs("receivables.before-posting"));
      expect(await attempt({ amount: 81 })).toEqual(refusedAs("receivables.over-allocated"));
      expect(await attempt({ amount: 0 })).toEqual(refusedAs("receivables.amount-not-positive"));
      expect(await attempt({ amount: -10 })).toEqual(refusedAs("receivables.amount-not-positive"));
      expect(await attempt({ credit: foreign })).toEqual(refusedAs("receivables.other-account"));
      expect(await attempt({ credit: other })).toEqual(refusedAs("receivables.other-account"));
      expect(await attempt({ debit: credit, credit: debit })).toEqual(refusedAs("receivables.other-account"));
      expect(await attempt({ credit: LedgerItemId.parse(999_999_999) })).toEqual(
        refusedAs("receivables.item-not-found"),
      );
      expect(await attempt({ amount: 80 })).toBe("accepted");
    }));

  test("an item is not over-allocated on a past day either", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = await anItem(trx, client, { amount: 100, posted: "2026-01-01" });
      const [first, second] = [
        await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-01-01" }),
        await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-01-01" }),
      ];
      const allocation = await anAllocation(trx, { debit, credit: first, amount: 100, effective: "2026-02-01" });
      if (allocation === undefined) throw new Error("not allocated");
      await postLedger(trx, { items: [], allocations: [{ undoes: allocation, effective: day("2026-03-01") }] }, now);
      // free again from March on, but not in February
      expect(
        await refusal(trx, () => anAllocation(trx, { debit, credit: second, amount: 1, effective: "2026-01-15" })),
      ).toEqual(refusedAs("receivables.over-allocated"));
      expect(
        await refusal(trx, () => anAllocation(trx, { debit, credit: second, amount: 100, effective: "2026-03-01" })),
      ).toBe("accepted");
      const undo = (effective: string) =>
        postLedger(trx, { items: [], allocations: [{ undoes: allocation, effective: day(effective) }] }, now);
      expect(await refusal(trx, () => undo("2026-04-01"))).toEqual(refusedAs("receivables.already-taken-back"));
    }));

  test("the same document is posted once", () =>
    house.rolledBack(async (trx) => {
      const item = newItem(await aClient(trx), { amount: 100, posted: "2026-01-01" });
      const post = () => postLedger(trx, { items: [item], allocations: [] }, now);
      await post();
      expect(await refusal(trx, post)).toEqual(refusedAs("receivables.source-taken"));
    }));

  test("a key: the same content gets the first result, other content is refused", () =>
    house.rolledBack(async (trx) => {
      const item = newItem(await aClient(trx), { amount: 100, posted: "2026-01-01" });
      const key = "write-of-a-test";
      expect(await openWrite(trx, { key, content: "a" }, now)).toBeUndefined();
      const posted = await postLedger(trx, { key, items: [item], allocations: [] }, now);
      expect(await openWrite(trx, { key, content: "a" }, now)).toEqual(posted);
      expect(await refusal(trx, () => openWrite(trx, { key, content: "b" }, now))).toEqual(
        refusedAs("receivables.key-reused"),
      );
    }));

  test("closed months: soft for all but finance and the system, hard for everybody and for good", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const post = (posted: string) => refusal(trx, () => anItem(trx, client, { amount: 1, posted }));
      await setLedgerPeriod(trx, { month: Month.parse("2026-01"), status: "hard" });
      await setLedgerPeriod(trx, { month: Month.parse("2026-02"), status: "soft" });
      expect(await post("2026-01-31")).toMatchObject({
        code: "receivables.period-closed",
        details: { month: "2026-01" },
      });
      expect(await post("2026-02-01")).toBe("accepted");
      expect(await refusal(trx, () => setLedgerPeriod(trx, { month: Month.parse("2026-01"), status: "open" }))).toEqual(
        refusedAs("receivables.period-closed"),
      );
      const debit = await anItem(trx, client, { amount: 10, posted: "2025-12-01" });
      const credit = await anItem(trx, client, { side: "credit", amount: 10, posted: "2025-12-01" });
      const settle = (effective: string) =>
        refusal(trx, () => anAllocation(trx, { debit, credit, amount: 10, effective }));
      expect(await settle("2026-01-15")).toEqual(refusedAs("receivables.period-closed"));
      expect(await settle("2025-12-31")).toBe("accepted");
    }));

  test("rows are numbered without gaps, in the order of posting", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = await anItem(trx, client, { amount: 10, posted: "2026-01-01" });
      const credit = await anItem(trx, client, { side: "credit", amount: 10, posted: "2026-01-01" });
      await refusal(trx, () => anAllocation(trx, { debit, credit, amount: 11, effective: "2026-01-01" }));
      await anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-01" });
      const { rows } = await sql<{ sequence: number }>`
        select sequence from ledger_item where property_id = ${trx.propertyId}
        union all select sequence from ledger_allocation where property_id = ${trx.propertyId} order by 1`.execute(trx);
      expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3]);
    }));
});

test("forty who allocate one payment at once: what it holds is given out, no more", async () => {
  const propertyId = await house.aProperty();
  const { debits, credit } = await house.committed(propertyId, async (trx) => {
    const client = await aClient(trx);
    const owed = [];
    for (let index = 0; index < 40; index++) owed.push(await anItem(trx, client, { amount: 10, posted: "2026-01-01" }));
    return { debits: owed, credit: await anItem(trx, client, { side: "credit", amount: 70, posted: "2026-01-01" }) };
  });
  const outcomes = await Promise.allSettled(
    debits.map((debit) =>
      house.committed(propertyId, (trx) => anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-02" })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(7);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toEqual(refusedAs("receivables.over-allocated"));
  expect(await house.committed(propertyId, ledgerFaults)).toEqual([]);
});

const first = day("2026-01-01");
const someDay = fc.integer({ min: 0, max: 260 }).map((days) => addDays(first, days));
const someItem = fc.record({
  client: fc.nat({ max: 2 }),
  side: fc.constantFrom("debit" as const, "credit" as const),
  amount: fc.integer({ min: 1, max: 300 }),
  posted: someDay,
  due: someDay,
  document: someDay,
  checkout: fc.option(someDay, { nil: undefined }),
});
const someMove = fc.oneof(
  fc.record({
    kind: fc.constant("allocate" as const),
    debit: fc.nat(),
    credit: fc.nat(),
    amount: fc.integer({ min: 1, max: 200 }),
    on: someDay,
  }),
  fc.record({ kind: fc.constant("take-back" as const), which: fc.nat(), on: someDay }),
);

interface Given {
  readonly items: readonly (typeof someItem extends fc.Arbitrary<infer T> ? T : never)[];
  readonly moves: readonly (typeof someMove extends fc.Arbitrary<infer T> ? T : never)[];
}

/** Posts the items and tries the moves; answers what the ledger took. */
async function play(trx: Trx, clients: readonly ClientId[], given: Given): Promise<Played> {
  const items: (AgedItem & { client: ClientId })[] = [];
  const allocations: AgedAllocation[] = [];
  const made: { id: LedgerAllocationId; allocation: AgedAllocation }[] = [];
  for (const { client: index, checkout, ...values } of given.items) {
    const client = clients[index % clients.length];
    if (client === undefined) continue;
    const id = await anItem(trx, client, { ...values, ...(checkout ? { checkout } : {}) });
    items.push({
      id,
      client,
      side: values.side,
      amountMinor: minor(values.amount),
      documentDate: values.document,
      postingDate: values.posted,
      dueDate: values.due,
      checkoutDate: checkout ?? null,
    });
  }
  const debits = items.filter((item) => item.side === "debit");
  const credits = items.filter((item) => item.side === "credit");
  for (const move of given.moves) {
    await sql`savepoint move`.execute(trx);
    try {
      if (move.kind === "allocate") {
        const [debit, credit] = [debits[move.debit % debits.length], credits[move.credit % credits.length]];
        if (!debit || !credit) continue;
        const pair = { debit: LedgerItemId.parse(debit.id), credit: LedgerItemId.parse(credit.id) };
        const id = await anAllocation(trx, { ...pair, amount: move.amount, effective: move.on });
        const allocation = {
          debitItemId: debit.id,
          creditItemId: credit.id,
          amountMinor: minor(move.amount),
          effectiveDate: move.on,
        };
        allocations.push(allocation);
        if (id !== undefined) made.push({ id, allocation });
      } else {
        const taken = made[move.which % made.length];
        if (!taken) continue;
        await postLedger(trx, { items: [], allocations: [{ undoes: taken.id, effective: move.on }] }, now);
        allocations.push({
          ...taken.allocation,
          amountMinor: minor(0 - taken.allocation.amountMinor),
          effectiveDate: move.on,
        });
      }
    } catch {
      await sql`rollback to savepoint move`.execute(trx);
    }
  }
  return { items, allocations };
}

interface Played extends AgedLedger {
  readonly items: readonly (AgedItem & { readonly client: ClientId })[];
}

const ofClient = ({ items, allocations }: Played, client: ClientId): AgedLedger => {
  const own = items.filter((item) => item.client === client);
  const ids = new Set(own.map((item) => item.id));
  return { items: own, allocations: allocations.filter((each) => ids.has(each.debitItemId)) };
};

test("on every date the report is what the plain computation says, and the ledger balances", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someItem, { minLength: 1, maxLength: 8 }),
      fc.array(someMove, { maxLength: 10 }),
      fc.array(fc.tuple(someDay, fc.constantFrom(...AgingRule.options)), { minLength: 2, maxLength: 5 }),
      (given, moves, questions) =>
        house.rolledBack(async (trx) => {
          const clients = [await aClient(trx), await aClient(trx), await aClient(trx)];
          const ledger = await play(trx, clients, { items: given, moves });
          expect(await ledgerFaults(trx)).toEqual([]);
          for (const [asOf, rule] of questions) {
            const report = await aging(trx, { asOf, rule, buckets: standardSet, by: "client", sort: "name" }, today);
            const plain = agingOf(ledger, { asOf, rule, edges });
            expect(report.total).toEqual(plain);
            const signed = ledger.items
              .filter((item) => item.postingDate <= asOf)
              .reduce((sum, item) => sum + (item.side === "debit" ? item.amountMinor : 0 - item.amountMinor), 0);
            expect(report.total.balance).toBe(signed);
            expect(await controlBalance(trx, { asOf, currency: "CNY" })).toBe(signed);
            for (const client of clients) {
              const {
                group: _,
                label: __,
                name: ___,
                ...row
              } = report.rows.find((each) => each.group === client) ?? {
                group: client,
                label: null,
                name: null,
                ...agingOf({ items: [], allocations: [] }, { asOf, rule, edges }),
              };
              expect(row).toEqual(agingOf(ofClient(ledger, client), { asOf, rule, edges }));
            }
          }
        }),
    ),
    { numRuns: 60 },
  );
});
