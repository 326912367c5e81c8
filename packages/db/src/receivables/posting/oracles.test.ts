import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { Allocate, PostInvoice, PostPayment } from "@foyer/domain/receivables/schema";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aging } from "../aging/queries.ts";
import { allocate, postInvoice, postPayment } from "../mutations.ts";
import { ledgerItems } from "../queries.ts";
import { ledgerFaults } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
let keys = 0;
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;
/** Amounts are given in units. */
const minorOf = (units: number) => Math.round(units * 100);

type Part = readonly [due: string, units: number];

async function owes(trx: Trx, clientId: ClientId, { posted, parts }: { posted: string; parts: readonly Part[] }) {
  const instalments = parts.map(([dueDate, units]) => ({ dueDate, amountMinor: minorOf(units) }));
  const document = { key: key(), clientId, reference: `INV-${keys}`, documentDate: posted, postingDate: posted };
  return (await postInvoice(trx, PostInvoice.parse({ ...document, instalments }), now)).items;
}

interface Paid {
  readonly on: string;
  readonly units: number;
  readonly kind?: "credit-note";
  readonly spread?: { readonly how: "none" };
}

async function pays(trx: Trx, clientId: ClientId, { on, units, ...more }: Paid) {
  const given = { key: key(), clientId, reference: `PAY-${keys}`, documentDate: on, postingDate: on };
  const input = PostPayment.parse({ ...given, amountMinor: minorOf(units), ...more });
  return (await postPayment(trx, input, now)).items;
}

const agingOn = (trx: Trx, asOf: string) => aging(trx, AgingQuestion.parse({ asOf }), today);

/** Not due, 1–30, 31–60, 61–90, 91–120, over 120, unapplied, balance. */
async function columnsOn(trx: Trx, asOf: string): Promise<number[]> {
  const { notDue, buckets, unapplied, balance } = (await agingOn(trx, asOf)).total;
  return [notDue, ...buckets, unapplied, balance].map((amount) => amount / 100);
}

/** What is open of each debt, in the order in which they were posted. */
async function openOn(trx: Trx, clientId: ClientId, asOf: string): Promise<number[]> {
  const page = { asOf: CalendarDate.parse(asOf), openOnly: false, clientId, limit: 100 };
  const { rows } = await ledgerItems(trx, page, today);
  return rows
    .filter(({ side }) => side === "debit")
    .toSorted((one, other) => one.id - other.id)
    .map(({ openMinor }) => openMinor / 100);
}

const oracle = (what: string, act: (trx: Trx, client: ClientId) => Promise<void>) =>
  test(what, () =>
    house.rolledBack(async (trx) => {
      await act(trx, await aClient(trx));
      expect(await ledgerFaults(trx)).toEqual([]);
    }),
  );

