import type { CellValue } from "@foyer/domain/changes/schema";
import type { ContactId } from "@foyer/domain/clients/schema";
import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow, lastChangeNumber } from "../../changes/queries.ts";
import { rowsOf } from "../../changes/views/queries.ts";
import { applyChangeSet } from "../../changes/sets/mutations.ts";
import { redoChangeSet, undoChangeSet } from "../../changes/turns/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { addContact, revealContact } from "../mutations.ts";
import { archiveContact, restoreContact } from "./mutations.ts";
import { contactsOf } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const on = "2026-03-10" as CalendarDate;
let count = 0;
const id = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;

async function aHouse(trx: Trx) {
  const owner = await aStaff(trx, { role: "rep", name: "林" });
  const other = await aStaff(trx, { role: "rep", name: "周" });
  const client = await aClient(trx, { name: "湖畔会展", ownerId: owner });
  const rep = actingAs(trx, owner, "rep");
  const contact = await addContact(
    rep,
    { clientId: client, name: "王芳", mobile: "13800138000", birthYear: "1980" },
    now,
  );
  return { client, contact, rep, colleague: actingAs(trx, other, "rep") };
}

const save = async (trx: Trx, contact: ContactId, cells: Readonly<Record<string, CellValue>>) => {
  const set = {
    id: id(),
    grid: "contacts",
    base: await lastChangeNumber(trx),
    scope: {},
    rows: [],
    cells: Object.entries(cells).map(([field, value]) => ({ row: String(contact), field, new: value })),
  };
  return { set, answer: await applyChangeSet(trx, set, now) };
};

const open = (trx: Trx, contactId: ContactId, field: "mobile" | "mail" | "phone" | "birthYear") =>
  revealContact(trx, { contactId, field, reason: "test" }, now);

