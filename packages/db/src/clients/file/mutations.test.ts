import type { CellValue } from "@foyer/domain/changes/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow, lastChangeNumber } from "../../changes/queries.ts";
import { applyChangeSet } from "../../changes/sets/mutations.ts";
import { redoChangeSet, undoChangeSet } from "../../changes/turns/mutations.ts";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { addCollaborator, endCollaborator } from "../collaborators/mutations.ts";
import { contactsOf } from "../contacts/queries.ts";
import { aClient } from "../factory.ts";
import { addContact, createClient } from "../mutations.ts";
import { clientCard, getClient } from "../queries.ts";
import { putBack } from "../record/mutations.ts";
import { historyOf } from "../record/queries.ts";
import { listTrash } from "../trash/queries.ts";
import { archiveClient, restoreClient } from "./mutations.ts";
import { getFile } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const tomorrow = Instant.parse("2026-03-11T02:00:00.000Z");
const on = "2026-03-10" as CalendarDate;
let count = 0;
const id = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;

async function aHouse(trx: Trx) {
  const owner = await aStaff(trx, { role: "rep", name: "林" });
  const other = await aStaff(trx, { role: "rep", name: "周" });
  const manager = await aStaff(trx, { role: "manager", name: "王" });
  const client = await aClient(trx, { name: "湖畔会展", ownerId: owner });
  return {
    client,
    ownerId: owner,
    otherId: other,
    rep: actingAs(trx, owner, "rep"),
    colleague: actingAs(trx, other, "rep"),
    manager: actingAs(trx, manager, "manager"),
  };
}

type Cells = readonly (readonly [ClientId, string, CellValue])[];

async function save(trx: Trx, cells: Cells) {
  const set = {
    id: id(),
    grid: "clients",
    base: await lastChangeNumber(trx),
    scope: {},
    rows: [],
    cells: cells.map(([row, field, value]) => ({ row: String(row), field, new: value })),
  };
  const { answers } = await applyChangeSet(trx, set, now);
  return { set, outcomes: answers.map((each) => (each.outcome === "refused" ? each.code : each.outcome)) };
}