describe("oracles of the ledger", () => {
  oracle("1: part payments before, on and after the invoice's day", async (trx, client) => {
    const [early = 0] = await pays(trx, client, { on: "2016-11-09", units: 1_500 });
    const [invoice = 0] = await owes(trx, client, { posted: "2016-11-30", parts: [["2017-02-28", 10_000]] });
    const settles = { debitItemId: invoice, creditItemId: early, amountMinor: minorOf(1_500) };
    await allocate(trx, Allocate.parse({ key: key(), ...settles, effectiveDate: "2016-11-30" }), now);
    await pays(trx, client, { on: "2016-11-30", units: 1_000 });
    await pays(trx, client, { on: "2017-01-30", units: 2_000 });
    expect(await columnsOn(trx, "2017-04-04")).toEqual([0, 0, 5_500, 0, 0, 0, 0, 5_500]);
    expect(await columnsOn(trx, "2016-11-15")).toEqual([0, 0, 0, 0, 0, 0, 1_500, -1_500]);
    expect(await columnsOn(trx, "2016-12-31")).toEqual([7_500, 0, 0, 0, 0, 0, 0, 7_500]);
  });

  oracle("2: what is paid later is owed on the days before", async (trx, client) => {
    await owes(trx, client, { posted: "2025-05-01", parts: [["2025-06-01", 1_000]] });
    await pays(trx, client, { on: "2025-07-01", units: 400 });
    await pays(trx, client, { on: "2026-01-15", units: 600 });
    expect((await columnsOn(trx, "2025-06-15")).at(-1)).toBe(1_000);
    expect((await columnsOn(trx, "2025-12-31")).at(-1)).toBe(600);
    expect(await columnsOn(trx, "2026-02-01")).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await agingOn(trx, "2026-02-01")).rows).toEqual([]);
  });

  oracle("3: four invoices on a day", async (trx, client) => {
    const parts = [
      ["2025-12-20", 100],
      ["2025-11-15", 200],
      ["2025-01-10", 300],
      ["2025-12-31", 50],
    ] as const;
    for (const part of parts) await owes(trx, client, { posted: "2025-01-01", parts: [part] });
    expect(await columnsOn(trx, "2025-12-31")).toEqual([50, 100, 200, 0, 0, 300, 0, 650]);
  });

  oracle("4: one unit at every edge", async (trx, client) => {
    for (const late of [0, 1, 30, 31, 60, 61, 90, 91, 120, 121]) {
      const due = addDays(CalendarDate.parse("2025-12-31"), -late);
      await owes(trx, client, { posted: "2025-01-01", parts: [[due, 1]] });
    }
    expect(await columnsOn(trx, "2025-12-31")).toEqual([1, 2, 2, 2, 2, 1, 0, 10]);
  });

  oracle("5: an unapplied payment stands apart; the next one settles the invoice", async (trx, client) => {
    await owes(trx, client, { posted: "2026-01-01", parts: [["2026-03-03", 200]] });
    await pays(trx, client, { on: "2026-01-05", units: 50, spread: { how: "none" } });
    expect(await columnsOn(trx, "2026-02-01")).toEqual([200, 0, 0, 0, 0, 0, 50, 150]);
    await pays(trx, client, { on: "2026-01-07", units: 125 });
    expect(await columnsOn(trx, "2026-02-01")).toEqual([75, 0, 0, 0, 0, 0, 50, 25]);
  });

  const instalments = (...units: readonly number[]) => ({
    posted: "2026-01-01",
    parts: units.map((each, index): Part => [`2026-0${index + 2}-01`, each]),
  });

  oracle("6: a payment settles the instalment due first first", async (trx, client) => {
    await owes(trx, client, instalments(30, 50, 20));
    await pays(trx, client, { on: "2026-01-10", units: 40 });
    expect(await openOn(trx, client, "2026-01-31")).toEqual([0, 40, 20]);
  });

  oracle("7: a credit note goes on from where the payment ended", async (trx, client) => {
    await owes(trx, client, instalments(60, 100, 40));
    await pays(trx, client, { on: "2026-01-10", units: 40 });
    expect(await openOn(trx, client, "2026-01-31")).toEqual([20, 100, 40]);
    await pays(trx, client, { on: "2026-01-20", units: 100, kind: "credit-note" });
    expect(await openOn(trx, client, "2026-01-31")).toEqual([0, 20, 40]);
  });

  oracle("8: 100 paid with 99.99, and the cent is still there", async (trx, client) => {
    await owes(trx, client, { posted: "2026-01-01", parts: [["2026-03-03", 100]] });
    await pays(trx, client, { on: "2026-01-10", units: 99.99 });
    expect(await openOn(trx, client, "2026-02-01")).toEqual([0.01]);
    expect(await columnsOn(trx, "2026-02-01")).toEqual([0.01, 0, 0, 0, 0, 0, 0, 0.01]);
  });

  oracle("9: one payment over two invoices, and one that is too much", async (trx, client) => {
    for (const _ of [1, 2]) await owes(trx, client, { posted: "2026-01-01", parts: [["2026-03-03", 50]] });
    await pays(trx, client, { on: "2026-01-10", units: 100 });
    expect(await openOn(trx, client, "2026-02-01")).toEqual([0, 0]);
    await owes(trx, client, { posted: "2026-01-11", parts: [["2026-03-03", 100]] });
    await pays(trx, client, { on: "2026-01-12", units: 110 });
    expect(await openOn(trx, client, "2026-02-01")).toEqual([0, 0, 0]);
    expect(await columnsOn(trx, "2026-02-01")).toEqual([0, 0, 0, 0, 0, 0, 10, -10]);
  });
});
