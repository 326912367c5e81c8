import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import { datesOfDays } from "@foyer/domain/receivables/figures/rules";
import { FigureRowsQuestion, guideEdges } from "@foyer/domain/receivables/figures/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { anAllocation, anItem } from "../../factory.ts";
import { keepSnapshot } from "../../snapshots/mutations.ts";
import { keptNights } from "../nights/queries.ts";
import { figureRows } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
/** 11 May in Shanghai. */
const now = Instant.parse("2026-05-11T02:00:00.000Z");
const asOf = day("2026-05-10");

async function aHouse(trx: Trx) {
  const client = await aClient(trx);
  for (const [index, [posted, due]] of (
    [
      ["2026-01-05", "2026-02-04"],
      ["2026-03-05", "2026-04-04"],
      ["2026-04-01", "2026-05-10"],
      ["2026-05-02", "2026-06-01"],
    ] as const
  ).entries()) {
    const amount = 1_000 * (index + 1);
    const debit = await anItem(trx, client, { amount, posted, due });
    if (index > 1) continue;
    const paid = index === 0 ? amount : amount - 600;
    const credit = await anItem(trx, client, { side: "credit", amount: paid, posted: "2026-04-02" });
    await anAllocation(trx, { debit, credit, amount: paid, effective: "2026-04-02" });
  }
  await anItem(trx, client, { side: "credit", amount: 50, posted: "2026-05-05" });
  await keepSnapshot(trx, asOf, now);
}

test("what a night kept, and behind every figure the rows that add up to it", () =>
  house.rolledBack(async (trx) => {
    await aHouse(trx);
    const { night, days, monthEnds, currencies } = await keptNights(trx, {}, now);
    expect(currencies).toEqual(["CNY"]);
    expect(night).toMatchObject({
      businessDate: asOf,
      balanceMinor: 7_550,
      overdueMinor: 600,
      salesMinor: 9_000,
      beginMinor: 1_000,
      daysOutstanding: "75.50",
      // 1,000 and 9,000 less 7,550, of 10,000 less what is not due
      collected: "81.67",
      daysLate: "57.00",
      closedMinor: 1_000,
      dueMinor: 5_000,
      onTimeMinor: 1_400,
    });
    expect(days).toMatchObject([
      { businessDate: asOf, balanceMinor: 7_550, overdueMinor: 600, daysOutstanding: "75.50" },
    ]);
    expect(monthEnds).toEqual([]);
    if (!night) throw new Error("the night was not kept");
    const rows = (figure: string, more: object = {}) =>
      figureRows(trx, FigureRowsQuestion.parse({ figure, from: night.from, to: asOf, ...more }));
    expect(await rows("sales")).toMatchObject({ count: 3, sumMinor: night.salesMinor });
    expect(await rows("closed")).toMatchObject({ count: 1, sumMinor: night.closedMinor, rows: [{ days: 57 }] });
    expect(await rows("due")).toMatchObject({ count: 2, sumMinor: night.dueMinor, onTimeMinor: night.onTimeMinor });
    const classes = [{ from: null, to: 29 }, ...bucketsOf(guideEdges).slice(1)];
    for (const [place, days] of classes.entries())
      expect((await rows("owed-by-document", { ...datesOfDays(asOf, days), asOf })).sumMinor).toBe(
        night.byAge[place]?.owedMinor,
      );
    const columns = [{ from: null, to: 0 }, ...bucketsOf(night.edges)];
    for (const [place, days] of columns.entries())
      expect((await rows("owed-by-due", { ...datesOfDays(asOf, days), asOf })).sumMinor).toBe(
        [night.notDueMinor, ...night.bucketsMinor][place],
      );
  }));

test("a page has the sum of all rows; another day asks for the night before it; nothing kept is nothing shown", () =>
  house.rolledBack(async (trx) => {
    expect(await keptNights(trx, {}, now)).toEqual({
      currency: "CNY",
      currencies: [],
      night: null,
      days: [],
      monthEnds: [],
      refused: [],
    });
    await aHouse(trx);
    const page = await figureRows(
      trx,
      FigureRowsQuestion.parse({ figure: "sales", from: "2026-01-01", to: asOf, offset: 1, limit: 2 }),
    );
    expect([page.rows.length, page.count, page.sumMinor]).toEqual([2, 4, 10_000]);
    expect((await keptNights(trx, { asOf: day("2026-05-09") }, now)).night).toBeNull();
    expect((await keptNights(trx, { currency: "USD" }, now)).night).toBeNull();
    await keepSnapshot(trx, day("2026-04-30"), now);
    const { night, monthEnds } = await keptNights(trx, { asOf: day("2026-05-09") }, now);
    expect([night?.businessDate, monthEnds.map((end) => end.businessDate)]).toEqual(["2026-04-30", ["2026-04-30"]]);
  }));
