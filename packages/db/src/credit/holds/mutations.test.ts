import type { ClientId } from "@foyer/domain/clients/schema";
import { CreditList } from "@foyer/domain/credit/holds/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { creditInForce } from "../../clients/credit/queries.ts";
import { aClient } from "../../clients/factory.ts";
import { mergeClients } from "../../clients/merges/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { aDispute, anItem } from "../../receivables/factory.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aStay } from "../../stays/factory.ts";
import { aLimit } from "../booking/factory.ts";
import { setRollUp } from "../exposure/lines/mutations.ts";
import { exposureRows } from "../exposure/queries.ts";
import { keepHolds } from "./mutations.ts";
import { clientsOnHold, creditStanding } from "./queries.ts";
import { creditList } from "./standings/queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
const tomorrow = Instant.parse("2026-05-11T02:00:00.000Z");

const holdOf = async (trx: Trx, clientId: ClientId, on = today) =>
  (await creditInForce(trx, { clientIds: [clientId], on }))[0]?.hold ?? null;
const told = (trx: Trx) =>
  trx
    .selectFrom("notification")
    .select(["staffId", "event", "rowId", "details"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("id")
    .execute();
const changes = async (trx: Trx) =>
  (
    await trx
      .selectFrom("change")
      .select("number")
      .where("propertyId", "=", trx.propertyId)
      .where("act", "=", "credit.keep-holds")
      .execute()
  ).length;

async function below(trx: Trx, parent: ClientId, child: ClientId) {
  await trx
    .updateTable("client")
    .set({ parentId: parent })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", child)
    .execute();
}

describe("each night", () => {
  test("who is over the limit or late is held, who is not any more is let go, and nothing else is written or told", () =>
    house.rolledBack(async (trx) => {
      const [rep, accountant] = [await aStaff(trx), await aStaff(trx, { role: "finance" })];
      const [over, soft, hard, fine] = [
        await aClient(trx, { name: "云山科技", ownerId: rep }),
        await aClient(trx),
        await aClient(trx),
        await aClient(trx),
      ];
      for (const client of [over, soft, hard, fine]) await aLimit(trx, client, { amount: 200 });
      await anItem(trx, over, { amount: 201, posted: "2026-05-01", due: "2026-06-01" });
      await anItem(trx, soft, { amount: 50, posted: "2026-04-01", due: "2026-04-25" });
      const debt = await anItem(trx, hard, { amount: 50, posted: "2026-03-01", due: "2026-04-10" });
      await anItem(trx, fine, { amount: 200, posted: "2026-04-01", due: "2026-04-26" });
      expect(await keepHolds(trx, now)).toEqual({ held: 3, letGo: 0 });
      expect(await holdOf(trx, over)).toEqual({ hold: "hard", reasons: ["over-limit"] });
      expect(await holdOf(trx, soft)).toEqual({ hold: "soft", reasons: ["overdue-soft"] });
      expect(await holdOf(trx, hard)).toEqual({ hold: "hard", reasons: ["overdue-hard"] });
      expect(await holdOf(trx, fine)).toBeNull();
      const notices = await told(trx);
      expect(notices.filter(({ staffId }) => staffId === rep)).toMatchObject([
        { event: "credit.hold-changed", rowId: over, details: { client: "云山科技", hold: "hard" } },
      ]);
      expect(notices.filter(({ staffId }) => staffId === accountant)).toHaveLength(3);

      expect(await keepHolds(trx, now)).toEqual({ held: 0, letGo: 0 });
      expect(await changes(trx)).toBe(1);
      expect(await told(trx)).toHaveLength(notices.length);

      await aDispute(trx, { item: debt, amount: 50, from: "2026-05-10" });
      expect(await keepHolds(trx, tomorrow)).toEqual({ held: 1, letGo: 1 });
      expect(await holdOf(trx, hard, CalendarDate.parse("2026-05-10"))).toMatchObject({ hold: "hard" });
      expect(await holdOf(trx, hard, CalendarDate.parse("2026-05-11"))).toBeNull();
      expect(await holdOf(trx, fine, CalendarDate.parse("2026-05-11"))).toMatchObject({ hold: "soft" });
    }));

  test("an import that goes beyond a limit is not refused, and raises the flag", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 200 });
      await aStay(trx, { clientId: client, arrival: today, departure: today, status: "definite", room: 300 });
      await keepHolds(trx, now);
      expect(await holdOf(trx, client)).toEqual({ hold: "hard", reasons: ["over-limit"] });
    }));

  test("those who share a limit are held together, and each alone when they no longer do", () =>
    house.rolledBack(async (trx) => {
      const [parent, child, grandchild] = [await aClient(trx), await aClient(trx), await aClient(trx)];
      await below(trx, parent, child);
      await below(trx, child, grandchild);
      await aLimit(trx, parent, { amount: 100 });
      await aLimit(trx, child, { amount: 1_000 });
      await setRollUp(trx, { clientId: parent, on: true }, now);
      await anItem(trx, child, { amount: 60, posted: "2026-05-01", due: "2026-06-01" });
      await anItem(trx, grandchild, { amount: 41, posted: "2026-05-01", due: "2026-06-01" });
      await keepHolds(trx, now);
      for (const member of [parent, child, grandchild])
        expect(await holdOf(trx, member)).toEqual({ hold: "hard", reasons: ["over-limit"] });
      expect(await creditStanding(trx, { clientId: grandchild }, today)).toMatchObject({
        limit: 100,
        exposure: 101,
        headroom: -1,
        holder: { id: parent, members: 3 },
      });
      await setRollUp(trx, { clientId: parent, on: false }, tomorrow);
      expect(await keepHolds(trx, tomorrow)).toEqual({ held: 0, letGo: 3 });
    }));

  test("a limit that two merged files shared with theirs is shared no more when it is so set once", () =>
    house.rolledBack(async (trx) => {
      const [kept, gone, child] = [await aClient(trx), await aClient(trx), await aClient(trx)];
      await below(trx, kept, child);
      await setRollUp(trx, { clientId: kept, on: true }, now);
      await setRollUp(trx, { clientId: gone, on: true }, now);
      await mergeClients(trx, { winnerId: kept, loserId: gone }, now);
      await setRollUp(trx, { clientId: kept, on: false }, tomorrow);
      const on = CalendarDate.parse("2026-05-11");
      expect(await creditStanding(trx, { clientId: child }, on)).toMatchObject({ holder: { id: child, members: 1 } });
    }));

  test("many at once are told as their number", () =>
    house.rolledBack(async (trx) => {
      const accountant = await aStaff(trx, { role: "finance" });
      for (let count = 0; count < 12; count++)
        await anItem(trx, await aClient(trx), { amount: 5, posted: "2026-01-01", due: "2026-01-01" });
      expect(await keepHolds(trx, now)).toEqual({ held: 12, letGo: 0 });
      expect(await told(trx)).toMatchObject([
        { staffId: accountant, event: "credit.holds-changed", details: { count: 12, finance: true } },
      ]);
    }));
});

