import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays, type CalendarDate, type Instant, type Month } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { anActivity } from "../activities/factory.ts";
import { aClient } from "../clients/factory.ts";
import { type Trx, withActor } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff } from "../staff/factory.ts";
import { aStay } from "../stays/factory.ts";
import { anAnswer } from "../surveys/factory.ts";
import { aTarget } from "../targets/factory.ts";
import { computeScores } from "./mutations.ts";
import { evidenceOf, pointsOf, ranking } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const month = "2026-02" as Month;
const now = "2026-03-02T02:00:00.000Z" as Instant;
const date = (text: string) => text as CalendarDate;
const completed = (trx: Trx, clientId: ClientId, departure: string) =>
  aStay(trx, { clientId, arrival: addDays(date(departure), -1), departure: date(departure) });

const rowOf = async (trx: Trx, staffId: StaffId) => {
  const { rows } = await ranking(trx, month);
  const row = rows.find((each) => each.staffId === staffId);
  if (!row) throw new Error("the rep is not ranked");
  return row;
};
const indicator = async (trx: Trx, staffId: StaffId, name: string, over = "all") =>
  (await rowOf(trx, staffId)).indicators.find((each) => each.indicator === name && each.over === over);

describe("a month's scores", () => {
  test("contact: windows met of the windows that end in the month, each with its activities", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      const client = await aClient(trx, { tier: "A", ownerId: rep });
      // weeks ending 1, 8, 15, 22 February 2026
      const call = await anActivity(trx, {
        clientId: client,
        staffId: rep,
        doneOn: date("2026-02-03"),
        kind: "call",
        outcome: "reached",
      });
      await anActivity(trx, {
        clientId: client,
        staffId: rep,
        doneOn: date("2026-02-10"),
        kind: "call",
        outcome: "no-answer",
      });
      await computeScores(trx, month, now);
      expect(await indicator(trx, rep, "contact")).toMatchObject({
        numerator: 1,
        denominator: 4,
        score: "26.3158",
        grade: "fail",
      });
      const rows = await evidenceOf(trx, { month, staffId: rep, indicator: "contact", over: "all" });
      expect(rows).toHaveLength(4);
      expect(rows.filter((row) => row.counts).map((row) => row.rowIds)).toEqual([[call]]);
    }));

  test("repurchase: of who stayed in the second year back, who came again; per assessment type", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      const [back, gone, fresh] = [
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: rep }),
      ];
      await completed(trx, back, "2024-03-01");
      const again = await completed(trx, back, "2026-02-28");
      await completed(trx, gone, "2025-02-28");
      await completed(trx, gone, "2026-03-01");
      await completed(trx, fresh, "2025-03-01");
      await computeScores(trx, month, now);
      expect(await indicator(trx, rep, "repurchase", "business")).toMatchObject({
        numerator: 1,
        denominator: 2,
        score: "83.3333",
      });
      const rows = await evidenceOf(trx, { month, staffId: rep, indicator: "repurchase", over: "business" });
      expect(rows.map(({ clientId, counts }) => ({ clientId, counts }))).toEqual([
        { clientId: back, counts: true },
        { clientId: gone, counts: false },
      ]);
      expect(rows[0]?.rowIds).toEqual([again]);
    }));

  test("satisfaction: the mean of three months' answers, once there are five", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      const client = await aClient(trx, { ownerId: rep, class: "leisure-individual" });
      const answer = (day: string, score: number) =>
        anAnswer(trx, {
          clientId: client,
          answeredOn: date(day),
          ratings: { service: score, product: score, salesperson: score },
        });
      for (const day of ["2025-12-01", "2026-01-10", "2026-02-01", "2026-02-28"]) await answer(day, 5);
      await answer("2025-11-30", 1);
      await computeScores(trx, month, now);
      expect(await indicator(trx, rep, "satisfaction", "individual")).toMatchObject({ score: null, denominator: 0 });
      await answer("2026-02-14", 3);
      await computeScores(trx, month, now);
      // (4 × 100 + 50) ÷ 5 = 90, against 85
      expect(await indicator(trx, rep, "satisfaction", "individual")).toMatchObject({
        numerator: 9,
        denominator: 10,
        score: "100",
      });
    }));

  test("revenue: actual against the rep's own target; the rows behind it add up to it", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      const client = await aClient(trx, { ownerId: rep });
      await aStay(trx, {
        clientId: client,
        arrival: date("2026-01-30"),
        departure: date("2026-02-03"),
        status: "completed",
        room: 200_000,
      });
      await aTarget(trx, { staffId: rep, class: "business", metric: "revenue", month, amount: 200_000 });
      await computeScores(trx, month, now);
      expect(await indicator(trx, rep, "revenue")).toMatchObject({
        numerator: 100_000,
        denominator: 200_000,
        score: "50",
      });
      const rows = await evidenceOf(trx, { month, staffId: rep, indicator: "revenue", over: "all" });
      expect(rows.reduce((sum, row) => sum + Number(row.value), 0)).toBe(100_000);
    }));

  test("points for a repurchase: to the owner of the day, once per client and month, whatever is computed again", () =>
    house.rolledBack(async (trx) => {
      const [rep, other] = [await aStaff(trx), await aStaff(trx)];
      const [twice, first, houseAccount] = [
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: rep, house: true }),
      ];
      for (const each of [twice, houseAccount])
        for (const day of ["2025-06-01", "2026-02-05", "2026-02-20"]) await completed(trx, each, day);
      await completed(trx, first, "2026-02-10");
      await computeScores(trx, month, now);
      await computeScores(trx, month, now);
      expect((await rowOf(trx, rep)).points).toBe(10);
      expect(await pointsOf(trx, { month, staffId: rep })).toMatchObject([
        { clientId: twice, onDate: "2026-02-05", points: 10, event: "repurchase" },
      ]);
      expect(await rowOf(trx, other)).toMatchObject({ points: 0, rankByPoints: 2 });
    }));

  test("computing again from the same facts gives the same rows", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      const client = await aClient(trx, { tier: "B", ownerId: rep });
      await anActivity(trx, {
        clientId: client,
        staffId: rep,
        doneOn: date("2026-02-03"),
        kind: "visit",
        outcome: "reached",
      });
      await computeScores(trx, month, now);
      const first = await ranking(trx, month);
      await computeScores(trx, month, now);
      expect(await ranking(trx, month)).toEqual(first);
    }));

  test("a month before the property's start, one to come, and a closed one are refused by name", async () => {
    await house.rolledBack(
      async (trx) => {
        await expect(computeScores(trx, "2026-01" as Month, now)).rejects.toMatchObject({
          code: "scores.before-start",
        });
        await expect(computeScores(trx, "2026-04" as Month, now)).rejects.toMatchObject({
          code: "scores.month-not-begun",
        });
        await computeScores(trx, month, now);
        await trx
          .updateTable("scoreMonth")
          .set({ status: "closed" })
          .where("propertyId", "=", trx.propertyId)
          .execute();
        await expect(computeScores(trx, month, now)).rejects.toMatchObject({
          kind: "conflict",
          code: "scores.month-closed",
        });
      },
      { startDate: date("2026-02-01") },
    );
  });

  test("a rep sees the others' ranks, and nothing else of theirs", async () => {
    const property = await house.aProperty();
    const [rep, other] = await house.committed(property, async (trx) => {
      const reps = [await aStaff(trx), await aStaff(trx)] as const;
      await computeScores(trx, month, now);
      return reps;
    });
    await withActor(house.db, { kind: "staff", staffId: rep, role: "rep", propertyId: property }, async (trx) => {
      const { rows } = await ranking(trx, month);
      expect(rows.find((row) => row.staffId === other)).toMatchObject({
        shown: false,
        points: null,
        total: null,
        indicators: [],
        rankByPoints: 1,
      });
      expect(rows.find((row) => row.staffId === rep)).toMatchObject({ shown: true, mine: true, points: 0 });
      await expect(evidenceOf(trx, { month, staffId: other, indicator: "contact", over: "all" })).rejects.toMatchObject(
        { kind: "not-found" },
      );
      await expect(pointsOf(trx, { month, staffId: other })).rejects.toMatchObject({ kind: "not-found" });
    });
  });
});
