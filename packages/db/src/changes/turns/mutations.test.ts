import type { CellValue } from "@foyer/domain/changes/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { addContact } from "../../clients/mutations.ts";
import { archiveContact } from "../../clients/contacts/mutations.ts";
import { aClient } from "../../clients/factory.ts";
import { archiveClient } from "../../clients/file/mutations.ts";
import { mergeClients } from "../../clients/merges/mutations.ts";
import { getClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { endRole } from "../../staff/leaving/mutations.ts";
import { lastChangeNumber } from "../queries.ts";
import { applyChangeSet } from "../sets/mutations.ts";
import { redoChangeSet, undoChangeSet } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-03-10");
let count = 0;

async function save(trx: Trx, grid: string, row: number, cells: Readonly<Record<string, CellValue>>): Promise<string> {
  const id = `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;
  const given = Object.entries(cells).map(([field, value]) => ({ row: String(row), field, new: value }));
  const set = { id, grid, base: await lastChangeNumber(trx), scope: {}, rows: [], cells: given };
  const { answers } = await applyChangeSet(trx, set, now);
  expect(answers.map(({ outcome }) => outcome)).toEqual(given.map(() => "applied"));
  return id;
}

async function aHouse(trx: Trx) {
  const [lin, zhou, wang, admin] = [
    await aStaff(trx, { name: "林", role: "rep" }),
    await aStaff(trx, { name: "周", role: "rep" }),
    await aStaff(trx, { name: "王", role: "manager" }),
    await aStaff(trx, { name: "管", role: "admin" }),
  ];
  const client = await aClient(trx, { name: "湖畔会展", ownerId: lin });
  return { lin, zhou, client, manager: actingAs(trx, wang, "manager"), admin: actingAs(trx, admin, "admin") };
}

const said = async (trx: Trx, id: string, turn = undoChangeSet) =>
  (await turn(trx, id, now)).answers.map((each) => ("code" in each ? each.code : each.outcome));

describe("what is set back is judged as what is typed", () => {
  test("a client does not go back to somebody who has left", () =>
    house.rolledBack(async (trx) => {
      const { lin, zhou, client, manager, admin } = await aHouse(trx);
      const id = await save(manager, "clients", client, { ownerId: zhou, city: "杭州" });
      await endRole(admin, lin, now);
      expect(await said(manager, id)).toEqual(["clients.owner-not-here", "applied"]);
      expect(await getClient(manager, client, today)).toMatchObject({ ownerId: zhou, city: null });
    }));

  test("a file that was put away, or merged into another, stays as it is", () =>
    house.rolledBack(async (trx) => {
      const { client, manager } = await aHouse(trx);
      const id = await save(manager, "clients", client, { city: "杭州" });
      await archiveClient(manager, { id: client, reason: "停业" }, now);
      expect(await said(manager, id)).toEqual(["clients.is-archived"]);
      const [winnerId, loserId] = [await aClient(trx), await aClient(trx)];
      const other = await save(manager, "clients", loserId, { city: "上海" });
      await mergeClients(manager, { winnerId, loserId, choices: {} }, now);
      expect(await said(manager, other)).toEqual(["clients.is-archived"]);
    }));

  test("so does a person who was put away", () =>
    house.rolledBack(async (trx) => {
      const { client, manager } = await aHouse(trx);
      const contact = await addContact(manager, { clientId: client, name: "王敏" }, now);
      const id = await save(manager, "contacts", contact, { title: "采购", mobile: "13800138000" });
      await archiveContact(manager, { id: contact, reason: "离职" }, now);
      expect(await said(manager, id)).toEqual(["clients.contact-is-archived", "clients.contact-is-archived"]);
    }));

  test("what may be, is set back and again, protected values too", () =>
    house.rolledBack(async (trx) => {
      const { zhou, client, manager } = await aHouse(trx);
      const edit = { ownerId: zhou, tags: "重点, 会展", vip: true, source: "event" };
      const id = await save(manager, "clients", client, edit);
      const contact = await addContact(manager, { clientId: client, name: "王敏" }, now);
      const other = await save(manager, "contacts", contact, { birthday: "05-20", mobile: "13800138000" });
      for (const turn of [undoChangeSet, redoChangeSet]) {
        expect(await said(manager, id, turn)).toEqual(["applied", "applied", "applied", "applied"]);
        expect(await said(manager, other, turn)).toEqual(["applied", "applied"]);
      }
    }));
});