describe("an edit of a file", () => {
  test("changes any field, and says what it became", () =>
    house.rolledBack(async (trx) => {
      const { client, manager } = await aHouse(trx);
      const [parent, friend] = [await aClient(trx, { name: "集团总部" }), await aClient(trx, { name: "老朋友" })];
      const { outcomes } = await save(manager, [
        [client, "formerName", "湖滨会展"],
        [client, "groupAccount", "G-7"],
        [client, "parentId", parent],
        [client, "source", "referral"],
        [client, "referrerId", friend],
        [client, "tags", "#长期协议，MICE、mice"],
        [client, "assessmentType", "vip"],
      ]);
      expect(new Set(outcomes)).toEqual(new Set(["applied"]));
      const same = await aClient(trx, { name: "湖畔酒店用品" });
      await save(manager, [[same, "groupAccount", "G-7"]]);
      expect(await getFile(manager, client, on)).toMatchObject({
        formerName: "湖滨会展",
        parentName: "集团总部",
        referrerName: "老朋友",
        tags: ["长期协议", "MICE"],
        override: "vip",
        assessmentType: "vip",
        sameGroup: [{ id: same }],
      });
      expect((await getFile(manager, parent, on)).children).toMatchObject([{ id: client, name: "湖畔会展" }]);
    }));

  test("nobody stands above itself, whichever way round it is tried", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const [a, b, c] = [await aClient(trx), await aClient(trx), await aClient(trx)];
      expect((await save(manager, [[a, "parentId", a]])).outcomes).toEqual(["clients.parent-circle"]);
      expect((await save(manager, [[b, "parentId", a]])).outcomes).toEqual(["applied"]);
      // both of one paste
      expect(
        (
          await save(manager, [
            [c, "parentId", b],
            [a, "parentId", c],
          ])
        ).outcomes,
      ).toEqual(["applied", "clients.parent-circle"]);
      expect((await save(manager, [[a, "parentId", 987_654]])).outcomes).toEqual(["clients.parent-not-found"]);
      // redo after somebody else turned it round
      const { set } = await save(manager, [[b, "parentId", null]]);
      await undoChangeSet(manager, set.id, now);
      await redoChangeSet(manager, set.id, now);
      await save(manager, [[a, "parentId", b]]);
      expect((await undoChangeSet(manager, set.id, now)).answers).toMatchObject([
        { outcome: "refused", code: "clients.parent-circle" },
      ]);
    }));

  test("a referrer belongs to a referral, another client, and one that is there", () =>
    house.rolledBack(async (trx) => {
      const { client, manager } = await aHouse(trx);
      const friend = await aClient(trx);
      expect((await save(manager, [[client, "referrerId", friend]])).outcomes).toEqual([
        "clients.referrer-without-referral",
      ]);
      expect(
        (
          await save(manager, [
            [client, "referrerId", friend],
            [client, "source", "referral"],
          ])
        ).outcomes,
      ).toEqual(["applied", "applied"]);
      expect((await save(manager, [[client, "source", "ota"]])).outcomes).toEqual([
        "clients.referrer-without-referral",
      ]);
      expect((await save(manager, [[client, "referrerId", client]])).outcomes).toEqual(["clients.referrer-is-self"]);
      expect((await save(manager, [[client, "referrerId", 987_654]])).outcomes).toEqual(["clients.referrer-not-found"]);
    }));

  test("refuses by name what is too long, what nobody may paste, and an override by a rep", () =>
    house.rolledBack(async (trx) => {
      const { client, rep } = await aHouse(trx);
      const { outcomes } = await save(rep, [
        [client, "name", "长".repeat(5_000)],
        [client, "verifiedOn", "2026-03-10"],
        [client, "tags", Array.from({ length: 21 }, (_, at) => `t${at}`).join(",")],
        [client, "assessmentType", "vip"],
      ]);
      expect(outcomes).toEqual([
        "clients.value-too-long",
        "clients.verified-one-by-one",
        "clients.too-many-tags",
        "clients.override-by-manager",
      ]);
    }));

  test("a new file is judged by the same rules", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const file = { kind: "organisation", name: "新客户", class: "business" } as const;
      const friend = await aClient(trx);
      await expect(createClient(manager, { ...file, referrerId: friend }, now)).rejects.toMatchObject({
        code: "clients.referrer-without-referral",
      });
      await expect(createClient(manager, { ...file, tags: "字".repeat(41) }, now)).rejects.toMatchObject({
        code: "clients.tag-not-valid",
      });
      const made = await createClient(
        manager,
        { ...file, source: "referral", referrerId: friend, parentId: friend, tags: "MICE, mice" },
        now,
      );
      expect(await getClient(manager, made, on)).toMatchObject({ parentId: friend, tags: ["MICE"] });
      await expect(addContact(manager, { clientId: made, name: "王", birthday: "2-30" }, now)).rejects.toMatchObject({
        code: "clients.birthday-not-valid",
        details: { field: "birthday" },
      });
    }));
});

test("twenty people close a circle at once: none stands above itself", async () => {
  const property = await house.aProperty();
  const ids = await house.committed(property, async (trx) => {
    const made: ClientId[] = [];
    for (let each = 0; each < 20; each += 1) made.push(await aClient(trx));
    return made;
  });
  const manager = await house.committed(property, (trx) => aStaff(trx, { role: "manager" }));
  const actor = { kind: "staff", staffId: manager, role: "manager", propertyId: property } as const;
  const tries = await Promise.allSettled(
    ids.map((child, at) =>
      withActor(house.db, actor, (trx) => save(trx, [[child, "parentId", ids[(at + 1) % ids.length] ?? child]])),
    ),
  );
  const outcomes = tries.flatMap((each) => (each.status === "fulfilled" ? each.value.outcomes : ["failed"]));
  expect(outcomes.filter((each) => each === "applied")).toHaveLength(19);
  expect(outcomes.filter((each) => each === "clients.parent-circle")).toHaveLength(1);
});

