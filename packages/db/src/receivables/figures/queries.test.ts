import type { ClientId } from "@foyer/domain/clients/schema";
import { minor, sum } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import {
  closedDebtsOf,
  creditSalesOf,
  debtKinds,
  dueDebtsOf,
  type FiguredAllocation,
  type FiguredItem,
  type FiguredLedger,
  type Window,
  weightedDays,
} from "@foyer/domain/receivables/figures/rules";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import type { ItemKind, LedgerAllocationId, LedgerItemId } from "@foyer/domain/receivables/schema";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aging } from "../aging/queries.ts";
import { anAllocation, anItem } from "../factory.ts";
import { postLedger } from "../posting/mutations.ts";
import { reverseItem } from "../reversals/mutations.ts";
import { keepSnapshot } from "../snapshots/mutations.ts";
import { sealMonthEnds } from "../snapshots/seals/mutations.ts";
import { checkSeal } from "../snapshots/seals/queries.ts";
import {
  creditSales,
  creditSalesByClient,
  daysLate,
  daysLateByClient,
  paidOnTime,
  paidOnTimeByClient,
  writtenOff,
} from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
const now = Instant.parse("2026-06-10T02:00:00.000Z");
const window = { from: day("2026-01-01"), to: day("2026-03-31") };
const key = "00000000-0000-4000-8000-000000000001";

describe("of real postings", () => {
  test("10 settled in 5 days and 100 in 10 days are 9.55 days, weighted", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      for (const [amount, paid] of [
        [1_000, "2026-01-06"],
        [10_000, "2026-01-11"],
      ] as const) {
        const debit = await anItem(trx, client, { amount, posted: "2026-01-01" });
        const credit = await anItem(trx, client, { side: "credit", amount, posted: paid });
        await anAllocation(trx, { debit, credit, amount, effective: paid });
      }
      expect(await daysLate(trx, window)).toEqual({ days: "9.55", closedMinor: 11_000, debts: 2 });
    }));

  test("an invoice taken back counts against the day on which it was, and never as paid", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const itemId = await anItem(trx, client, { amount: 700, posted: "2026-01-10", due: "2026-02-10" });
      await reverseItem(trx, { key, itemId, postingDate: day("2026-03-05"), reason: "重复开单" }, now);
      expect(await creditSales(trx, { ...window, to: day("2026-02-28") })).toBe(700);
      expect(await creditSales(trx, window)).toBe(0);
      expect(await daysLate(trx, window)).toEqual({ days: null, closedMinor: 0, debts: 0 });
      expect(await paidOnTime(trx, window)).toEqual({ dueMinor: 0, onTimeMinor: 0 });
    }));

  test("a payment that bounced was not in time, though another one settles the invoice later", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = await anItem(trx, client, { amount: 100, posted: "2026-01-01", due: "2026-01-31" });
      const bounced = await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-01-20" });
      await anAllocation(trx, { debit, credit: bounced, amount: 100, effective: "2026-01-20" });
      expect(await paidOnTime(trx, { ...window, to: day("2026-01-31") })).toEqual({ dueMinor: 100, onTimeMinor: 100 });
      await reverseItem(trx, { key, itemId: bounced, postingDate: day("2026-02-02"), reason: "退票" }, now);
      const credit = await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-02-20" });
      await anAllocation(trx, { debit, credit, amount: 100, effective: "2026-02-20" });
      expect(await paidOnTime(trx, window)).toEqual({ dueMinor: 100, onTimeMinor: 0 });
      expect(await daysLate(trx, window)).toEqual({ days: "20.00", closedMinor: 100, debts: 1 });
    }));

  test("in several currencies all counts in the property's own, at the rate at which it was booked", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await anItem(trx, client, { amount: 500, posted: "2026-01-10" });
      const abroad = {
        client,
        currency: "USD" as const,
        document: day("2026-02-01"),
        posting: day("2026-02-01"),
        due: day("2026-02-01"),
        checkout: null,
        system: "test",
        line: 1,
        reason: null,
      };
      await postLedger(
        trx,
        {
          items: [
            {
              ...abroad,
              reference: "A",
              side: "debit",
              kind: "invoice",
              amount: minor(100),
              rate: Rate.parse("7.2"),
              base: minor(720),
            },
            {
              ...abroad,
              reference: "B",
              side: "credit",
              kind: "payment",
              amount: minor(50),
              rate: Rate.parse("7.3"),
              base: minor(365),
            },
          ],
          allocations: [{ debitNew: 1, creditNew: 2, amount: minor(50), effective: day("2026-02-01") }],
        },
        now,
      );
      expect(await creditSales(trx, window)).toBe(1_220);
      expect(await creditSales(trx, { ...window, currency: "USD" })).toBe(100);
      expect(await creditSales(trx, { ...window, currency: "CNY" })).toBe(500);
      expect(await paidOnTime(trx, { ...window, clientIds: [client] })).toEqual({ dueMinor: 1_220, onTimeMinor: 360 });
    }));
});

