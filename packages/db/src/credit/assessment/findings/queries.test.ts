import type { ClientId } from "@foyer/domain/clients/schema";
import { meanOf, monthsBefore, monthsUpTo, percentOf, wholeMonths } from "@foyer/domain/credit/assessment/rules";
import { minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate, daysBetween, Instant } from "@foyer/domain/kernel/time";
import {
  closedDebtsOf,
  creditSalesOf,
  dueDebtsOf,
  type FiguredAllocation,
  type FiguredItem,
  weightedDays,
} from "@foyer/domain/receivables/figures/rules";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { aPromise } from "../../../receivables/factory.ts";
import { postLedger } from "../../../receivables/posting/mutations.ts";
import { aStay } from "../../../stays/factory.ts";
import { aLimit } from "../../factory.ts";
import { findings, populationOn } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => text as CalendarDate;
const now = Instant.parse("2026-06-10T02:00:00.000Z");
const firstDay = day("2024-03-01");
const asOf = day("2026-03-31");
const span = { from: addDays(monthsBefore(asOf, 12), 1), to: asOf };

const someDay = fc.integer({ min: 0, max: daysBetween(firstDay, asOf) + 40 }).map((days) => addDays(firstDay, days));
const ofClient = fc.record({
  invoices: fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 500_000 }),
      posted: someDay,
      due: fc.nat({ max: 60 }),
      paid: fc.option(fc.record({ later: fc.nat({ max: 150 }), half: fc.boolean() })),
    }),
    { maxLength: 7 },
  ),
  limits: fc.array(fc.record({ from: someDay, units: fc.constantFrom(0, 500, 2_000, 9_000, null) }), { maxLength: 3 }),
  promises: fc.array(
    fc.record({ made: someDay, within: fc.nat({ max: 30 }), amount: fc.integer({ min: 1, max: 300_000 }) }),
    {
      maxLength: 3,
    },
  ),
  stay: fc.option(someDay),
});
type Told = typeof ofClient extends fc.Arbitrary<infer T> ? T : never;

interface Written {
  readonly items: FiguredItem[];
  readonly allocations: FiguredAllocation[];
}

let documents = 0;
async function write(trx: Trx, client: ClientId, { invoices, limits, promises, stay }: Told): Promise<Written> {
  const written: Written = { items: [], allocations: [] };
  for (const { amount, posted, due, paid } of invoices) {
    documents += 1;
    const item = (side: "debit" | "credit", on: CalendarDate, minorAmount: number) => ({
      client,
      currency: "CNY" as const,
      side,
      kind: side === "debit" ? ("invoice" as const) : ("payment" as const),
      amount: minor(minorAmount),
      document: on,
      posting: on,
      due: side === "debit" ? addDays(on, due) : on,
      checkout: null,
      system: "findings",
      reference: `${side}-${documents}`,
      line: 1,
      reason: null,
    });
    const paidOn = paid && addDays(posted, paid.later);
    const settled = paid?.half ? Math.ceil(amount / 2) : amount;
    const posting = await postLedger(
      trx,
      {
        items: [item("debit", posted, amount), ...(paidOn ? [item("credit", paidOn, settled)] : [])],
        allocations: paidOn ? [{ debitNew: 1, creditNew: 2, amount: minor(settled), effective: paidOn }] : [],
      },
      now,
    );
    const [debitItemId, creditItemId] = posting.items;
    const both = { clientId: client, reverses: null };
    written.items.push({
      ...both,
      id: debitItemId ?? 0,
      side: "debit",
      kind: "invoice",
      amountMinor: minor(amount),
      postingDate: posted,
      dueDate: addDays(posted, due),
    });
    if (!paidOn) continue;
    written.items.push({
      ...both,
      id: creditItemId ?? 0,
      side: "credit",
      kind: "payment",
      amountMinor: minor(settled),
      postingDate: paidOn,
      dueDate: paidOn,
    });
    written.allocations.push({
      debitItemId: debitItemId ?? 0,
      creditItemId: creditItemId ?? 0,
      amountMinor: minor(settled),
      effectiveDate: paidOn,
    });
  }
  for (const { from, units } of limits.toSorted((one, other) => (one.from < other.from ? -1 : 1)))
    await aLimit(trx, client, { units, from });
  for (const { made, within, amount } of promises)
    await aPromise(trx, client, { amount, made, until: addDays(made, within) });
  if (stay) await aStay(trx, { clientId: client, arrival: stay, departure: addDays(stay, 1), status: "completed" });
  return written;
}