describe("collaborators", () => {
  test("read and write the file from the day on, and not after their last", () =>
    house.rolledBack(async (trx) => {
      const { client, rep, colleague, ownerId, otherId } = await aHouse(trx);
      await expect(getClient(colleague, client, on)).rejects.toMatchObject({ code: "clients.not-found" });
      expect(await clientCard(colleague, client, on)).toEqual({ id: client, name: "湖畔会展", ownerName: "林" });
      await addCollaborator(rep, { clientId: client, staffId: otherId }, now);
      expect((await getFile(colleague, client, on)).collaborators).toMatchObject([{ staffId: otherId, name: "周" }]);
      expect((await save(colleague, [[client, "city", "苏州"]])).outcomes).toEqual(["applied"]);
      await addContact(colleague, { clientId: client, name: "李四" }, now);
      await expect(addCollaborator(rep, { clientId: client, staffId: otherId }, now)).rejects.toMatchObject({
        code: "clients.collaborator-twice",
      });
      await expect(addCollaborator(rep, { clientId: client, staffId: ownerId }, now)).rejects.toMatchObject({
        code: "clients.collaborator-is-owner",
      });
      await endCollaborator(rep, { clientId: client, staffId: otherId }, tomorrow);
      expect((await getClient(colleague, client, on)).id).toBe(client);
      await expect(getClient(colleague, client, "2026-03-11" as CalendarDate)).rejects.toMatchObject({
        code: "clients.not-found",
      });
      const history = await changesOfRow(rep, { subject: "client", row: client });
      expect(
        history.filter(({ field }) => field === "collaborators").map(({ before, after }) => [before, after]),
      ).toEqual([
        [[otherId], []],
        [[], [otherId]],
      ]);
    }));

  test("who began and ended on one day never was one; a stranger is none", () =>
    house.rolledBack(async (trx) => {
      const { client, rep, otherId } = await aHouse(trx);
      await addCollaborator(rep, { clientId: client, staffId: otherId }, now);
      await endCollaborator(rep, { clientId: client, staffId: otherId }, now);
      expect(await trx.selectFrom("clientCollaborator").selectAll().execute()).toEqual([]);
      await expect(endCollaborator(rep, { clientId: client, staffId: otherId }, now)).rejects.toMatchObject({
        code: "clients.collaborator-not-found",
      });
    }));
});

describe("the trash", () => {
  test("says who put a file away, when and why, and gives it back", () =>
    house.rolledBack(async (trx) => {
      const { client, rep, colleague, manager } = await aHouse(trx);
      await expect(archiveClient(colleague, { id: client, reason: "x" }, now)).rejects.toMatchObject({
        code: "clients.not-found",
      });
      await archiveClient(rep, { id: client, reason: "公司注销" }, now);
      const later = await aClient(trx, { name: "第二家" });
      await archiveClient(manager, { id: later, reason: "重复" }, tomorrow);
      const page = { search: "", limit: 1 };
      const first = await listTrash(manager, page, on);
      expect(first.rows).toMatchObject([{ id: later, archivedBy: "王", reason: "重复", archivedAt: tomorrow }]);
      const second = await listTrash(manager, { ...page, ...(first.next && { after: first.next }) }, on);
      expect(second.rows).toMatchObject([{ id: client, archivedBy: "林", reason: "公司注销", ownerName: "林" }]);
      expect((await listTrash(manager, { search: "湖畔", limit: 9 }, on)).rows).toHaveLength(1);
      expect((await listTrash(colleague, { search: "", limit: 9 }, on)).rows).toEqual([]);
      expect((await getFile(rep, client, on)).archived).toEqual({ at: now, by: "林", reason: "公司注销" });
      await expect(addContact(rep, { clientId: client, name: "王" }, now)).rejects.toMatchObject({
        code: "clients.is-archived",
      });
      await restoreClient(rep, { id: client }, now);
      expect(await getFile(rep, client, on)).toMatchObject({ status: "active", archived: null, archivedReason: null });
      await expect(restoreClient(rep, { id: client }, now)).rejects.toMatchObject({ code: "clients.not-archived" });
    }));

  test("the house account is never put away", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const account = await aClient(trx, { house: true });
      await expect(archiveClient(manager, { id: account, reason: "x" }, now)).rejects.toMatchObject({
        code: "clients.house-not-kept",
      });
    }));
});

