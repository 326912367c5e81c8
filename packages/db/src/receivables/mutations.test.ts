import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import {
  Allocate,
  LedgerItemId,
  PostInvoice,
  PostPayment,
  ReverseItem,
  SetPeriod,
  Unallocate,
} from "@foyer/domain/receivables/schema";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow } from "../changes/queries.ts";
import { aClient } from "../clients/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase, refusal } from "../kernel/testing.ts";
import { aStaff, asActor } from "../staff/factory.ts";
import { allocate, postInvoice, postPayment, unallocate } from "./mutations.ts";
import { setPeriod } from "./periods/mutations.ts";
import { ledgerFaults } from "./posting/queries.ts";
import { allocationsOfItem, ledgerItems } from "./queries.ts";
import { reverseItem } from "./reversals/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
const key = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const invoice = (clientId: number, more: object = {}) =>
  PostInvoice.parse({
    key: key(1),
    clientId,
    reference: "INV-1",
    documentDate: "2026-01-01",
    postingDate: "2026-01-01",
    instalments: [{ dueDate: "2026-01-31", amountMinor: 10_000 }],
    ...more,
  });
const payment = (clientId: number, more: object = {}) =>
  PostPayment.parse({
    key: key(2),
    clientId,
    reference: "PAY-1",
    amountMinor: 4_000,
    documentDate: "2026-02-01",
    postingDate: "2026-02-01",
    ...more,
  });
const openOn = async (trx: Trx, asOf: string) => {
  const { rows } = await ledgerItems(
    trx,
    { asOf: CalendarDate.parse(asOf), openOnly: false, purpose: "receivable", limit: 50 },
    today,
  );
  return Object.fromEntries(rows.map((row) => [`${row.reference}/${row.line}`, row.openMinor]));
};
const first = (ids: readonly number[]) => ids[0] ?? 0;
describe("a payment schedule", () => {
  const schedule = (clientId: number, amounts: readonly number[]) =>
    invoice(clientId, {
      instalments: amounts.map((amountMinor, index) => ({ dueDate: `2026-0${index + 2}-01`, amountMinor })),
    });

  test("a payment settles the instalment due first", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await postInvoice(trx, schedule(client, [30, 50, 20]), now);
      await postPayment(trx, payment(client, { amountMinor: 40 }), now);
      expect(await openOn(trx, "2026-02-01")).toMatchObject({
        "INV-1/1": 0,
        "INV-1/2": 40,
        "INV-1/3": 20,
        "PAY-1/1": 0,
      });
    }));

  test("then a credit note goes on where it stopped", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await postInvoice(trx, schedule(client, [60, 100, 40]), now);
      await postPayment(trx, payment(client, { amountMinor: 40 }), now);
      expect(await openOn(trx, "2026-02-01")).toMatchObject({ "INV-1/1": 20, "INV-1/2": 100, "INV-1/3": 40 });
      await postPayment(
        trx,
        payment(client, { key: key(3), kind: "credit-note", reference: "CN-1", amountMinor: 100 }),
        now,
      );
      expect(await openOn(trx, "2026-02-01")).toMatchObject({ "INV-1/1": 0, "INV-1/2": 20, "INV-1/3": 40 });
    }));
});

test("a payment posted before its invoice settles it from the invoice's day on", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    await postInvoice(trx, invoice(client), now);
    await postPayment(trx, payment(client, { postingDate: "2025-12-20" }), now);
    expect(await openOn(trx, "2025-12-31")).toEqual({ "PAY-1/1": 4_000 });
    expect(await openOn(trx, "2026-01-01")).toEqual({ "INV-1/1": 6_000, "PAY-1/1": 0 });
  }));