describe("who sees what", () => {
  const list = (view: CreditList["view"]) => CreditList.parse({ view });

  test("finance sees the whole house, list by list, in its order", () =>
    house.rolledBack(async (trx) => {
      const [wide, narrow, over] = [await aClient(trx), await aClient(trx), await aClient(trx)];
      for (const [client, amount] of [
        [wide, 900],
        [narrow, 120],
        [over, 50],
      ] as const)
        await aLimit(trx, client, { amount });
      for (const client of [wide, narrow, over])
        await anItem(trx, client, { amount: 100, posted: "2026-05-01", due: "2026-06-01" });
      const asFinance = actingAs(trx, await aStaff(trx, { role: "finance" }), "finance");
      const headroom = await creditList(asFinance, list("headroom"), today);
      expect(headroom.rows.map(({ clientId }) => clientId)).toEqual([over, narrow, wide]);
      expect(headroom.count).toBe(3);
      expect(await creditList(asFinance, list("over-limit"), today)).toMatchObject({
        count: 1,
        rows: [{ clientId: over, limit: 50, balance: 100, exposure: 100, hold: "hard", reasons: ["over-limit"] }],
      });
      expect((await creditList(asFinance, list("holds"), today)).rows).toMatchObject([{ clientId: over, since: null }]);
    }));

  test("a rep sees the own headroom and rows, of a family the others' as one sum, and nobody else's", () =>
    house.rolledBack(async (trx) => {
      const [rep, other] = [await aStaff(trx), await aStaff(trx)];
      const [parent, child, foreign] = [
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: other }),
        await aClient(trx, { ownerId: other }),
      ];
      await below(trx, parent, child);
      await aLimit(trx, parent, { amount: 500 });
      await setRollUp(trx, { clientId: parent, on: true }, now);
      const own = await anItem(trx, parent, { amount: 100, posted: "2026-05-01", due: "2026-06-01" });
      await anItem(trx, child, { amount: 60, posted: "2026-05-01", due: "2026-06-01" });
      const asRep = actingAs(trx, rep, "rep");
      expect(await creditStanding(asRep, { clientId: parent }, today)).toMatchObject({ exposure: 160, headroom: 340 });
      expect(await exposureRows(asRep, { clientId: parent, part: "balance", limit: 50 }, today)).toMatchObject({
        total: 160,
        elsewhere: 60,
        count: 1,
        rows: [{ kind: "item", id: own, amount: 100, whole: 100, clientId: parent }],
      });
      expect(await refusal(asRep, () => creditStanding(asRep, { clientId: foreign }, today))).toMatchObject({
        code: "clients.not-found",
      });
      expect(await refusal(asRep, () => creditList(asRep, list("holds"), today))).toMatchObject({
        code: "permission.missing",
      });
      const desk = actingAs(trx, await aStaff(trx, { role: "desk" }), "desk");
      expect(await refusal(desk, () => creditStanding(desk, { clientId: parent }, today))).toMatchObject({
        code: "permission.missing",
      });
    }));

  test("my day names the own clients on hold, the gravest first", () =>
    house.rolledBack(async (trx) => {
      const [rep, other] = [await aStaff(trx), await aStaff(trx)];
      const [soft, hard, foreign] = [
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: rep }),
        await aClient(trx, { ownerId: other }),
      ];
      await anItem(trx, soft, { amount: 5, posted: "2026-04-01", due: "2026-04-25" });
      for (const client of [hard, foreign]) await anItem(trx, client, { amount: 5, posted: "2026-01-01" });
      await keepHolds(trx, now);
      const held = await clientsOnHold(actingAs(trx, rep, "rep"), today);
      expect(held).toMatchObject([
        { clientId: hard, hold: "hard", reasons: ["overdue-hard"], since: today },
        { clientId: soft, hold: "soft", reasons: ["overdue-soft"] },
      ]);
    }));
});