describe("history", () => {
  test("shows file and persons, and puts one value back, judged like any edit", () =>
    house.rolledBack(async (trx) => {
      const { client, rep, colleague } = await aHouse(trx);
      const contact = await addContact(rep, { clientId: client, name: "王芳", mobile: "13800138000" }, now);
      await save(rep, [
        [client, "city", "上海"],
        [client, "tags", "MICE"],
      ]);
      await save(rep, [[client, "city", "苏州"]]);
      const set = {
        id: id(),
        grid: "contacts",
        base: await lastChangeNumber(rep),
        scope: {},
        rows: [],
        cells: [{ row: String(contact), field: "mobile", new: "13900139000" }],
      };
      await applyChangeSet(rep, set, now);
      const history = await historyOf(rep, { id: client, limit: 50 }, on);
      expect(
        history.rows.map(({ subject, field, before, after, restorable }) => [
          subject,
          field,
          before,
          after,
          restorable,
        ]),
      ).toEqual([
        ["contact", "mobile", "138****8000", "139****9000", true],
        ["client", "city", "上海", "苏州", true],
        ["client", "tags", null, "MICE", true],
        ["client", "city", null, "上海", true],
        ["contact", "", null, null, false],
      ]);
      const lineOf = (at: number) => ({ number: history.rows[at]?.number ?? 0, line: history.rows[at]?.line ?? 0 });
      await putBack(rep, lineOf(1), now);
      await putBack(rep, lineOf(0), now);
      await putBack(rep, lineOf(2), now);
      expect(await getClient(rep, client, on)).toMatchObject({ city: "上海", tags: [] });
      expect(await contactsOf(rep, client, on)).toMatchObject([{ mobileMask: "138****8000" }]);
      await expect(putBack(rep, lineOf(1), now)).rejects.toMatchObject({ code: "clients.value-stands" });
      await expect(putBack(rep, lineOf(4), now)).rejects.toMatchObject({ code: "clients.value-not-kept" });
      await expect(putBack(rep, { number: 99_999, line: 1 }, now)).rejects.toMatchObject({
        code: "clients.change-not-found",
      });
      await expect(putBack(colleague, lineOf(3), now)).rejects.toMatchObject({ code: "clients.change-not-found" });
      await expect(historyOf(colleague, { id: client, limit: 50 }, on)).rejects.toMatchObject({
        code: "clients.not-found",
      });
      const [latest] = await changesOfRow(rep, { subject: "client", row: client });
      expect(latest).toMatchObject({ act: "clients.put-back", field: "tags" });
    }));

  test("hides of the past what is closed of the present", () =>
    house.rolledBack(async (trx) => {
      const { client, rep } = await aHouse(trx);
      await save(rep, [[client, "preferences", "高层"]]);
      const finance = actingAs(trx, await aStaff(trx, { role: "finance" }), "finance");
      const { rows } = await historyOf(finance, { id: client, limit: 50 }, on);
      expect(rows).toMatchObject([{ field: "preferences", before: null, after: null, restorable: false }]);
    }));
});
