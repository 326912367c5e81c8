import { type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { daysOfStay } from "@foyer/domain/stays/rules";
import type { ProductionBy } from "@foyer/domain/stays/schema";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { setDated } from "../../clients/dated/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { writeDays } from "../days/mutations.ts";
import { aStay } from "../factory.ts";
import { getStay, staysOfClient } from "../queries.ts";
import { production } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const date = (text: string) => CalendarDate.parse(text);
const today = date("2026-05-01");
const range = (from: string, to: string, by: ProductionBy) => ({ from: date(from), to: date(to), by });

/** Two clients over a month's end, of classes and owners that change on 1 March, and what does not count. */
async function aMonthsEnd(trx: Trx) {
  const [li, wang] = [await aStaff(trx, { role: "rep" }), await aStaff(trx, { role: "rep" })];
  const star = await aClient(trx, { reference: "STAR", name: "星河", class: "business", ownerId: li });
  const moon = await aClient(trx, { reference: "MOON", name: "月亮", class: "conference" });
  await setDated(trx, { aspect: "class", from: date("2026-03-01"), values: [{ clientId: star, value: "long-stay" }] });
  await setDated(trx, { aspect: "ownerId", from: date("2026-03-01"), values: [{ clientId: star, value: wang }] });
  const stay = { arrival: date("2026-02-27"), departure: date("2026-03-03") };
  await aStay(trx, { ...stay, clientId: star, rooms: 2, room: 4_000, food: 400, channel: "Direct" });
  await aStay(trx, { ...stay, clientId: moon, status: "in-house", room: -400 });
  for (const status of ["tentative", "definite", "cancelled", "no-show"] as const)
    await aStay(trx, { ...stay, clientId: moon, status, room: 99_999 });
  await aStay(trx, { clientId: moon, arrival: date("2026-03-05"), departure: date("2026-03-05"), room: 50 });
  return { li, wang, star, moon };
}

const rowsBy = async (trx: Trx, by: ProductionBy, [from, to] = ["2026-01-01", "2026-12-31"]) =>
  (await production(trx, range(from ?? "", to ?? "", by), today)).rows.map(({ key, stays, roomNights, revenue }) => [
    key,
    stays,
    roomNights,
    revenue,
  ]);

describe("production", () => {
  test("counts nights and revenue on the days they fell on, of stays in house and completed", () =>
    house.rolledBack(async (trx) => {
      const { star, moon } = await aMonthsEnd(trx);
      const answer = await production(trx, range("2026-01-01", "2026-12-31", "client"), today);
      expect(answer).toEqual({
        from: "2026-01-01",
        to: "2026-12-31",
        currency: "CNY",
        by: "client",
        rows: [
          { key: "STAR", name: "星河", id: star, stays: 1, roomNights: 8, revenue: 4_400 },
          { key: "MOON", name: "月亮", id: moon, stays: 2, roomNights: 4, revenue: -350 },
        ],
        total: { stays: 3, roomNights: 12, revenue: 4_050 },
      });
    }));

  test("by month: a stay over its end counts in both, and once in the total", () =>
    house.rolledBack(async (trx) => {
      await aMonthsEnd(trx);
      expect(await rowsBy(trx, "month")).toEqual([
        ["2026-02", 2, 6, 2_000],
        ["2026-03", 3, 6, 2_050],
      ]);
    }));

  test("by class, owner and channel as they were on the day", () =>
    house.rolledBack(async (trx) => {
      await aMonthsEnd(trx);
      expect(await rowsBy(trx, "class")).toEqual([
        ["business", 1, 4, 2_200],
        ["long-stay", 1, 4, 2_200],
        ["conference", 2, 4, -350],
      ]);
      expect((await rowsBy(trx, "rep")).map(([, ...figures]) => figures)).toEqual([
        [1, 4, 2_200],
        [1, 4, 2_200],
        [2, 4, -350],
      ]);
      expect(await rowsBy(trx, "channel")).toEqual([
        ["Direct", 1, 8, 4_400],
        ["none", 2, 4, -350],
      ]);
    }));

  test("shows what one of its rows is made of", () =>
    house.rolledBack(async (trx) => {
      await aMonthsEnd(trx);
      const within = async (by: ProductionBy, inside: { by: ProductionBy; key: string }) => {
        const answer = await production(trx, { ...range("2026-01-01", "2026-12-31", by), within: inside }, today);
        return [...answer.rows.map(({ key, revenue }) => [key, revenue]), answer.total.revenue];
      };
      expect(await within("client", { by: "class", key: "long-stay" })).toEqual([["STAR", 2_200], 2_200]);
      expect(await within("month", { by: "client", key: "MOON" })).toEqual([
        ["2026-02", -200],
        ["2026-03", -150],
        -350,
      ]);
      expect(await within("channel", { by: "channel", key: "none" })).toEqual([["none", -350], -350]);
      expect(await within("class", { by: "rep", key: "none" })).toEqual([["conference", -350], -350]);
    }));

  test("has both ends of its range in it, and is empty outside", () =>
    house.rolledBack(async (trx) => {
      await aMonthsEnd(trx);
      expect(await rowsBy(trx, "client", ["2026-03-02", "2026-03-05"])).toEqual([
        ["STAR", 1, 2, 1_100],
        ["MOON", 2, 1, -50],
      ]);
      const nowhere = await production(trx, range("2027-01-01", "2027-01-31", "month"), today);
      expect([nowhere.rows, nowhere.total]).toEqual([[], { stays: 0, roomNights: 0, revenue: 0 }]);
    }));

  test("a rep reads the nights of own clients only", () =>
    house.rolledBack(async (trx) => {
      const { wang } = await aMonthsEnd(trx);
      const asWang = Object.assign(trx, {
        actor: { kind: "staff", staffId: wang, role: "rep", propertyId: trx.propertyId } as const,
      });
      const answer = await production(asWang, range("2026-01-01", "2026-12-31", "client"), today);
      expect(answer.rows.map((row) => row.key)).toEqual(["STAR"]);
      expect(answer.total).toEqual({ stays: 1, roomNights: 4, revenue: 2_200 });
    }));
});

test("days are spread in SQL as the rule says", () =>
  house.rolledBack(async (trx) => {
    const clientId = await aClient(trx);
    const amount = fc.integer({ min: -5_000, max: 5_000 });
    const cases = fc.sample(
      fc.record({
        nights: fc.integer({ min: 0, max: 20 }),
        rooms: fc.integer({ min: 1, max: 3 }),
        room: amount,
        food: amount,
        meeting: amount,
        other: amount,
      }),
      { numRuns: 60, seed: 7 },
    );
    const arrival = date("2024-02-20");
    for (const { nights, ...each } of cases) {
      const id = await aStay(trx, { clientId, arrival, departure: addDays(arrival, nights) });
      await trx.deleteFrom("stayDay").where("propertyId", "=", trx.propertyId).where("stayId", "=", id).execute();
      await writeDays(trx, [{ stayId: id, arrival, nights, ...each }]);
      const { days } = await getStay(trx, id, today);
      const of = (kind: "room" | "food" | "meeting" | "other"): Minor => minor(each[kind]);
      const rule = daysOfStay(
        { arrival, departure: addDays(arrival, nights), rooms: each.rooms },
        { room: of("room"), food: of("food"), meeting: of("meeting"), other: of("other") },
      );
      expect(days).toEqual(
        rule.map(({ revenue, ...day }) => ({
          ...day,
          roomMinor: revenue.room,
          foodMinor: revenue.food,
          meetingMinor: revenue.meeting,
          otherMinor: revenue.other,
        })),
      );
    }
  }));

test("a client's stays come latest first, a page at a time", () =>
  house.rolledBack(async (trx) => {
    const clientId = await aClient(trx);
    await aStay(trx);
    for (const day of ["01", "03", "02", "02"])
      await aStay(trx, {
        clientId,
        arrival: date(`2026-04-${day}`),
        departure: date(`2026-04-${day}`),
        room: 100,
        other: -30,
      });
    const first = await staysOfClient(trx, { clientId, limit: 3 }, today);
    expect(first.rows.map((row) => [row.arrival, row.roomNights, row.revenue])).toEqual([
      ["2026-04-03", 0, 70],
      ["2026-04-02", 0, 70],
      ["2026-04-02", 0, 70],
    ]);
    const second = await staysOfClient(trx, { clientId, limit: 3, after: first.next ?? undefined }, today);
    expect(second.rows.map((row) => row.arrival)).toEqual(["2026-04-01"]);
    expect(second.next).toBeNull();
  }));
