import { anActivity } from "../../activities/factory.ts";
import { stepsPromised } from "../../activities/queries.ts";
import { changesOfRow } from "../../changes/queries.ts";
import { setDated } from "../../clients/dated/mutations.ts";
import { aClient } from "../../clients/factory.ts";
import { briefOfClient, leaversHolding } from "../../clients/hand-over/queries.ts";
import { getClient } from "../../clients/queries.ts";
import { sendTip } from "../../clients/tips/mutations.ts";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Role } from "@foyer/domain/kernel/permissions";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { HandOver, HandOverPlan } from "@foyer/domain/staff/hand-over/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { roleOn } from "../queries.ts";
import { actingAs, aSession, aStaff } from "../factory.ts";
import { endRole } from "../leaving/mutations.ts";
import { handOver, undoHandOver } from "./mutations.ts";
import { listHandOvers, previewHandOver } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const day = (text: string) => CalendarDate.parse(text);
const today = day("2026-03-10");
let count = 0;
const key = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;

async function aHouse(trx: Trx) {
  const { id: teamId } = await trx
    .insertInto("team")
    .values({ propertyId: trx.propertyId, name: "商务组" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const person = async (name: string, role: Role, inTeam = true) => {
    const id = await aStaff(trx, { name, role, ...(inTeam ? { teamId } : {}) });
    return { id, trx: actingAs(trx, id, role) };
  };
  const leaver = await person("林", "rep");
  const clients: ClientId[] = [];
  for (const [index, tier] of (["A", "A", "B", "B", "C"] as const).entries())
    clients.push(await aClient(trx, { name: `客户${index}`, tier, ownerId: leaver.id }));
  return {
    leaver,
    clients,
    one: await person("周", "rep"),
    two: await person("吴", "rep"),
    manager: await person("王", "manager"),
    other: await person("赵", "manager", false),
    director: await person("钱", "director", false),
  };
}

type House = Awaited<ReturnType<typeof aHouse>>;
const plan = ({ leaver, one, two }: House, more: object = {}) =>
  HandOverPlan.parse({ leaverId: leaver.id, effectiveOn: "2026-03-10", successors: [one.id, two.id], ...more });
const act = (of: House, more: object = {}) =>
  HandOver.parse({ ...plan(of), key: key(), brief: "A 级客户正在谈明年合同", ...more });

const owners = async (trx: Trx, ids: readonly ClientId[], on: string) => {
  const found: (StaffId | null)[] = [];
  for (const id of ids) found.push((await getClient(trx, id, day(on))).ownerId);
  return found;
};

describe("a hand-over", () => {
  test("is previewed with counts that add up, and leaves nothing", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, one, two, manager, clients } = of;
      await anActivity(trx, {
        clientId: clients[0] ?? (0 as ClientId),
        staffId: leaver.id,
        doneOn: day("2026-03-01"),
        nextOn: day("2026-03-12"),
      });
      await sendTip(one.trx, { key: key(), clientId: clients[1] ?? null, about: null, text: "x" }, now);
      const preview = await previewHandOver(manager.trx, plan(of), today);
      expect(preview.counts).toEqual([
        { part: "clients", count: 5 },
        { part: "collaborations", count: 0 },
        { part: "steps", count: 1 },
        { part: "tips", count: 1 },
      ]);
      expect(preview.shares.map(({ staffId, count: share }) => [staffId, share])).toEqual([
        [one.id, 3],
        [two.id, 2],
      ]);
      expect(preview.clients.map(({ name, to }) => [name, to])).toEqual([
        ["客户0", one.id],
        ["客户1", two.id],
        ["客户2", one.id],
        ["客户3", two.id],
        ["客户4", one.id],
      ]);
      expect(await owners(trx, clients, "2026-03-10")).toEqual(clients.map(() => leaver.id));
    }));

  test("moves everything in one change from its day on; the past keeps its owner", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, one, two, manager, clients } = of;
      const [first = 0 as ClientId, ...rest] = clients;
      await anActivity(trx, {
        clientId: first,
        staffId: leaver.id,
        doneOn: day("2026-03-01"),
        nextOn: day("2026-03-10"),
      });
      const session = await aSession(trx, leaver.id, now);
      const { id, clients: moved } = await handOver(
        manager.trx,
        act(of, { assigned: [{ clientId: first, to: two.id }] }),
        now,
      );
      expect(moved).toBe(5);
      expect(await owners(trx, clients, "2026-03-09")).toEqual(clients.map(() => leaver.id));
      expect(await owners(trx, clients, "2026-03-10")).toEqual([two.id, one.id, two.id, one.id, two.id]);
      const sessions = await trx.selectFrom("session").selectAll().where("tokenHash", "=", session).execute();
      expect(sessions).toEqual([]);
      const role = (on: string) => roleOn(trx, { propertyId: trx.propertyId, staffId: leaver.id, on: day(on) });
      expect([(await role("2026-03-09"))?.role, await role("2026-03-10")]).toEqual(["rep", undefined]);
      const steps = await stepsPromised(two.trx, { ahead: 0, limit: 10 }, today);
      expect(steps).toMatchObject([{ clientId: first, ownerId: two.id }]);
      const numbers = new Set<number>();
      for (const client of [first, ...rest]) {
        const [change] = await changesOfRow(trx, { subject: "client", row: client });
        expect(change).toMatchObject({ act: "staff.hand-over", field: "ownerId", before: leaver.id, by: "王" });
        numbers.add(change?.number ?? 0);
      }
      expect(numbers.size).toBe(1);
      expect(await listHandOvers(manager.trx, today)).toMatchObject([
        { id, leaver: "林", by: "王", clients: 5, undoneAt: null },
      ]);
      expect(await leaversHolding(manager.trx, today)).toEqual([]);
    }));

  test("brings its brief to the client's page of the new owner, phones struck out", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { one, two, manager, clients } = of;
      const [first = 0 as ClientId] = clients;
      await handOver(manager.trx, act(of, { brief: "王总 13800138000 在谈合同" }), now);
      expect(await briefOfClient(one.trx, first, today)).toEqual({
        leaver: "林",
        by: "王",
        effectiveOn: "2026-03-10",
        brief: "王总 ••• 在谈合同",
      });
      await expect(briefOfClient(two.trx, first, today)).rejects.toMatchObject({ code: "clients.not-found" });
      await setDated(trx, { aspect: "ownerId", from: day("2026-03-12"), values: [{ clientId: first, value: two.id }] });
      expect(await briefOfClient(two.trx, first, day("2026-03-12"))).toBeNull();
      const told = await trx
        .selectFrom("notification")
        .select(["staffId", "details"])
        .where("propertyId", "=", trx.propertyId)
        .where("event", "=", "staff.handed-over")
        .orderBy("staffId")
        .execute();
      expect(told).toEqual([
        { staffId: one.id, details: { leaver: "林", count: 3, from: "2026-03-10" } },
        { staffId: two.id, details: { leaver: "林", count: 2, from: "2026-03-10" } },
      ]);
    }));

  test("for a day to come leaves role, session and clients until then", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, one, manager, clients } = of;
      const session = await aSession(trx, leaver.id, now);
      await handOver(manager.trx, act(of, { effectiveOn: "2026-04-01", successors: [one.id] }), now);
      expect(await owners(trx, clients, "2026-03-31")).toEqual(clients.map(() => leaver.id));
      expect(await owners(trx, clients, "2026-04-01")).toEqual(clients.map(() => one.id));
      expect(await trx.selectFrom("session").selectAll().where("tokenHash", "=", session).execute()).toHaveLength(1);
      const role = (on: string) => roleOn(trx, { propertyId: trx.propertyId, staffId: leaver.id, on: day(on) });
      expect([(await role("2026-03-31"))?.role, await role("2026-04-01")]).toEqual(["rep", undefined]);
    }));

  test("collaborations go on with a successor, unless it is the owner", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, one, two, manager } = of;
      const ofOne = await aClient(trx, { ownerId: one.id });
      const ofTwo = await aClient(trx, { ownerId: two.id });
      for (const clientId of [ofOne, ofTwo])
        await trx
          .insertInto("clientCollaborator")
          .values({ propertyId: trx.propertyId, clientId, staffId: leaver.id, fromDate: day("2026-01-01") })
          .execute();
      const { id } = await handOver(manager.trx, act(of, { successors: [one.id] }), now);
      const collaborators = () =>
        trx
          .selectFrom("clientCollaborator")
          .select(["clientId", "staffId"])
          .where("propertyId", "=", trx.propertyId)
          .where("toDate", ">", today)
          .execute();
      expect(await collaborators()).toEqual([{ clientId: ofTwo, staffId: one.id }]);
      await undoHandOver(manager.trx, id, now);
      expect(await collaborators()).toEqual([
        { clientId: ofOne, staffId: leaver.id },
        { clientId: ofTwo, staffId: leaver.id },
      ]);
    }));

  test("is the manager's of that team, or the director's, and nobody's own", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, one, manager, other, director } = of;
      await expect(handOver(other.trx, act(of), now)).rejects.toMatchObject({ code: "staff.unknown" });
      await expect(handOver(one.trx, act(of), now)).rejects.toMatchObject({ code: "permission.missing" });
      await expect(handOver(manager.trx, act(of, { leaverId: manager.id }), now)).rejects.toMatchObject({
        code: "staff.own-hand-over",
      });
      await expect(handOver(manager.trx, act(of, { successors: [leaver.id] }), now)).rejects.toMatchObject({
        code: "staff.successor-not-here",
      });
      expect((await handOver(director.trx, act(of, { leaverId: manager.id }), now)).clients).toBe(0);
    }));

  test("a retried request acts once; another content under its id is refused", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { manager } = of;
      const asked = act(of);
      const first = await handOver(manager.trx, asked, now);
      expect(await handOver(manager.trx, asked, now)).toEqual(first);
      expect(await listHandOvers(manager.trx, today)).toHaveLength(1);
      for (const other of [
        { brief: "别的" },
        { leaves: !asked.leaves },
        { effectiveOn: addDays(asked.effectiveOn, 1) },
      ])
        await expect(handOver(manager.trx, { ...asked, ...other }, now)).rejects.toMatchObject({
          code: "staff.hand-over-id-taken",
        });
    }));
});