/** The share of the limit used, day after day: the mean of the highest of each month. */
function utilisationOf({ items }: Written, { limits }: Told): string | null {
  const inOrder = limits.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const peaks = monthsUpTo(asOf).flatMap(({ from, to }) => {
    const shares: string[] = [];
    for (let date = from; date <= to; date = addDays(date, 1)) {
      const units = inOrder.findLast((each) => each.from <= date)?.units ?? 0;
      const owed = items
        .filter(({ postingDate }) => postingDate <= date)
        .reduce((sum, { side, amountMinor }) => sum + (side === "debit" ? amountMinor : 0 - amountMinor), 0);
      if (units > 0) shares.push(percentOf(Math.max(0, owed), units * 100) ?? "");
    }
    return shares.length === 0 ? [] : [shares.reduce((most, share) => (Number(share) > Number(most) ? share : most))];
  });
  return meanOf(peaks);
}

/** Promises one after the other, each fed from what was paid in its days and is left. */
function brokenOf({ items }: Written, { promises }: Told): number {
  const paid = items
    .filter(({ side }) => side === "credit")
    .map((item) => ({ on: item.postingDate, left: item.amountMinor as number }));
  paid.sort((one, other) => (one.on < other.on ? -1 : 1));
  let broken = 0;
  const inOrder = promises.map((each) => ({ ...each, until: addDays(each.made, each.within) }));
  for (const { made, until, amount } of inOrder.toSorted((one, other) => (one.until < other.until ? -1 : 1))) {
    let kept = 0;
    for (const payment of paid) {
      if (payment.on < made || payment.on > until) continue;
      const part = Math.min(payment.left, amount - kept);
      payment.left -= part;
      kept += part;
    }
    if (kept === 0 && until < asOf && span.from <= until) broken += 1;
  }
  return broken;
}

const isSettled = (written: Written, item: FiguredItem) =>
  written.allocations
    .filter(({ debitItemId, effectiveDate }) => debitItemId === item.id && effectiveDate <= asOf)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0) === item.amountMinor;

test("every factor is what a slow count, item by item and day by day, finds", { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(ofClient, { minLength: 2, maxLength: 4 }), (told) =>
      house.rolledBack(async (trx) => {
        const clients: ClientId[] = [];
        const written: Written[] = [];
        for (const each of told) {
          const client = await aClient(trx);
          clients.push(client);
          written.push(await write(trx, client, each));
        }
        const population = await populationOn(trx, asOf);
        const asked = { clientIds: clients, asOf, ratedAfter: span.from, population };
        const found = await findings(trx, asked);
        const sales = written.map((ledger) => creditSalesOf(ledger, span));
        const counted = sales.filter((each) => each > 0);
        for (const [at, clientId] of clients.entries()) {
          const [own, said] = [written[at], told[at]];
          if (!own || !said) continue;
          const facts = found.of(clientId);
          const closed = closedDebtsOf(own, span);
          const due = dueDebtsOf(own, span);
          const debts = own.items.filter(({ side, postingDate }) => side === "debit" && postingDate <= asOf);
          const open = debts.filter((item) => !isSettled(own, item));
          const began = [
            ...debts.map(({ postingDate }) => postingDate),
            ...(said.stay && said.stay <= asOf ? [said.stay] : []),
          ];
          const since = began.toSorted()[0];
          const dueMinor = due.reduce((sum, each) => sum + each.dueMinor, 0);
          const onTime = due.reduce((sum, each) => sum + each.onTimeMinor, 0);
          const sold = sales[at] ?? 0;
          const place = counted.filter((each) => each <= sold).length;
          expect({
            late: facts["days-late"].value,
            onTime: facts["paid-on-time"].value,
            utilisation: facts.utilisation.value,
            volume: facts.volume.value,
            sold: facts.volume.evidence.numbers["salesMinor"],
            tenure: facts.tenure.value,
            broken: facts["broken-promises"].value,
            settled: found.beginnings.get(clientId)?.settled,
            worst: found.beginnings.get(clientId)?.worstDaysLate,
            creditOn: found.beginnings.get(clientId)?.creditOn,
          }).toEqual({
            late: closed.length === 0 ? null : weightedDays(closed),
            onTime: percentOf(onTime, dueMinor),
            utilisation: utilisationOf(own, said),
            volume: sold > 0 ? percentOf(place, counted.length) : null,
            sold,
            tenure: since ? String(wholeMonths(since, asOf)) : null,
            broken: String(brokenOf(own, said)),
            settled: debts.length - open.length,
            worst: open.length === 0 ? null : Math.max(...open.map(({ dueDate }) => daysBetween(dueDate, asOf))),
            creditOn: debts.map(({ postingDate }) => postingDate).toSorted()[0] ?? null,
          });
        }
      }),
    ),
    { numRuns: 25 },
  ),
);