const firstDay = day("2026-01-01");
const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(firstDay, days));
const debits: readonly ItemKind[] = [...debtKinds, "refund", "adjustment"];
const credits: readonly ItemKind[] = ["payment", "credit-note", "write-off", "adjustment", "opening"];
const someItem = (side: "debit" | "credit") =>
  fc.record({
    side: fc.constant(side),
    kind: fc.constantFrom(...(side === "debit" ? debits : credits)),
    client: fc.nat({ max: 1 }),
    amountMinor: fc.integer({ min: 1, max: 100 }).map(minor),
    postingDate: someDay,
    dueDate: someDay,
  });
const someTrial = fc.record({
  debits: fc.array(someItem("debit"), { minLength: 1, maxLength: 5 }),
  credits: fc.array(someItem("credit"), { minLength: 1, maxLength: 5 }),
  settle: fc.array(
    fc.record({
      debit: fc.nat(),
      credit: fc.nat(),
      later: fc.nat({ max: 20 }),
      part: fc.integer({ min: 1, max: 3 }),
      backAfter: fc.option(fc.nat({ max: 20 })),
    }),
    { maxLength: 8 },
  ),
  window: fc.tuple(someDay, someDay).map((days) => days.toSorted()),
});
type Trial = typeof someTrial extends fc.Arbitrary<infer T> ? T : never;

/** What of an item is open on its worst day. */
function room(item: FiguredItem, allocations: readonly FiguredAllocation[]): number {
  const mine = allocations.filter((each) => each.debitItemId === item.id || each.creditItemId === item.id);
  const settled = mine.map(({ effectiveDate }) =>
    mine.filter((each) => each.effectiveDate <= effectiveDate).reduce((all, each) => all + each.amountMinor, 0),
  );
  return item.amountMinor - Math.max(0, ...settled);
}

/** A ledger that the books accept: items counted from 1, allocations that never take more than there is on any day. */
function ledgerOf({ debits, credits, settle }: Trial, clients: readonly ClientId[]): FiguredLedger {
  const items = [...debits, ...credits].map(
    ({ client, ...item }, index): FiguredItem => ({
      ...item,
      id: index + 1,
      clientId: clients[client] ?? (0 as ClientId),
      reverses: null,
    }),
  );
  const allocations: FiguredAllocation[] = [];
  for (const { debit, credit, later, part, backAfter } of settle) {
    const owed = items[debit % debits.length];
    const paid = items[debits.length + (credit % credits.length)];
    if (!owed || !paid || owed.clientId !== paid.clientId) continue;
    const most = Math.min(room(owed, allocations), room(paid, allocations));
    if (most <= 0) continue;
    const both = owed.postingDate > paid.postingDate ? owed.postingDate : paid.postingDate;
    const pair = { debitItemId: owed.id, creditItemId: paid.id };
    const amountMinor = minor(Math.ceil(most / part));
    const effectiveDate = addDays(both, later);
    allocations.push({ ...pair, amountMinor, effectiveDate });
    if (backAfter !== null)
      allocations.push({
        ...pair,
        amountMinor: minor(0 - amountMinor),
        effectiveDate: addDays(effectiveDate, backAfter),
      });
  }
  return { items, allocations };
}

let written = 0;
/** Posts the items, then settles and takes back one after the other. */
async function postAll(trx: Trx, ledger: FiguredLedger): Promise<void> {
  const ids = await postItems(trx, ledger);
  await settle(trx, ids, ledger.allocations);
}

async function postItems(trx: Trx, { items }: FiguredLedger): Promise<readonly LedgerItemId[]> {
  written += 1;
  const { items: ids } = await postLedger(
    trx,
    {
      items: items.map(({ id, clientId, amountMinor, postingDate, dueDate, side, kind }) => ({
        client: clientId,
        currency: "CNY",
        side,
        kind,
        amount: amountMinor,
        document: postingDate,
        posting: postingDate,
        due: dueDate,
        checkout: null,
        system: "law",
        reference: `${written}-${id}`,
        line: 1,
        reason: null,
      })),
      allocations: [],
    },
    now,
  );
  return ids;
}

async function settle(
  trx: Trx,
  ids: readonly LedgerItemId[],
  allocations: FiguredLedger["allocations"],
): Promise<void> {
  let latest: LedgerAllocationId | undefined;
  for (const { debitItemId, creditItemId, amountMinor, effectiveDate } of allocations) {
    const [debit, credit] = [ids[debitItemId - 1], ids[creditItemId - 1]];
    const effective = effectiveDate;
    const write =
      amountMinor < 0
        ? latest && { undoes: latest, effective }
        : debit && credit && { debit, credit, amount: amountMinor, effective };
    if (!write) throw new Error("the ledger names what was not posted");
    latest = (await postLedger(trx, { items: [], allocations: [write] }, now)).allocations[0];
  }
}

const grouped = <Row extends { clientId: ClientId }, Out>(rows: readonly Row[], of: (rows: readonly Row[]) => Out) =>
  [...Map.groupBy(rows, (row) => row.clientId)]
    .toSorted(([a], [b]) => a - b)
    .map(([clientId, mine]) => ({ clientId, ...of(mine) }));
