import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, type TestDatabase } from "../../kernel/testing.ts";
import { anAllocation, anItem } from "../factory.ts";
import { keepSnapshot } from "./mutations.ts";
import { nightsWithoutSnapshot, refusedNights } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

/** As somebody whom no right holds back. */
async function asOwner(of: TestDatabase, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: of.url });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

const day = (text: string) => CalendarDate.parse(text);
/** 02:00 on 11 May in Shanghai. */
const now = Instant.parse("2026-05-10T18:00:00.000Z");
const kept = (trx: Trx) =>
  trx
    .selectFrom("agingSnapshot")
    .select(["businessDate", "currency", "balanceMinor", "edges", "bucketsMinor", "unappliedMinor", "sequence"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("businessDate")
    .execute();

test("the night that is over, in the property's own time; after an outage all that were missed", () =>
  house.rolledBack(async (trx) => {
    expect(await nightsWithoutSnapshot(trx, now)).toEqual(["2026-05-10"]);
    await keepSnapshot(trx, day("2026-05-07"), now);
    expect(await nightsWithoutSnapshot(trx, now)).toEqual(["2026-05-08", "2026-05-09", "2026-05-10"]);
    await keepSnapshot(trx, day("2026-05-10"), now);
    expect(await nightsWithoutSnapshot(trx, now)).toEqual([]);
  }));

test("a night is kept once, as it was known then, equal to the control balance and to its clients", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    await anItem(trx, client, { amount: 500, posted: "2026-05-01", due: "2026-05-01" });
    await anItem(trx, client, { side: "credit", amount: 80, posted: "2026-05-10" });
    expect(await keepSnapshot(trx, day("2026-05-10"), now)).toEqual({ kept: ["CNY"], refused: [] });
    await anItem(trx, client, { amount: 999, posted: "2026-05-02" });
    expect(await keepSnapshot(trx, day("2026-05-10"), now)).toEqual({ kept: [], refused: [] });
    expect(await kept(trx)).toEqual([
      {
        businessDate: "2026-05-10",
        currency: "CNY",
        balanceMinor: 420,
        edges: [30, 60, 90, 120],
        bucketsMinor: [500, 0, 0, 0, 0],
        unappliedMinor: 80,
        sequence: 2,
      },
    ]);
    const clients = await trx
      .selectFrom("agingSnapshotClient")
      .select(["clientId", "balanceMinor"])
      .where("propertyId", "=", trx.propertyId)
      .execute();
    expect(clients).toEqual([{ clientId: client, balanceMinor: 420 }]);
  }));

test("a property without a ledger has nights of nothing", () =>
  house.rolledBack(async (trx) => {
    expect(await keepSnapshot(trx, day("2026-05-10"), now)).toEqual({ kept: ["CNY"], refused: [] });
    expect(await kept(trx)).toMatchObject([{ balanceMinor: 0, sequence: 0 }]);
  }));

test("a night whose aging is not the control balance is refused and shown, and kept the night after it is put right", async () => {
  const property = await house.aProperty();
  await house.committed(property, async (trx) => {
    await anItem(trx, await aClient(trx), { amount: 500, posted: "2026-05-01" });
  });
  const shift = (by: number) =>
    asOwner(house, `update ledger_control set debit_minor = debit_minor + ${by} where property_id = ${property}`);
  const keep = () => house.committed(property, (trx) => keepSnapshot(trx, day("2026-05-10"), now));
  await shift(7);
  expect(await keep()).toEqual({ kept: [], refused: [{ currency: "CNY", agedMinor: 500, controlMinor: 507 }] });
  await house.committed(property, async (trx) => {
    expect(await kept(trx)).toEqual([]);
    expect(await nightsWithoutSnapshot(trx, now)).toEqual(["2026-05-10"]);
    expect(await refusedNights(trx)).toEqual([
      { businessDate: "2026-05-10", currency: "CNY", refusedAt: now, agedMinor: 500, controlMinor: 507 },
    ]);
  });
  await shift(-7);
  expect(await keep()).toEqual({ kept: ["CNY"], refused: [] });
  await house.committed(property, async (trx) => {
    expect(await refusedNights(trx)).toEqual([]);
    expect(await nightsWithoutSnapshot(trx, now)).toEqual([]);
  });
});

test("the figures of a night stand beside it", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    // what was owed when the ninety days began, three months' sales, and a payment ten days late
    const old = await anItem(trx, client, { amount: 10_000, posted: "2025-12-01", due: "2026-03-01" });
    const paid = await anItem(trx, client, { side: "credit", amount: 10_000, posted: "2026-03-11" });
    await anAllocation(trx, { debit: old, credit: paid, amount: 10_000, effective: "2026-03-11" });
    await anItem(trx, client, { amount: 70_000, posted: "2026-03-15", document: "2026-01-10", due: "2026-04-14" });
    await anItem(trx, client, { amount: 80_000, posted: "2026-04-15", due: "2026-05-15" });
    await anItem(trx, client, { amount: 62_000, posted: "2026-05-05", due: "2026-06-04" });
    await keepSnapshot(trx, day("2026-05-10"), now);
    const figures = await trx
      .selectFrom("receivablesFigures")
      .selectAll()
      .where("propertyId", "=", trx.propertyId)
      .executeTakeFirstOrThrow();
    expect(figures).toMatchObject({
      days: 90,
      salesMinor: 212_000,
      beginMinor: 10_000,
      notDueMinor: 142_000,
      balanceMinor: 212_000,
      monthSalesMinor: 62_000,
      monthWrittenOffMinor: 0,
      // ten days of May, thirty of April, thirty-one of March
      countBack: "71.00",
      closedMinor: 10_000,
      daysLate: "10.00",
      // of what fell due in the window 10,000 were paid late and 70,000 are not paid
      dueMinor: 80_000,
      onTimeMinor: 0,
      byAgeMinor: [142_000, 0, 0, 70_000],
    });
  }));

test("counted back by the calendar: 212,000 after months of 100,000, 80,000 and 70,000 are 30 days, 31, and 32 of 70 of the third's 30", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    for (const [amount, posted] of [
      [7_000_000, "2026-04-10"],
      [8_000_000, "2026-05-10"],
      [10_000_000, "2026-06-10"],
    ] as const)
      await anItem(trx, client, { amount, posted });
    await anItem(trx, client, { side: "credit", amount: 3_800_000, posted: "2026-06-12" });
    await keepSnapshot(trx, day("2026-06-30"), now);
    const { countBack } = await trx
      .selectFrom("receivablesFigures")
      .select("countBack")
      .where("propertyId", "=", trx.propertyId)
      .executeTakeFirstOrThrow();
    expect(countBack).toBe("74.71");
  }));
