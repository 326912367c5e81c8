import { LogActivity } from "@foyer/domain/activities/schema";
import type { Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AskAbsence } from "@foyer/domain/staff/absence/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { cadenceWindows } from "../../activities/cadence/queries.ts";
import { logActivity } from "../../activities/mutations.ts";
import { activitiesOfClient, contactsDue } from "../../activities/queries.ts";
import { aClient } from "../../clients/factory.ts";
import { getClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../factory.ts";
import { reachedStaff } from "../queries.ts";
import { askAbsence, decideAbsence, endAbsence } from "./mutations.ts";
import { listAbsences } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const day = (text: string) => CalendarDate.parse(text);
const today = day("2026-03-10");

async function aTeam(trx: Trx) {
  const { id: teamId } = await trx
    .insertInto("team")
    .values({ propertyId: trx.propertyId, name: "商务组" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const person = async (name: string, role: Role, inTeam = true) => {
    const id = await aStaff(trx, { name, role, ...(inTeam ? { teamId } : {}) });
    return { id, trx: actingAs(trx, id, role) };
  };
  return {
    rep: await person("林", "rep"),
    mate: await person("周", "rep"),
    manager: await person("王", "manager"),
    other: await person("赵", "manager", false),
    director: await person("钱", "director", false),
  };
}

const wish = (standInId: StaffId, from = "2026-03-10", last = "2026-03-20") =>
  AskAbsence.parse({ fromDate: from, lastDate: last, standInId });
const yes = { approve: true, answer: null };

const told = async (trx: Trx, event: string) =>
  (
    await trx
      .selectFrom("notification")
      .select("staffId")
      .where("propertyId", "=", trx.propertyId)
      .where("event", "=", event)
      .orderBy("staffId")
      .execute()
  ).map((row) => row.staffId);

describe("an absence", () => {
  test("is asked for, approved by the team's manager, and both who go and who stay are told", () =>
    house.rolledBack(async (trx) => {
      const { rep, mate, manager, other } = await aTeam(trx);
      const id = await askAbsence(rep.trx, wish(mate.id), now);
      expect(await told(trx, "staff.absence-asked")).toEqual([manager.id]);
      await expect(decideAbsence(other.trx, { id, ...yes }, now)).rejects.toMatchObject({
        code: "staff.absence-not-found",
      });
      await decideAbsence(manager.trx, { id, ...yes }, now);
      expect(await told(trx, "staff.absence-decided")).toEqual([rep.id, mate.id]);
      expect(await listAbsences(mate.trx, { on: today, since: today })).toMatchObject([
        {
          id,
          name: "林",
          standIn: "周",
          status: "approved",
          lastDate: "2026-03-20",
          mine: false,
          standingIn: true,
          now: true,
        },
      ]);
      expect(await listAbsences(other.trx, { on: today, since: today })).toEqual([]);
    }));

  test("is never one's own to approve; where nobody else is left the director is asked", () =>
    house.rolledBack(async (trx) => {
      const { manager, mate, director } = await aTeam(trx);
      const id = await askAbsence(manager.trx, wish(mate.id), now);
      expect(await told(trx, "staff.absence-asked")).toEqual([director.id]);
      await expect(decideAbsence(manager.trx, { id, ...yes }, now)).rejects.toMatchObject({
        code: "staff.own-absence",
      });
      await decideAbsence(director.trx, { id, approve: false, answer: "月底太忙" }, now);
      expect(await listAbsences(manager.trx, { on: today, since: today })).toMatchObject([
        { status: "rejected", answer: "月底太忙", decidedBy: "钱" },
      ]);
    }));

  test("needs a stand-in who is there all the time", () =>
    house.rolledBack(async (trx) => {
      const { rep, mate, manager, director } = await aTeam(trx);
      const asked = (who: typeof rep, standInId: StaffId) => askAbsence(who.trx, wish(standInId), now);
      const leaving = await aStaff(trx, { toDate: day("2026-03-15") });
      for (const id of [leaving, director.id, 987_654 as StaffId])
        await expect(asked(rep, id)).rejects.toMatchObject({ code: "staff.stand-in-not-here" });
      const first = await asked(mate, manager.id);
      await decideAbsence(director.trx, { id: first, ...yes }, now);
      await expect(asked(rep, mate.id)).rejects.toMatchObject({ code: "staff.stand-in-away" });
      await expect(asked(manager, rep.id)).rejects.toMatchObject({
        code: "staff.stands-in-then",
        details: { name: "周" },
      });
      await expect(asked(mate, rep.id)).rejects.toMatchObject({ code: "staff.absence-overlaps" });
    }));

  test("two that hang on each other are not both approved", () =>
    house.rolledBack(async (trx) => {
      const { rep, mate, manager } = await aTeam(trx);
      const one = await askAbsence(rep.trx, wish(mate.id), now);
      const two = await askAbsence(mate.trx, wish(rep.id), now);
      await decideAbsence(manager.trx, { id: one, ...yes }, now);
      await expect(decideAbsence(manager.trx, { id: two, ...yes }, now)).rejects.toMatchObject({
        code: "staff.stand-in-away",
      });
    }));

  test("ends when the person is back", () =>
    house.rolledBack(async (trx) => {
      const { rep, mate, manager } = await aTeam(trx);
      const id = await askAbsence(rep.trx, wish(mate.id), now);
      await decideAbsence(manager.trx, { id, ...yes }, now);
      const later = Instant.parse("2026-03-12T02:00:00.000Z");
      await expect(endAbsence(mate.trx, id, later)).rejects.toMatchObject({ code: "staff.absence-not-found" });
      await endAbsence(rep.trx, id, later);
      expect(await reachedStaff(mate.trx, "clients:read", day("2026-03-11"))).toEqual([mate.id, rep.id]);
      expect(await reachedStaff(mate.trx, "clients:read", day("2026-03-12"))).toEqual([mate.id]);
      await expect(endAbsence(rep.trx, id, later)).rejects.toMatchObject({ code: "staff.absence-over" });
    }));
});

describe("the stand-in", () => {
  async function away(trx: Trx) {
    const team = await aTeam(trx);
    const client = await aClient(trx, { name: "湖畔会展", tier: "A", ownerId: team.rep.id });
    const id = await askAbsence(team.rep.trx, wish(team.mate.id), now);
    await decideAbsence(team.manager.trx, { id, ...yes }, now);
    return { ...team, client };
  }

  test("reaches the clients from the first day to the last, to read and to write, and nothing else", () =>
    house.rolledBack(async (trx) => {
      const { rep, mate, manager, client } = await away(trx);
      const reach = (act: Parameters<typeof reachedStaff>[1], on: string) => reachedStaff(mate.trx, act, day(on));
      for (const act of ["clients:read", "clients:write", "contacts:reveal", "activities:write"] as const) {
        expect(await reach(act, "2026-03-09")).toEqual([mate.id]);
        expect(await reach(act, "2026-03-10")).toEqual([mate.id, rep.id]);
        expect(await reach(act, "2026-03-20")).toEqual([mate.id, rep.id]);
        expect(await reach(act, "2026-03-21")).toEqual([mate.id]);
      }
      for (const act of ["scores:read", "targets:read", "receivables:read", "production:read"] as const)
        expect(await reach(act, "2026-03-10")).toEqual([mate.id]);
      expect((await getClient(mate.trx, client, today)).name).toBe("湖畔会展");
      await expect(getClient(mate.trx, client, day("2026-03-21"))).rejects.toMatchObject({ code: "clients.not-found" });
      expect(await reachedStaff(manager.trx, "clients:read", today)).toBeUndefined();
    }));

  test("sees whom to call, marked; what is done is the stand-in's and the window the owner's", () =>
    house.rolledBack(async (trx) => {
      const { rep, mate, client } = await away(trx);
      const due = await contactsDue(mate.trx, { ahead: 0, limit: 50 }, today);
      expect(due.rows).toMatchObject([{ clientId: client, ownerId: rep.id, owner: "林", standingIn: true }]);
      expect((await contactsDue(rep.trx, { ahead: 0, limit: 50 }, today)).rows).toMatchObject([{ standingIn: false }]);
      const log = LogActivity.parse({
        id: "0b8c6f60-0000-4000-8000-000000000001",
        clientId: client,
        kind: "call",
        outcome: "reached",
      });
      await logActivity(mate.trx, log, now);
      expect((await activitiesOfClient(rep.trx, { clientId: client, limit: 5 }, today)).rows).toMatchObject([
        { by: "周" },
      ]);
      expect((await contactsDue(mate.trx, { ahead: 0, limit: 50 }, today)).rows).toEqual([]);
      const windows = await cadenceWindows(trx, { from: day("2026-03-15"), to: day("2026-03-15"), clientId: client });
      expect(windows).toMatchObject([{ ownerId: rep.id, met: true, by: "contact", dropped: null }]);
    }));
});
