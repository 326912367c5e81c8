import { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { PostPayment } from "@foyer/domain/receivables/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { importText } from "../../imports/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { invoicesImporter } from "../invoices/import.ts";
import { postPayment } from "../mutations.ts";
import { setLedgerPeriod } from "../posting/mutations.ts";
import { ledgerFaults } from "../posting/queries.ts";
import { ledgerItems } from "../queries.ts";
import { paymentsImporter } from "./import.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const today = CalendarDate.parse("2026-05-10");
const lines = (...rows: readonly string[]) => rows.join("\n");
const invoices = lines(
  "reference,line,client,amount,documentDate,dueDate",
  "A,1,AC-1,100,2026-01-01,2026-02-01",
  "A,2,AC-1,50,2026-01-01,2026-03-01",
  "B,1,AC-2,80,2026-01-10,2026-02-10",
);
const paying = (...rows: readonly string[]) => lines("reference,client,amount,date,invoice", ...rows);
const openOn = async (trx: Trx, asOf: string) => {
  const { rows } = await ledgerItems(trx, { asOf: CalendarDate.parse(asOf), openOnly: false, limit: 50 }, today);
  return Object.fromEntries(rows.map((row) => [`${row.kind} ${row.reference}/${row.line}`, row.openMinor / 100]));
};

async function withInvoices(trx: Trx): Promise<void> {
  await aClient(trx, { reference: "AC-1" });
  await aClient(trx, { reference: "AC-2" });
  expect(await importText(trx, invoicesImporter, { text: invoices })).toMatchObject({ created: 3, applied: true });
}

test("a payment settles the line due first first, from its own day on; what is too much stays unapplied", () =>
  house.rolledBack(async (trx) => {
    await withInvoices(trx);
    const text = paying(
      "P1,AC-1,120,2026-01-20,A",
      "P2,AC-1,60,2026-01-25,A",
      "P3,AC-2,30,2026-01-05,B",
      "P4,AC-2,5,2026-01-05,",
    );
    expect(await importText(trx, paymentsImporter, { text, rowsPerBlock: 3 })).toMatchObject({
      created: 4,
      applied: true,
    });
    expect(await openOn(trx, "2026-01-09")).toMatchObject({
      "payment P3/1": 30,
      "payment P4/1": 5,
      "invoice A/1": 100,
    });
    expect(await openOn(trx, "2026-01-20")).toMatchObject({ "invoice A/1": 0, "invoice A/2": 30, "invoice B/1": 50 });
    expect(await openOn(trx, "2026-01-25")).toMatchObject({ "invoice A/2": 0, "payment P2/1": 30, "payment P3/1": 0 });
    expect(await importText(trx, paymentsImporter, { text })).toMatchObject({ created: 0, unchanged: 4 });
    expect(await ledgerFaults(trx)).toEqual([]);
  }));

test("one payment for two invoices stands on two lines", () =>
  house.rolledBack(async (trx) => {
    await withInvoices(trx);
    const text = lines(
      "reference,line,client,amount,date,invoice",
      "P1,1,AC-1,100,2026-01-20,A",
      "P1,2,AC-1,50,2026-01-20,A",
    );
    expect(await importText(trx, paymentsImporter, { text })).toMatchObject({ created: 2 });
    expect(await openOn(trx, "2026-01-20")).toMatchObject({ "invoice A/1": 0, "invoice A/2": 0 });
  }));

test("rows that cannot be posted are named, and nothing is", () =>
  house.rolledBack(async (trx) => {
    await withInvoices(trx);
    await setLedgerPeriod(trx, { month: Month.parse("2026-03"), status: "hard" });
    const text = paying(
      "P1,AC-1,10,2026-01-20,A",
      "P2,AC-1,10,2026-01-20,Z",
      "P3,AC-1,10,2026-01-20,B",
      "P4,nobody,10,2026-01-20,A",
      "P5,AC-1,0,2026-01-20,A",
      "P6,AC-1,10,2026-03-01,A",
      "P7,AC-1,10000000000.01,2026-01-20,A",
    );
    const result = await importText(trx, paymentsImporter, { text });
    expect(result).toMatchObject({ applied: false, refusedRows: 6 });
    expect(result.refused.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "invoice", "receivables.invoice-not-found"],
      [4, "invoice", "receivables.invoice-of-another-client"],
      [5, "client", "receivables.client-not-found"],
      [6, "amount", "receivables.amount-not-positive"],
      [7, "date", "receivables.month-closed"],
      [8, "amount", "receivables.amount-too-large"],
    ]);
    expect(await openOn(trx, "2026-04-01")).toEqual({ "invoice A/1": 100, "invoice A/2": 50, "invoice B/1": 80 });
  }));

test("a known number with another amount, day or client is refused, never changed", () =>
  house.rolledBack(async (trx) => {
    await withInvoices(trx);
    const first = lines(
      "reference,line,client,amount,documentDate,dueDate",
      "A,1,AC-1,100.01,2026-01-01,2026-02-01",
      "B,1,AC-1,80,2026-01-10,2026-02-10",
    );
    expect((await importText(trx, invoicesImporter, { text: first })).refused.map(({ column }) => column)).toEqual([
      "amount",
      "client",
    ]);
    await importText(trx, paymentsImporter, { text: paying("P1,AC-1,10,2026-01-20,A") });
    const moved = await importText(trx, paymentsImporter, { text: paying("P1,AC-1,10,2026-01-21,A") });
    expect(moved.refused).toMatchObject([{ column: "date", code: "receivables.amount-differs" }]);
  }));

test("what a person posted meanwhile is not paid twice", () =>
  house.rolledBack(async (trx) => {
    await withInvoices(trx);
    const { id: clientId } = await trx
      .selectFrom("client")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("reference", "=", "AC-2")
      .executeTakeFirstOrThrow();
    const byHand = PostPayment.parse({
      key: "00000000-0000-4000-8000-000000000001",
      clientId,
      reference: "H1",
      amountMinor: 5_000,
      documentDate: "2026-01-15",
      postingDate: "2026-01-15",
    });
    await postPayment(trx, byHand, Instant.parse("2026-05-10T02:00:00.000Z"));
    await importText(trx, paymentsImporter, { text: paying("P1,AC-2,80,2026-01-20,B") });
    expect(await openOn(trx, "2026-01-20")).toMatchObject({ "invoice B/1": 0, "payment P1/1": 50 });
  }));