describe("the contacts grid", () => {
  test("stores every field, a protected one sealed, and answers with the mask", () =>
    house.rolledBack(async (trx) => {
      const { client, contact, rep } = await aHouse(trx);
      const { answer } = await save(rep, contact, {
        name: "王小芳",
        title: "采购主管",
        decisionMaker: true,
        language: "en",
        preferredChannel: "wechat",
        mobile: "139 0013 9000",
        phone: "021-62881234 转 8",
        mail: "Wang@Example.com",
        birthday: "农历1981年闰四月初三",
      });
      expect(answer.answers.map(({ field, ...rest }) => [field, "value" in rest ? rest.value : rest])).toEqual([
        ["name", "王小芳"],
        ["title", "采购主管"],
        ["decisionMaker", true],
        ["language", "en"],
        ["preferredChannel", "wechat"],
        ["mobile", "139****9000"],
        ["phone", "216****1234"],
        ["mail", "w***@example.com"],
        ["birthday", "lunar leap 04-03"],
      ]);
      expect(await contactsOf(rep, client, on)).toMatchObject([
        {
          name: "王小芳",
          mobileMask: "139****9000",
          phoneMask: "216****1234",
          mailMask: "w***@example.com",
          birthday: "lunar leap 04-03",
          birthYearMask: "****",
          preferredChannel: "wechat",
        },
      ]);
      expect(await open(rep, contact, "mobile")).toBe("+8613900139000");
      expect(await open(rep, contact, "phone")).toBe("+862162881234;ext=8");
      expect(await open(rep, contact, "birthYear")).toBe("1981");
      const { rows } = await rowsOf(rep, { grid: "contacts", ids: [contact] }, now);
      expect(rows).toMatchObject([{ id: contact, name: "王小芳", clientName: "湖畔会展", mobileMask: "139****9000" }]);
    }));

  test("keeps no protected value in clear: not in the record, not in the answer kept for a retry, not in the hash", () =>
    house.rolledBack(async (trx) => {
      const { contact, rep } = await aHouse(trx);
      const { set, answer } = await save(rep, contact, { mobile: "13900139000", mail: "wang@example.com" });
      expect(await applyChangeSet(rep, set, now)).toEqual(answer);
      const kept = await trx.selectFrom("changeSet").selectAll().where("propertyId", "=", trx.propertyId).execute();
      const lines = await trx.selectFrom("changeField").selectAll().where("propertyId", "=", trx.propertyId).execute();
      for (const clear of ["13900139000", "13800138000", "wang@example.com"]) {
        expect(JSON.stringify(kept)).not.toContain(clear);
        expect(JSON.stringify(lines)).not.toContain(clear);
      }
      const history = await changesOfRow(rep, { subject: "contact", row: contact });
      expect(history.map(({ field, before, after }) => [field, before, after])).toEqual([
        ["mobile", "138****8000", "139****9000"],
        ["mail", null, "w***@example.com"],
        ["", null, null],
      ]);
    }));

  test("undo and redo bring a protected value back, found again by its index", () =>
    house.rolledBack(async (trx) => {
      const { contact, rep } = await aHouse(trx);
      const { set } = await save(rep, contact, { mobile: "13900139000", birthYear: "", birthday: "5-20" });
      const undone = await undoChangeSet(rep, set.id, now);
      expect(undone.answers.map((answer) => answer.outcome)).toEqual(["applied", "applied", "applied"]);
      expect(JSON.stringify(undone)).toContain("138****8000");
      expect(await open(rep, contact, "mobile")).toBe("+8613800138000");
      expect(await open(rep, contact, "birthYear")).toBe("1980");
      const index = () =>
        trx
          .selectFrom("contact")
          .select(["mobileIndex", "birthdayMonth"])
          .where("propertyId", "=", trx.propertyId)
          .where("id", "=", contact)
          .executeTakeFirstOrThrow();
      const before = await index();
      expect(before.birthdayMonth).toBeNull();
      await redoChangeSet(rep, set.id, now);
      expect((await index()).mobileIndex?.equals(before.mobileIndex ?? Buffer.alloc(0))).toBe(false);
      expect(await open(rep, contact, "mobile")).toBe("+8613900139000");
    }));

  test("the value that stands is no change; a mask, half a number and a foreign contact are refused", () =>
    house.rolledBack(async (trx) => {
      const { contact, rep, colleague } = await aHouse(trx);
      const same = await save(rep, contact, { mobile: "138-0013-8000", birthYear: "1980" });
      expect(same.answer.number).toBeNull();
      const refused = await save(rep, contact, { mobile: "138****8000", mail: "nobody", name: "", salt: "x" });
      expect(refused.answer.answers.map((answer) => (answer.outcome === "refused" ? answer.code : answer))).toEqual([
        "clients.value-masked",
        "clients.mail-not-valid",
        "clients.field-required",
        "clients.field-locked",
      ]);
      const foreign = await save(colleague, contact, { name: "别人" });
      expect(foreign.answer.answers).toMatchObject([{ outcome: "refused", code: "clients.contact-not-found" }]);
      expect((await rowsOf(colleague, { grid: "contacts", ids: [contact] }, now)).rows).toEqual([]);
    }));

  test("two people type the same cell: the second is told whose stands, by its mask", () =>
    house.rolledBack(async (trx) => {
      const { contact, rep } = await aHouse(trx);
      const manager = actingAs(trx, await aStaff(trx, { role: "manager", name: "王" }), "manager");
      const base = await lastChangeNumber(trx);
      await save(rep, contact, { mobile: "13900139000" });
      const cells = [{ row: String(contact), field: "mobile", new: "13700137000" }];
      const set = { id: id(), grid: "contacts", base, scope: {}, rows: [], cells };
      expect((await applyChangeSet(manager, set, now)).answers).toMatchObject([
        { outcome: "conflict", theirs: "139****9000", by: "林" },
      ]);
    }));
});

describe("a person who left", () => {
  test("is archived with a reason, edited no more, and comes back", () =>
    house.rolledBack(async (trx) => {
      const { client, contact, rep, colleague } = await aHouse(trx);
      await expect(archiveContact(colleague, { id: contact, reason: "离职" }, now)).rejects.toMatchObject({
        code: "clients.contact-not-found",
      });
      await archiveContact(rep, { id: contact, reason: "离职" }, now);
      expect(await contactsOf(rep, client, on)).toMatchObject([{ status: "archived" }]);
      await expect(archiveContact(rep, { id: contact, reason: "再次" }, now)).rejects.toMatchObject({
        code: "clients.contact-is-archived",
      });
      expect((await save(rep, contact, { title: "x" })).answer.answers).toMatchObject([
        { code: "clients.contact-is-archived" },
      ]);
      await restoreContact(rep, { id: contact }, now);
      expect(await contactsOf(rep, client, on)).toMatchObject([{ status: "active" }]);
      const history = await changesOfRow(rep, { subject: "contact", row: contact });
      expect(history.map(({ act, reason }) => [act, reason])).toEqual([
        ["clients.restore-contact", null],
        ["clients.archive-contact", "离职"],
        ["clients.add-contact", null],
      ]);
    }));
});
