import type { ClientId } from "@foyer/domain/clients/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { Instant, lastDay, Month } from "@foyer/domain/kernel/time";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import { mergeClients } from "../../../clients/merges/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { anAllocation, anItem } from "../../factory.ts";
import { keepSnapshot } from "../mutations.ts";
import { sealMonthEnds } from "./mutations.ts";
import { checkSeal, seals, unsealedMonthEnds } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-04-01T18:00:00.000Z");
const end = (month: string) => lastDay(Month.parse(month));
const months = ["2026-01", "2026-02", "2026-03"].map(end);

/** As somebody whom no right holds back. */
async function tamper(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(statement);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await owner.end();
  }
}

/** Two clients with invoices in three months, one of them paid, and the three month ends kept and sealed. */
async function sealedHouse(): Promise<{ property: PropertyId; first: ClientId; second: ClientId }> {
  const property = await house.aProperty();
  const clients = await house.committed(property, async (trx) => {
    const [first, second] = [await aClient(trx), await aClient(trx)];
    for (const [month, amount] of [
      ["01", 500],
      ["02", 700],
      ["03", 900],
    ] as const) {
      await anItem(trx, first, { amount, posted: `2026-${month}-05`, due: `2026-${month}-20` });
      const debit = await anItem(trx, second, { amount: 100, posted: `2026-${month}-06` });
      const credit = await anItem(trx, second, { side: "credit", amount: 60, posted: `2026-${month}-07` });
      await anAllocation(trx, { debit, credit, amount: 60, effective: `2026-${month}-07` });
    }
    return { first, second };
  });
  await house.committed(property, async (trx) => {
    for (const date of months) await keepSnapshot(trx, date, now);
    expect(await sealMonthEnds(trx, now)).toEqual(months);
    expect(await sealMonthEnds(trx, now)).toEqual([]);
  });
  return { property, ...clients };
}

const faults = (property: PropertyId) =>
  house.committed(property, async (trx: Trx) => {
    const found = [];
    for (const seal of (await seals(trx)).toReversed()) found.push(await checkSeal(trx, seal));
    return [...(await unsealedMonthEnds(trx, now)), ...found].flatMap((each) => (each ? [each] : []));
  });

describe("a sealed month end", () => {
  test("stays what it was whatever is recorded later", async () => {
    const { property, first } = await sealedHouse();
    await house.committed(property, async (trx) => {
      const credit = await anItem(trx, first, { side: "credit", amount: 400, posted: "2026-01-25" });
      await anItem(trx, first, { amount: 5_000, posted: "2026-02-10" });
      const debit = await anItem(trx, first, { amount: 400, posted: "2026-01-26" });
      await anAllocation(trx, { debit, credit, amount: 400, effective: "2026-01-26" });
      expect((await seals(trx)).map((seal) => [seal.businessDate, seal.balanceMinor, seal.clients])).toEqual([
        ["2026-03-31", 2_220, 2],
        ["2026-02-28", 1_280, 2],
        ["2026-01-31", 540, 2],
      ]);
    });
    expect(await faults(property)).toEqual([]);
  });

  test("is still what it was when two of its clients prove to be one", async () => {
    const { property, first, second } = await sealedHouse();
    await house.committed(property, (trx) => mergeClients(trx, { winnerId: first, loserId: second }, now));
    expect(await faults(property)).toEqual([]);
  });

  test.each([
    ["a client's row that is changed", "update aging_snapshot_client set not_due_minor = not_due_minor + 1"],
    ["a client's row that is taken out", "delete from aging_snapshot_client"],
    ["a figure", "update receivables_figures set sales_minor = sales_minor + 1"],
    ["the sequence that it saw", "update aging_snapshot set sequence = sequence - 1"],
  ])("shows %s", async (_, statement) => {
    const { property } = await sealedHouse();
    await tamper(`${statement} where property_id = ${property} and business_date = '2026-02-28'`);
    expect(await faults(property)).toMatchObject([{ businessDate: "2026-02-28", currency: "CNY", fault: "rows" }]);
  });

  test("shows a ledger that was changed under it, by client and amounts", async () => {
    const { property, second } = await sealedHouse();
    await tamper(
      `update ledger_item_open set open_minor = open_minor - 1, lowest_open_minor = lowest_open_minor - 1
       where property_id = ${property} and amount_minor = 100 and alive_from = '2026-02-06'`,
    );
    expect(await faults(property)).toMatchObject([
      { businessDate: "2026-02-28", fault: "ledger", clientId: second, keptMinor: 40, foundMinor: 39 },
      { businessDate: "2026-03-31", fault: "ledger", clientId: second },
    ]);
  });

  test("shows a seal that was taken out, one that was put in its place, and one that was cut off the end", async () => {
    const { property } = await sealedHouse();
    const of = (date: string) => `where property_id = ${property} and business_date = '${date}'`;
    await tamper(`delete from aging_seal ${of("2026-02-28")}`);
    expect(await faults(property)).toMatchObject([
      { businessDate: "2026-02-28", fault: "unsealed" },
      { businessDate: "2026-03-31", fault: "chain" },
    ]);
    await tamper(`update aging_snapshot_client set not_due_minor = not_due_minor + 1 ${of("2026-02-28")}`);
    await house.committed(property, (trx) => sealMonthEnds(trx, now));
    expect(await faults(property)).toMatchObject([
      { businessDate: "2026-02-28", fault: "ledger" },
      { businessDate: "2026-03-31", fault: "chain" },
    ]);
    await tamper(`delete from aging_seal ${of("2026-03-31")}`);
    expect(await faults(property)).toMatchObject([
      { businessDate: "2026-03-31", fault: "unsealed" },
      { businessDate: "2026-02-28", fault: "ledger" },
    ]);
  });
});