const lateOf = (debts: readonly { amountMinor: ReturnType<typeof minor>; days: number }[]) => ({
  days: weightedDays(debts),
  closedMinor: sum(debts.map((each) => each.amountMinor)),
  debts: debts.length,
});
const onTimeOf = (debts: readonly ReturnType<typeof dueDebtsOf>[number][]) => ({
  dueMinor: sum(debts.map((each) => each.dueMinor)),
  onTimeMinor: sum(debts.map((each) => each.onTimeMinor)),
});

async function sameAsItemByItem(trx: Trx, ledger: FiguredLedger, { from, to }: Window): Promise<void> {
  const clients = [...new Set(ledger.items.map((item) => item.clientId))];
  const [closed, due] = [closedDebtsOf(ledger, { from, to }), dueDebtsOf(ledger, { from, to })];
  expect(await creditSales(trx, { from, to })).toBe(creditSalesOf(ledger, { from, to }));
  expect(await daysLate(trx, { from, to })).toEqual(lateOf(closed));
  expect(await paidOnTime(trx, { from, to })).toEqual(onTimeOf(due));
  const asked = { from, to, clientIds: clients, currency: "CNY" } as const;
  const sold = await creditSalesByClient(trx, asked);
  for (const client of clients) {
    const own = { ...ledger, items: ledger.items.filter((item) => item.clientId === client) };
    const found = sold.find((row) => row.clientId === client)?.salesMinor ?? 0;
    expect(found).toBe(creditSalesOf(own, { from, to }));
  }
  expect(await daysLateByClient(trx, asked)).toEqual(grouped(closed, lateOf));
  expect(await paidOnTimeByClient(trx, asked)).toEqual(grouped(due, onTimeOf));
  const lost = ledger.items.filter(
    (item) => item.kind === "write-off" && from <= item.postingDate && item.postingDate <= to,
  );
  expect(await writtenOff(trx, { from, to })).toBe(sum(lost.map((item) => item.amountMinor)));
}

test("each question in SQL is what it is item by item, of clients and of everybody", { timeout: 240_000 }, async () => {
  for (let done = 0; done < 300; done += 100)
    await house.rolledBack(async (trx) => {
      const clients = [await aClient(trx), await aClient(trx)];
      await fc.assert(
        fc.asyncProperty(someTrial, async (trial) => {
          const [from = firstDay, to = firstDay] = trial.window;
          const ledger = ledgerOf(trial, clients);
          await sql`savepoint apart`.execute(trx);
          try {
            await postAll(trx, ledger);
            await sameAsItemByItem(trx, ledger, { from, to });
          } finally {
            await sql`rollback to savepoint apart`.execute(trx);
            await sql`release savepoint apart`.execute(trx);
          }
        }),
        { numRuns: 100, seed: 20_260_313 + done },
      );
    });
});

/** What was kept of a day, as the report's rows. */
async function keptRows(trx: Trx, asOf: CalendarDate) {
  const { rows } = await sql<{ group: number; notDue: number; buckets: number[]; unapplied: number; balance: number }>`
    select client_id as "group", not_due_minor as not_due, buckets_minor as buckets, unapplied_minor as unapplied,
      balance_minor as balance
    from aging_snapshot_client where property_id = ${trx.propertyId} and business_date = ${asOf}::date order by client_id`.execute(
    trx,
  );
  return rows;
}

test("a kept month end is what the report says, and stays what was sealed whatever is recorded later", {
  timeout: 400_000,
}, async () => {
  const end = day("2026-01-31");
  const report = AgingQuestion.parse({ asOf: end });
  for (let done = 0; done < 300; done += 100)
    await house.rolledBack(async (trx) => {
      const clients = [await aClient(trx), await aClient(trx)];
      await fc.assert(
        fc.asyncProperty(someTrial, fc.nat(), async (trial, known) => {
          const ledger = ledgerOf(trial, clients);
          const middle = known % (ledger.allocations.length + 1);
          // a pair of making and taking back is recorded on one side of the night
          const before = ledger.allocations[middle]?.amountMinor ?? 1;
          const split = before < 0 ? middle + 1 : middle;
          await sql`savepoint apart`.execute(trx);
          try {
            const ids = await postItems(trx, ledger);
            await settle(trx, ids, ledger.allocations.slice(0, split));
            await keepSnapshot(trx, end, now);
            await sealMonthEnds(trx, now);
            const { rows } = await aging(trx, report, day("2026-06-10"));
            expect(await keptRows(trx, end)).toEqual(
              rows
                .map(({ group, notDue, buckets, unapplied, balance }) => ({
                  group,
                  notDue,
                  buckets,
                  unapplied,
                  balance,
                }))
                .toSorted((a, b) => Number(a.group) - Number(b.group)),
            );
            await settle(trx, ids, ledger.allocations.slice(split));
            await postItems(trx, ledger);
            expect(await checkSeal(trx, { businessDate: end, currency: "CNY" })).toBeNull();
          } finally {
            await sql`rollback to savepoint apart`.execute(trx);
            await sql`release savepoint apart`.execute(trx);
          }
        }),
        { numRuns: 100, seed: 20_260_131 + done },
      );
    });
});