test("by remittance advice, by nothing, and by hand afterwards", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const debit = first((await postInvoice(trx, invoice(client), now)).items);
    const advice = { how: "advice", items: [{ itemId: debit, amountMinor: 1_500 }] };
    await postPayment(trx, payment(client, { spread: advice }), now);
    expect(await openOn(trx, "2026-02-01")).toEqual({ "INV-1/1": 8_500, "PAY-1/1": 2_500 });
    const spare = await postPayment(
      trx,
      payment(client, { key: key(3), reference: "PAY-2", spread: { how: "none" } }),
      now,
    );
    const settle = {
      key: key(4),
      debitItemId: debit,
      creditItemId: first(spare.items),
      amountMinor: 500,
      effectiveDate: "2026-03-01",
    };
    const { allocations } = await allocate(trx, Allocate.parse(settle), now);
    expect(await openOn(trx, "2026-03-01")).toMatchObject({ "INV-1/1": 8_000, "PAY-2/1": 3_500 });
    const back = { key: key(5), allocationId: first(allocations), effectiveDate: "2026-04-01", reason: "认错账单" };
    await unallocate(trx, Unallocate.parse(back), now);
    expect(await openOn(trx, "2026-03-31")).toMatchObject({ "INV-1/1": 8_000 });
    expect(await openOn(trx, "2026-04-01")).toMatchObject({ "INV-1/1": 8_500, "PAY-2/1": 4_000 });
    const drill = await allocationsOfItem(trx, { itemId: LedgerItemId.parse(debit), asOf: today }, today);
    expect(drill.map((row) => [row.reference, row.amountMinor, row.takesBack, row.takenBack])).toEqual([
      ["PAY-1", 1_500, false, false],
      ["PAY-2", 500, false, true],
      ["PAY-2", -500, true, false],
    ]);
  }));

describe("reversing", () => {
  test("the item is settled from that day on, its payment is free again, the past is as it was", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = first((await postInvoice(trx, invoice(client), now)).items);
      await postPayment(trx, payment(client), now);
      const input = ReverseItem.parse({ key: key(3), itemId: debit, postingDate: "2026-03-01", reason: "开错客户" });
      const reversal = await reverseItem(trx, input, now);
      expect(await openOn(trx, "2026-02-28")).toEqual({ "INV-1/1": 6_000, "PAY-1/1": 0 });
      expect(await openOn(trx, "2026-03-01")).toEqual({ "INV-1/1": 0, "PAY-1/1": 4_000 });
      expect(await reverseItem(trx, input, now)).toEqual(reversal);
      const again = { ...input, key: key(4) };
      expect(await refusal(trx, () => reverseItem(trx, again, now))).toMatchObject({
        code: "receivables.already-reversed",
      });
      expect(await changesOfRow(trx, { subject: "ledger_item", row: first(reversal.items) })).toMatchObject([
        { act: "receivables.reverse" },
      ]);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("a payment, the same way", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await postInvoice(trx, invoice(client), now);
      const credit = first((await postPayment(trx, payment(client), now)).items);
      const input = ReverseItem.parse({ key: key(3), itemId: credit, postingDate: "2026-02-10", reason: "支票退回" });
      await reverseItem(trx, input, now);
      expect(await openOn(trx, "2026-02-10")).toMatchObject({ "INV-1/1": 10_000, "PAY-1/1": 0 });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));
});

describe("who and what", () => {
  test("a client of another property is not found", () =>
    house.rolledBack(async (trx) => {
      const other = await house.aProperty();
      const foreign = await house.committed(other, (elsewhere) => aClient(elsewhere));
      expect(await refusal(trx, () => postInvoice(trx, invoice(foreign), now))).toMatchObject({
        kind: "not-found",
        code: "receivables.client-not-found",
      });
    }));

  test("a softly closed month is finance's own", () =>
    house.rolledBack(async (trx) => {
      const [client, staff] = [await aClient(trx), await aStaff(trx, { role: "finance" })];
      await setPeriod(trx, SetPeriod.parse({ month: "2026-01", status: "soft" }), now);
      const as = (role: "director" | "finance") => Object.assign(trx, { actor: asActor(trx, staff, role) });
      expect(await refusal(trx, () => postInvoice(as("director"), invoice(client), now))).toMatchObject({
        code: "receivables.period-closed",
      });
      expect(await refusal(trx, () => postInvoice(as("finance"), invoice(client), now))).toBe("accepted");
    }));

  test("twenty of the same request at once are one document", async () => {
    const propertyId = await house.aProperty();
    const client = await house.committed(propertyId, (trx) => aClient(trx));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => house.committed(propertyId, (trx) => postInvoice(trx, invoice(client), now))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const { rows } = await house.committed(propertyId, (trx) =>
      ledgerItems(trx, { asOf: today, openOnly: false, purpose: "receivable", limit: 50 }, today),
    );
    expect(rows).toMatchObject([{ amountMinor: minor(10_000) }]);
  });
});
