import type { BulkAct, BulkId } from "@foyer/domain/clients/bulk/schema";
import { StartBulk } from "@foyer/domain/clients/bulk/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow } from "../../changes/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { endRole } from "../../staff/leaving/mutations.ts";
import { setDated } from "../dated/mutations.ts";
import { aClient } from "../factory.ts";
import { getClient } from "../queries.ts";
import { runBulkBlock } from "./block/mutations.ts";
import { actorOfBulk, startBulk, undoBulk } from "./mutations.ts";
import { getBulk, latestBulk, previewBulk } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const on = "2026-03-10" as CalendarDate;
let count = 0;
const key = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;

async function aHouse(trx: Trx) {
  const rep = await aStaff(trx, { role: "rep", name: "林" });
  const other = await aStaff(trx, { role: "rep", name: "周" });
  const manager = await aStaff(trx, { role: "manager", name: "王" });
  const mine: ClientId[] = [];
  for (let index = 0; index < 3; index++) mine.push(await aClient(trx, { name: `甲${index}`, ownerId: rep }));
  const theirs = await aClient(trx, { name: "乙", ownerId: other });
  const account = await aClient(trx, { name: "散客", house: true });
  return {
    rep,
    other,
    mine,
    theirs,
    account,
    all: [...mine, theirs, account],
    asRep: actingAs(trx, rep, "rep"),
    asManager: actingAs(trx, manager, "manager"),
  };
}

const asked = (ids: readonly number[], act: BulkAct, more: object = {}) =>
  StartBulk.parse({ selection: { ids }, act, key: key(), ...more });

/** What the job does, here without a queue. */
async function run(trx: Trx, id: BulkId, at = now) {
  for (;;) {
    const step = await runBulkBlock(trx, id, at);
    if (step.over) return step;
  }
}

const ownersOf = async (trx: Trx, ids: readonly ClientId[]) => {
  const found = [];
  for (const id of ids) found.push((await getClient(trx, id, on)).ownerId);
  return found;
};