describe("undone within a week", () => {
  test("on the same day it is as if nothing had been, but for the sessions", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, manager, clients } = of;
      const spells = () =>
        trx
          .selectFrom("clientOwner")
          .select(["clientId", "fromDate", "toDate", "staffId"])
          .where("propertyId", "=", trx.propertyId)
          .orderBy("clientId")
          .execute();
      const before = await spells();
      const { id } = await handOver(manager.trx, act(of), now);
      expect(await undoHandOver(manager.trx, id, now)).toEqual({ kept: 0 });
      expect(await spells()).toEqual(before);
      expect(await owners(trx, clients, "2026-03-10")).toEqual(clients.map(() => leaver.id));
      const role = await roleOn(trx, { propertyId: trx.propertyId, staffId: leaver.id, on: today });
      expect(role?.role).toBe("rep");
      await expect(undoHandOver(manager.trx, id, now)).rejects.toMatchObject({ code: "staff.hand-over-undone" });
    }));

  test("later the days between stay the successor's, and what was given on since stays", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { leaver, one, manager, other, clients } = of;
      const { id } = await handOver(manager.trx, act(of, { successors: [one.id] }), now);
      const [first = 0 as ClientId] = clients;
      await setDated(trx, {
        aspect: "ownerId",
        from: day("2026-03-12"),
        values: [{ clientId: first, value: other.id }],
      });
      const later = Instant.parse("2026-03-13T02:00:00.000Z");
      expect(await undoHandOver(manager.trx, id, later)).toEqual({ kept: 1 });
      expect(await owners(trx, clients, "2026-03-12")).toEqual([other.id, one.id, one.id, one.id, one.id]);
      expect(await owners(trx, clients, "2026-03-13")).toEqual([other.id, ...clients.slice(1).map(() => leaver.id)]);
    }));

  test("after a week it is refused", () =>
    house.rolledBack(async (trx) => {
      const of = await aHouse(trx);
      const { id } = await handOver(of.manager.trx, act(of), now);
      await expect(undoHandOver(of.manager.trx, id, Instant.parse("2026-03-18T02:00:00.000Z"))).rejects.toMatchObject({
        code: "staff.hand-over-too-old",
      });
    }));
});

test("a role that ends at once leaves the clients for somebody to hand over", () =>
  house.rolledBack(async (trx) => {
    const of = await aHouse(trx);
    const { leaver, one, director, clients } = of;
    const admin = await aStaff(trx, { role: "admin" });
    const session = await aSession(trx, leaver.id, now);
    await endRole(actingAs(trx, admin, "admin"), leaver.id, now);
    await expect(endRole(actingAs(trx, admin, "admin"), admin, now)).rejects.toMatchObject({ code: "staff.own-role" });
    expect(await trx.selectFrom("session").selectAll().where("tokenHash", "=", session).execute()).toEqual([]);
    expect(await leaversHolding(director.trx, today)).toEqual([{ staffId: leaver.id, name: "林", clients: 5 }]);
    // out of every team: a manager could not hand over, and is not shown the person
    expect(await leaversHolding(of.manager.trx, today)).toEqual([]);
    await handOver(director.trx, act(of, { successors: [one.id] }), now);
    expect(await owners(trx, clients, "2026-03-10")).toEqual(clients.map(() => one.id));
  }));
