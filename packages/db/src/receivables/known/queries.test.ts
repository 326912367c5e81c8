import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingCell, AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { afterAll, expect, test } from "vitest";
import { sql } from "kysely";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { agingItems } from "../aging/items/queries.ts";
import { aging } from "../aging/queries.ts";
import { newItem } from "../factory.ts";
import { postLedger } from "../posting/mutations.ts";
import { knownBy } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const today = CalendarDate.parse("2026-05-10");
const day = (text: string) => CalendarDate.parse(text);
const at = (text: string) => Instant.parse(`${text}.000Z`);
const post = async (trx: Trx, write: Parameters<typeof postLedger>[1], when: string) =>
  (await postLedger(trx, write, at(when))).items[0] ?? 0;
const told = async (trx: Trx, knownOn?: string) => {
  const question = AgingQuestion.parse({ asOf: "2026-03-31", ...(knownOn && { knownOn }) });
  const { total } = await aging(trx, question, today);
  return [total.notDue, ...Object.values(total.buckets), total.unapplied, total.balance];
};

test("a payment entered late is in the balance of its day, and not in what was known before it was entered", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const invoice = newItem(client, { amount: 1_000, posted: "2026-01-10", due: "2026-02-10" });
    const debit = await post(trx, { items: [invoice], allocations: [] }, "2026-01-10T03:00:00");
    const payment = newItem(client, { side: "credit", amount: 1_000, posted: "2026-03-15" });
    const settles = { debit: debit as never, creditNew: 1, amount: payment.amount, effective: day("2026-03-15") };
    await post(trx, { items: [payment], allocations: [settles] }, "2026-04-20T03:00:00");
    // 23:30 and half past midnight at the house
    const backdated = newItem(client, { amount: 70, posted: "2026-03-20", due: "2026-03-20" });
    await post(trx, { items: [backdated], allocations: [] }, "2026-04-05T15:30:00");
    expect(await told(trx)).toEqual([0, 70, 0, 0, 0, 0, 0, 70]);
    expect(await told(trx, "2026-01-09")).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await told(trx, "2026-04-04")).toEqual([0, 0, 1_000, 0, 0, 0, 0, 1_000]);
    expect(await told(trx, "2026-04-19")).toEqual([0, 0, 1_000, 0, 0, 0, 0, 1_000]);
    expect(await told(trx, "2026-04-20")).toEqual([0, 70, 0, 0, 0, 0, 0, 70]);
    const cell = AgingCell.parse({ asOf: "2026-03-31", knownOn: "2026-04-04" });
    expect((await agingItems(trx, cell, today)).rows).toMatchObject([{ id: debit, openMinor: 1_000 }]);
  }));

test("a recording whose clock is behind does not get into what was known before", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const item = (amount: number) => newItem(client, { amount, posted: "2026-03-01", due: "2026-03-31" });
    await post(trx, { items: [item(100)], allocations: [] }, "2026-04-10T03:00:00");
    const before = await told(trx, "2026-04-09");
    await post(trx, { items: [item(7)], allocations: [] }, "2026-04-02T03:00:00");
    expect(await told(trx, "2026-04-09")).toEqual(before);
    expect(await told(trx, "2026-04-10")).toEqual([107, 0, 0, 0, 0, 0, 0, 107]);
  }));

test("a day that is not over cannot be asked for", () =>
  house.rolledBack(async (trx) => {
    await expect(knownBy(trx, today, today)).rejects.toMatchObject({ code: "receivables.known-later" });
    expect(await knownBy(trx, day("2026-05-09"), today)).toBe(0);
  }));

test("what was recorded since is read by its number, not the whole past", async () => {
  const propertyId = await house.aProperty();
  await house.committed(propertyId, async (trx) => {
    const client = await aClient(trx);
    for (let block = 0; block < 5; block++) {
      const items = Array.from({ length: 400 }, () => [
        newItem(client, { amount: 10, posted: "2026-01-10" }),
        newItem(client, { side: "credit", amount: 10, posted: "2026-01-10" }),
      ]).flat();
      const allocations = Array.from({ length: 400 }, (_, index) => ({
        debitNew: 2 * index + 1,
        creditNew: 2 * index + 2,
        amount: 10 as never,
        effective: day("2026-01-20"),
      }));
      await postLedger(trx, { items, allocations }, at(`2026-04-0${block + 1}T03:00:00`));
    }
  });
  const plan = await house.committed(propertyId, async (trx) => {
    await sql`select 1`.execute(trx);
    const sequence = await knownBy(trx, day("2026-04-04"), today);
    const { rows } = await sql<{ "QUERY PLAN": string }>`
      explain select d.debit_item_id, d.amount_minor from ledger_allocation d
      where d.property_id = ${trx.propertyId} and d.sequence > ${sequence} and d.effective_date <= '2026-03-31'`.execute(
      trx,
    );
    expect(await told(trx, "2026-03-31")).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await told(trx, "2026-04-04")).toEqual(await told(trx));
    return rows.map((row) => Object.values(row)[0]).join("\n");
  });
  expect(plan).toContain("ledger_allocation_sequence_once");
});