describe("a bulk act", () => {
  test("is counted before it happens, and the counts add up", () =>
    house.rolledBack(async (trx) => {
      const { other, all, asRep, asManager } = await aHouse(trx);
      const act = { kind: "owner", ownerId: other } as const;
      const selection = { ids: [...all, 987_654] };
      expect(await previewBulk(asManager, { selection, act }, now)).toEqual({
        selected: 6,
        changed: 3,
        same: 1,
        refused: { "clients.bulk-house": 1, "clients.bulk-not-yours": 1 },
      });
      expect(await previewBulk(asRep, { selection, act }, now)).toEqual({
        selected: 6,
        changed: 3,
        same: 0,
        refused: { "clients.bulk-not-yours": 3 },
      });
    }));

  test("comes to what was counted, dated from today, recorded by row and field", () =>
    house.rolledBack(async (trx) => {
      const { rep, other, mine, theirs, all, asManager } = await aHouse(trx);
      const { id, jobId } = await startBulk(asManager, asked(all, { kind: "owner", ownerId: other }), now);
      expect(jobId).toBeGreaterThan(0);
      const result = await run(asManager, id);
      expect(result).toMatchObject({ selected: 5, changed: 3, same: 1, refused: { "clients.bulk-house": 1 } });
      expect(await ownersOf(asManager, [...mine, theirs])).toEqual([other, other, other, other]);
      expect((await getClient(asManager, mine[0] ?? theirs, "2026-03-09" as CalendarDate)).ownerId).toBe(rep);
      const [change] = await changesOfRow(trx, { subject: "client", row: mine[0] ?? 0 });
      expect(change).toMatchObject({
        act: "clients.bulk-owner",
        field: "ownerId",
        before: rep,
        after: other,
        by: "王",
      });
      expect(await getBulk(asManager, id)).toMatchObject({
        status: "done",
        done: 5,
        changed: 3,
        selected: 5,
        undoneBy: null,
      });
    }));

  test.each<[string, BulkAct, object]>([
    ["a class", { kind: "class", class: "conference" }, { class: "conference" }],
    ["a tier", { kind: "tier", tier: "A" }, { tier: "A" }],
    ["a tag", { kind: "add-tag", tag: "湖景" }, { tags: ["湖景"] }],
    ["archived", { kind: "archive", reason: "歇业" }, { status: "archived", archivedReason: "歇业" }],
  ])("%s, and taken back as a whole", (_, act, expected) =>
    house.rolledBack(async (trx) => {
      const { mine, asManager } = await aHouse(trx);
      const [first = 0 as ClientId] = mine;
      const before = await getClient(asManager, first, on);
      const { id } = await startBulk(asManager, asked(mine, act), now);
      expect(await run(asManager, id)).toMatchObject({ changed: 3 });
      expect(await getClient(asManager, first, on)).toMatchObject(expected);
      const undo = await undoBulk(asManager, { id, key: key() }, now);
      expect(await run(asManager, undo.id)).toMatchObject({ changed: 3, same: 0, refused: {} });
      expect({ ...(await getClient(asManager, first, on)), base: 0 }).toEqual({ ...before, base: 0 });
    }),
  );

  test("archived by one act, restored by another, with its reason back when that is taken back", () =>
    house.rolledBack(async (trx) => {
      const { mine, asManager } = await aHouse(trx);
      const [first = 0 as ClientId] = mine;
      await run(asManager, (await startBulk(asManager, asked(mine, { kind: "archive", reason: "歇业" }), now)).id);
      const { id } = await startBulk(asManager, asked(mine, { kind: "restore" }), now);
      await run(asManager, id);
      expect(await getClient(asManager, first, on)).toMatchObject({ status: "active", archivedReason: null });
      await run(asManager, (await undoBulk(asManager, { id, key: key() }, now)).id);
      expect(await getClient(asManager, first, on)).toMatchObject({ status: "archived", archivedReason: "歇业" });
    }));

  test("all that match are those that matched when it was asked for", () =>
    house.rolledBack(async (trx) => {
      const { rep, mine, asManager } = await aHouse(trx);
      const conditions = [{ field: "ownerId", is: "is", value: rep }];
      const selection = { filter: { search: "甲", conditions } };
      const input = StartBulk.parse({ selection, act: { kind: "add-tag", tag: "湖景" }, key: key() });
      expect(await previewBulk(asManager, input, now)).toMatchObject({ selected: 3, changed: 3 });
      const { id } = await startBulk(asManager, input, now);
      const late = await aClient(trx, { name: "甲9", ownerId: rep });
      expect(await run(asManager, id)).toMatchObject({ selected: 3, changed: 3 });
      expect((await getClient(asManager, late, on)).tags).toEqual([]);
      expect((await getClient(asManager, mine[2] ?? late, on)).tags).toEqual(["湖景"]);
    }));

  test("asked for twice under one key is one; run again it changes nothing", () =>
    house.rolledBack(async (trx) => {
      const { other, mine, asManager, asRep } = await aHouse(trx);
      const input = asked(mine, { kind: "owner", ownerId: other });
      const first = await startBulk(asManager, input, now);
      expect(await startBulk(asManager, input, now)).toEqual(first);
      await expect(startBulk(asRep, input, now)).rejects.toMatchObject({ code: "clients.bulk-id-taken" });
      const result = await run(asManager, first.id);
      const numbers = (await changesOfRow(trx, { subject: "client_bulk", row: first.id })).length;
      expect(await run(asManager, first.id)).toEqual(result);
      expect((await changesOfRow(trx, { subject: "client_bulk", row: first.id })).length).toBe(numbers);
    }));

  test("is refused for an owner who does not work here, a tier by a rep, and who is no person", () =>
    house.rolledBack(async (trx) => {
      const { mine, asManager, asRep } = await aHouse(trx);
      const gone = await aStaff(trx, { toDate: "2026-03-10" as CalendarDate });
      await expect(startBulk(asManager, asked(mine, { kind: "owner", ownerId: gone }), now)).rejects.toMatchObject({
        code: "clients.owner-not-here",
      });
      await expect(startBulk(asRep, asked(mine, { kind: "tier", tier: "A" }), now)).rejects.toMatchObject({
        code: "clients.bulk-tier-by-manager",
      });
      await expect(startBulk(trx, asked(mine, { kind: "restore" }), now)).rejects.toMatchObject({
        code: "clients.bulk-needs-a-person",
      });
    }));

  test("is done with the rights its person has when it runs, not when it was asked for", () =>
    house.rolledBack(async (trx) => {
      const { rep, mine, asRep, other } = await aHouse(trx);
      const { id } = await startBulk(asRep, asked(mine, { kind: "add-tag", tag: "湖景" }), now);
      expect(await actorOfBulk(trx, id, now)).toMatchObject({ kind: "staff", staffId: rep, role: "rep" });
      const [first = 0 as ClientId] = mine;
      await setDated(trx, { aspect: "ownerId", from: on, values: [{ clientId: first, value: other }] });
      expect(await run(asRep, id)).toMatchObject({ changed: 2, refused: { "clients.bulk-not-yours": 1 } });
      await trx
        .updateTable("staffRole")
        .set({ toDate: on })
        .where("propertyId", "=", trx.propertyId)
        .where("staffId", "=", rep)
        .execute();
      await expect(actorOfBulk(trx, id, now)).rejects.toMatchObject({ code: "staff.no-role" });
    }));
});

