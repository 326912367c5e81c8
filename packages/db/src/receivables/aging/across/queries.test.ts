import { type Currency, minor } from "@foyer/domain/kernel/money";
import type { Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingCell, AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { booked } from "@foyer/domain/receivables/rates/rules";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { aStaff } from "../../../staff/factory.ts";
import { newItem } from "../../factory.ts";
import { postLedger } from "../../posting/mutations.ts";
import { setBuckets } from "../buckets/mutations.ts";
import { agingItemsReport, agingReport } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const act = "receivables:read" as const;
const email = "group@example.com";

/** So much is owed, 40 days late, in a currency. */
async function owed(trx: Trx, amount: number, currency: Currency = "CNY") {
  const item = { ...newItem(await aClient(trx), { amount, posted: "2026-03-01", due: "2026-04-01" }), currency };
  const own = trx.property.currency;
  const rate = currency === own ? undefined : Rate.parse("7.1");
  await postLedger(
    trx,
    { items: [{ ...item, ...booked(minor(amount), { currency, own, rate }) }], allocations: [] },
    now,
  );
}

async function hotel(
  code: string,
  values: { role?: Role; duty?: null; currency?: Currency },
  owing: (trx: Trx) => Promise<void>,
) {
  const propertyId = await house.aProperty({ code, name: `Hotel ${code}`, currency: values.currency ?? "CNY" });
  return house.committed(propertyId, async (trx) => {
    await owing(trx);
    const staffId = await aStaff(trx, {
      email,
      role: values.role ?? "finance",
      ...(values.duty === null && { duty: null }),
    });
    return { kind: "staff", staffId, role: values.role ?? "finance", propertyId } as const;
  });
}

const here = await hotel("HERE", {}, async (trx) => {
  await owed(trx, 1_000);
  await owed(trx, 100, "USD");
  await setBuckets(trx, { name: "short", fromDate: CalendarDate.parse("2026-01-01"), edges: [20, 39] }, now);
});
const there = await hotel("THERE", {}, async (trx) => {
  await owed(trx, 300);
  await owed(trx, 20);
});
await hotel("ABROAD", { currency: "HKD" }, (trx) => owed(trx, 70, "HKD"));
await hotel("DESK", { role: "desk" }, (trx) => owed(trx, 7_000));
await hotel("NEW", { duty: null }, (trx) => owed(trx, 90_000));

const ask = (more: object = {}) => {
  const question = AgingQuestion.parse({ asOf: "2026-05-11", by: "property", ...more });
  return agingReport(house.db, { actor: here, act, question }, now);
};
const open = (more: object = {}) => {
  const cell = AgingCell.parse({ asOf: "2026-05-11", by: "property", ...more });
  return agingItemsReport(house.db, { actor: here, act, cell }, now);
};

test("a row for each hotel whose ledger one may read in the role held there, cut alike, and a total of all", async () => {
  const report = await ask({ buckets: "short" });
  expect(report.rows.map((row) => [row.label, row.name, row.buckets, row.balance])).toEqual([
    ["HERE", "Hotel HERE", [0, 0, 1_000], 1_000],
    ["THERE", "Hotel THERE", [0, 0, 320], 320],
  ]);
  expect(report.total).toMatchObject({ buckets: [0, 0, 1_320], balance: 1_320 });
  expect(report).toMatchObject({ count: 2, isOfAll: false, leftOut: [] });
});

test("of all currencies: at the booked rate, and what is kept in other books is named and not added", async () => {
  const report = await ask({ currency: "all", sort: "balance" });
  expect(report.rows.map((row) => [row.label, row.balance])).toEqual([
    ["HERE", 1_710],
    ["THERE", 320],
  ]);
  expect(report.leftOut).toEqual([{ name: "Hotel ABROAD", currency: "HKD" }]);
  const own = await agingReport(
    house.db,
    { actor: here, act, question: AgingQuestion.parse({ asOf: "2026-05-11", by: "currency" }) },
    now,
  );
  expect(own.rows.map((row) => [row.group, row.balance, row.ownBalance])).toEqual([
    ["CNY", 1_000, 1_000],
    ["USD", 710, 100],
  ]);
});

test("a figure opens the items of every hotel it adds up, page by page; a hotel out of reach is not there", async () => {
  const whole = await open({ column: "31-60" });
  expect(whole).toMatchObject({ count: 3, sumMinor: 1_320 });
  expect(whole.rows.map((row) => [row.hotel, row.openMinor])).toEqual([
    [null, 1_000],
    ["Hotel THERE", 300],
    ["Hotel THERE", 20],
  ]);
  const second = await open({ column: "31-60", offset: 2, limit: 1 });
  expect([second.count, second.sumMinor, second.rows.map((row) => row.openMinor)]).toEqual([3, 1_320, [20]]);
  expect(await open({ group: there.propertyId })).toMatchObject({ count: 2, sumMinor: 320 });
  expect(await open({ currency: "all" })).toMatchObject({ count: 4, sumMinor: 2_030 });
  const closed = await house.committed(await house.aProperty({}), async (trx) => trx.propertyId);
  await expect(open({ group: closed })).rejects.toMatchObject({ kind: "not-found" });
});
