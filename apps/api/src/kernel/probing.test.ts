import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { addStaff } from "@foyer/db/staff/mutations";
import { staffEverHere } from "@foyer/db/staff/queries";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { now } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse, type Reply } from "./testing.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "PROBE" });
const [manager, rep, other, desk, auditor, director] = await Promise.all([
  house.signIn("manager", property),
  house.signIn("rep", property, "rep@example.com"),
  house.signIn("rep", property, "other@example.com"),
  house.signIn("desk", property),
  house.signIn("auditor", property),
  house.signIn("director", property),
]);
const unknown = 999_999;

const { client, contact, otherId } = await database.committed(property, async (trx) => {
  const at = now();
  const staff = await staffEverHere(trx, ["rep@example.com", "other@example.com"]);
  const ownerId = staff.get("rep@example.com") as StaffId;
  const id = await aClient(trx, { name: "星河贸易", ownerId });
  const person = await addContact(trx, { clientId: id, name: "王敏", mobile: "13800138000" }, at);
  return { client: id, contact: person, otherId: staff.get("other@example.com") as StaffId };
});

const key = (last: number) => `0b8c6f60-0000-4000-8000-${String(last).padStart(12, "0")}`;
/** All that a refusal says, but for the number of the request and the number asked for. */
const said = ({ status, text }: Reply) => [status, text.replaceAll(/"(?:requestId|number)":[^,}]+/g, "")];
const dataOf = ({ data }: Reply) => data as Readonly<Record<string, unknown>>;

describe("a colleague's row is refused as one that is not there", () => {
  test.each([
    ["archiveContact", "id", { reason: "离职" }],
    ["restoreContact", "id", {}],
    ["reveal", "contactId", { field: "mobile", reason: "回电" }],
    ["reveal", "contactId", { field: "mail", reason: "回电" }],
    ["giveConsent", "contactId", { channel: "mobile", purpose: "greeting", version: "1", source: "guest" }],
    ["giveConsent", "contactId", { channel: "mail", purpose: "greeting", version: "1", source: "guest" }],
    ["endConsent", "contactId", { channel: "mobile", purpose: "greeting" }],
  ])("clients.%s by %s with %j", async (path, name, input) => {
    const asked = (id: number) => house.send(other, `clients.${path}`, { [name]: id, ...input });
    const none = await asked(unknown);
    expect(none.code).toBe("clients.contact-not-found");
    expect(said(await asked(contact))).toEqual(said(none));
  });

  test("a line of its history", async () => {
    const cells = [{ row: String(client), field: "preferences", new: "高楼层" }];
    await house.send(rep, "/api/changes/save", { id: key(1), grid: "clients", base: 0, cells });
    const { rows } = dataOf(await house.ask(rep, "clients.history", { id: client }));
    const [{ number, line } = { number: 0, line: 0 }] = rows as { number: number; line: number }[];
    const asked = (which: number) => house.send(other, "clients.putBack", { number: which, line });
    expect(said(await asked(number))).toEqual(said(await asked(unknown)));
  });

  test("an absence", async () => {
    const days = { fromDate: "2099-01-01", lastDate: "2099-01-02" };
    const { id } = dataOf(await house.send(rep, "absences.ask", { ...days, standInId: otherId }));
    const asked = async (which: unknown) => (await house.send(other, "absences.end", { id: which })).code;
    expect(await asked(id)).toBe("staff.absence-not-found");
    expect(await asked(unknown)).toBe("staff.absence-not-found");
  });
});