describe("taking an act back", () => {
  test("leaves what somebody has changed since, and says how many", () =>
    house.rolledBack(async (trx) => {
      const { rep, other, mine, asManager } = await aHouse(trx);
      const { id } = await startBulk(asManager, asked(mine, { kind: "owner", ownerId: other }), now);
      await run(asManager, id);
      const third = await aStaff(trx, { name: "吴" });
      const [first = 0 as ClientId] = mine;
      await setDated(trx, { aspect: "ownerId", from: on, values: [{ clientId: first, value: third }] });
      const undo = await undoBulk(asManager, { id, key: key() }, now);
      expect(await run(asManager, undo.id)).toMatchObject({ changed: 2, refused: { "clients.bulk-changed-since": 1 } });
      expect(await ownersOf(asManager, mine)).toEqual([third, rep, rep]);
    }));

  test("gives nobody's clients to who has left: neither back, nor by an act that waited in line", () =>
    house.rolledBack(async (trx) => {
      const { rep, other, mine, asManager } = await aHouse(trx);
      const admin = actingAs(trx, await aStaff(trx, { role: "admin" }), "admin");
      const { id } = await startBulk(asManager, asked(mine, { kind: "owner", ownerId: other }), now);
      await run(asManager, id);
      await endRole(admin, rep, now);
      const undo = await undoBulk(asManager, { id, key: key() }, now);
      expect(await run(asManager, undo.id)).toMatchObject({ changed: 0, refused: { "clients.owner-not-here": 3 } });
      const third = await aStaff(trx, { role: "rep" });
      const waiting = await startBulk(asManager, asked(mine, { kind: "owner", ownerId: third }), now);
      await endRole(admin, third, now);
      expect(await run(asManager, waiting.id)).toMatchObject({ changed: 0, refused: { "clients.owner-not-here": 3 } });
      expect(await ownersOf(asManager, mine)).toEqual([other, other, other]);
    }));

  test("happens once, after the act is over, by whose it is", () =>
    house.rolledBack(async (trx) => {
      const { other, mine, asManager, asRep } = await aHouse(trx);
      const { id } = await startBulk(asManager, asked(mine, { kind: "owner", ownerId: other }), now);
      await expect(undoBulk(asManager, { id, key: key() }, now)).rejects.toMatchObject({
        code: "clients.bulk-not-over",
      });
      await run(asManager, id);
      await expect(undoBulk(asRep, { id, key: key() }, now)).rejects.toMatchObject({ code: "clients.bulk-not-found" });
      const retried = { id, key: key() };
      const undo = await undoBulk(asManager, retried, now);
      expect(await undoBulk(asManager, retried, now)).toEqual(undo);
      await expect(undoBulk(asManager, { id, key: key() }, now)).rejects.toMatchObject({ code: "clients.bulk-undone" });
      await expect(undoBulk(asManager, { id: undo.id, key: key() }, now)).rejects.toMatchObject({
        code: "clients.bulk-undone",
      });
      expect(await latestBulk(asManager, now)).toMatchObject({ id, undoneBy: undo.id });
      expect(await latestBulk(asManager, Instant.parse("2026-03-11T02:00:00.000Z"))).toBeNull();
    }));

  test("an owner's clock goes on where it was", () =>
    house.rolledBack(async (trx) => {
      const { other, mine, asManager } = await aHouse(trx);
      const spells = () =>
        trx
          .selectFrom("clientOwner")
          .selectAll()
          .where("propertyId", "=", trx.propertyId)
          .orderBy("clientId")
          .execute();
      const before = await spells();
      const { id } = await startBulk(asManager, asked(mine, { kind: "owner", ownerId: other }), now);
      await run(asManager, id);
      await run(asManager, (await undoBulk(asManager, { id, key: key() }, now)).id);
      expect(await spells()).toEqual(before);
    }));
});