describe("what is closed of a file stays closed by every way round", () => {
  test("to the desk: tags, by the list of all that are in use", async () => {
    await house.send(manager, "clients.create", {
      kind: "organisation",
      name: "湖畔",
      class: "business",
      tags: "欠款",
    });
    expect((await house.ask(manager, "clients.tags")).data).toEqual([{ tag: "欠款", count: 1 }]);
    expect((await house.ask(desk, "clients.tags")).data).toEqual([]);
  });

  test("to the desk: why a file was put away, by the trash, the file and its history", async () => {
    const { data: id } = await house.send(manager, "clients.create", {
      kind: "organisation",
      name: "旧",
      class: "casual",
    });
    await house.send(manager, "clients.archive", { id, reason: "欠款跑路" });
    const asked = (cookie: string) =>
      Promise.all([
        house.ask(cookie, "clients.trash", {}),
        house.ask(cookie, "clients.get", { id }),
        house.ask(cookie, "clients.history", { id }),
      ]);
    for (const { text } of await asked(manager)) expect(text).toContain("欠款跑路");
    for (const { status, text } of await asked(desk)) expect([status, text.includes("欠款跑路")]).toEqual([200, false]);
  });

  test("to the desk: whose a file was, by what a merge recorded", async () => {
    const [winnerId, loserId] = await database.committed(property, async (trx) => [
      await aClient(trx, { name: "合一" }),
      await aClient(trx, { name: "合二", ownerId: otherId }),
    ]);
    await house.send(manager, "duplicates.merge", { winnerId, loserId });
    const owners = async (cookie: string) => {
      const { rows } = dataOf(await house.ask(cookie, "clients.history", { id: winnerId }));
      return (rows as { field: string; after: unknown }[]).find(({ field }) => field === "spells.ownerId")?.after;
    };
    expect(await owners(manager)).toMatchObject([{ value: otherId }]);
    expect(await owners(desk)).toBeNull();
  });

  test("to who is the desk elsewhere: what belongs to one group account there", async () => {
    const there = await database.aProperty({ code: "THERE" });
    const both = await house.signIn("manager", property, "both@example.com");
    const colleague = await house.signIn("manager", there, "there@example.com");
    await database.committed(there, (trx) =>
      addStaff(trx, { email: StaffEmail.parse("both@example.com"), role: "desk", language: "en" }, now()),
    );
    const file = { kind: "organisation", name: "集团", class: "business", groupAccount: "G-1" };
    const { data: id } = await house.send(both, "clients.create", file);
    expect((await house.send(colleague, "clients.create", file)).status).toBe(200);
    expect((await house.ask(both, "clients.groupElsewhere", { id })).data).toEqual([]);
  });

  test("to the auditor: preferences and birthdays, by the record of change", async () => {
    const field = async (cookie: string, subject: string, row: number, name: string) => {
      const { data } = await house.ask(cookie, "changes.ofRow", { subject, row });
      return (data as { field: string; after: unknown }[]).find((each) => each.field === name)?.after;
    };
    const set = (grid: string, row: number, name: string, value: string) =>
      house.send(rep, "/api/changes/save", {
        id: key(grid === "clients" ? 2 : 3),
        grid,
        base: unknown,
        cells: [{ row: String(row), field: name, new: value }],
      });
    await set("clients", client, "preferences", "安静");
    await set("contacts", contact, "birthday", "05-20");
    expect(await field(director, "client", client, "preferences")).toBe("安静");
    expect(await field(auditor, "client", client, "preferences")).toBeNull();
    expect(await field(director, "contact", contact, "birthday")).toBe("05-20");
    expect(await field(auditor, "contact", contact, "birthday")).toBeNull();
  });
});

test.each([
  ["stale", "abc"],
  ["stale", "2026-02-30"],
  ["stale", 5],
  ["incomplete", "2026-02-03"],
  ["incomplete", 1e99],
  ["incomplete", 1.5],
])("the keeper's list of %s files goes on after no %s", async (kind, by) => {
  const { code } = await house.ask(manager, "clients.keeperList", { kind, after: { by, id: 1 } });
  expect(code).toBe("kernel.input-not-valid");
});

test.each([
  ["the character by which the record tells a sealed value", "\uE000AAAA 无害"],
  ["a mark that turns the direction of the line", "星河\u202Egnp.exe"],
  ["one that opens a part of another direction", "星河\u2067x"],
])("%s is typed by nobody", async (_, name) => {
  const { code } = await house.send(manager, "clients.create", { kind: "organisation", name, class: "business" });
  expect(code).toBe("kernel.not-text");
});

test("one cell gets one value at a time", async () => {
  const cells = ["王一", "王二"].map((name) => ({ row: String(contact), field: "name", new: name }));
  const { code } = await house.send(rep, "/api/changes/save", { id: key(8), grid: "contacts", base: unknown, cells });
  expect(code).toBe("kernel.input-not-valid");
});

test("an act on many under a key that another act has is refused; the same one again is the same", async () => {
  const start = (ids: readonly number[], act: object) =>
    house.send(rep, "bulk.start", { key: key(9), selection: { ids }, act });
  const tag = { kind: "add-tag", tag: "重点" };
  const first = await start([client], tag);
  expect((await start([client], tag)).data).toEqual(first.data);
  expect((await start([client], { kind: "archive", reason: "误" })).code).toBe("clients.bulk-id-taken");
  expect((await start([client, unknown], tag)).code).toBe("clients.bulk-id-taken");
});

test("a tip under a key that another one has is refused, though it says the same", async () => {
  const [one, two] = await database.committed(property, async (trx) => [await aClient(trx), await aClient(trx)]);
  const send = async (about: object) => {
    const { data, code } = await house.send(desk, "tips.send", { key: key(11), text: "要开年会", ...about });
    return code ?? data;
  };
  const first = await send({ clientId: one });
  expect(await send({ clientId: one })).toEqual(first);
  expect(await send({ clientId: two })).toBe("clients.tip-id-taken");
  expect(await send({ about: "云山" })).toBe("clients.tip-id-taken");
});

test("a tip about a client that was put away since can still be turned down", async () => {
  const { data: id } = await house.send(manager, "clients.create", {
    kind: "organisation",
    name: "旧客户",
    class: "business",
  });
  const tip = dataOf(await house.send(desk, "tips.send", { key: key(10), clientId: id, text: "换了采购" }));
  await house.send(manager, "clients.archive", { id, reason: "停业" });
  expect((await house.send(manager, "tips.reject", { id: tip["id"], answer: "已停业" })).code).toBeUndefined();
  const { rows } = dataOf(await house.ask(desk, "tips.sent", {}));
  expect(rows).toContainEqual(expect.objectContaining({ status: "rejected", answer: "已停业" }));
});
