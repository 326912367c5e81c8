import { anActivity } from "@foyer/db/activities/factory";
import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { startJob } from "@foyer/db/jobs/mutations";
import { anItem } from "@foyer/db/receivables/factory";
import { aStaff } from "@foyer/db/staff/factory";
import { aStay } from "@foyer/db/stays/factory";
import { aTarget } from "@foyer/db/targets/factory";
import { type Role, roles } from "@foyer/domain/kernel/permissions";
import { type CalendarDate, Month, now } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse } from "./testing.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "RIGHT" });
const cookies = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await house.signIn(role, property)] as const)),
) as Record<Role, string>;
const staffId = (role: Role) =>
  database.committed(property, async (trx) => {
    const email = StaffEmail.parse(`${role}-${property}@example.com`);
    return (await trx.selectFrom("staff").select("id").where("email", "=", email).executeTakeFirstOrThrow()).id;
  });

const date = (text: string) => text as CalendarDate;
/** One client with everything, owned by one person; named after the owner. */
async function anOwned(owner: Awaited<ReturnType<typeof staffId>>, name: string) {
  return database.committed(property, async (trx) => {
    const client = await aClient(trx, { name, ownerId: owner });
    const closed = {
      industry: "贸易",
      address: "湖滨路",
      city: "杭州",
      notes: "不给人看",
      preferences: "高层",
      specialNeeds: "无烟",
    };
    await trx.updateTable("client").set(closed).where("propertyId", "=", property).where("id", "=", client).execute();
    const contact = await addContact(trx, { clientId: client, name: `${name}的联系人`, mobile: "13800138000" }, now());
    const stay = await aStay(trx, { clientId: client });
    await anActivity(trx, { clientId: client, staffId: owner, doneOn: date("2026-02-03") });
    const item = await anItem(trx, client, { amount: 100, posted: "2026-02-01" });
    await aTarget(trx, { staffId: owner, month: Month.parse("2026-02"), amount: 77_700 });
    return { client, contact, stay, item };
  });
}
const rep = await staffId("rep");
const mine = await anOwned(rep, "甲公司");
const colleague = await database.committed(property, (trx) => aStaff(trx, { role: "rep", name: "同事" }));
const theirs = await anOwned(colleague, "乙公司");
const ownedBy = (owner: number) => ({ conditions: [{ field: "ownerId", is: "is", value: owner }] });

describe("a rep", () => {
  test("reads the own rows and not a colleague's, whatever is asked", async () => {
    const asked: [string, (of: typeof mine) => unknown][] = [
      ["clients.get", ({ client }) => ({ id: client })],
      ["clients.contacts", ({ client }) => ({ id: client })],
      ["activities.ofClient", ({ client }) => ({ clientId: client })],
      ["stays.ofClient", ({ client }) => ({ clientId: client })],
      ["stays.get", ({ stay }) => ({ id: stay })],
      ["credit.standing", ({ client }) => ({ clientId: client })],
      ["receivables.source", ({ item }) => ({ itemId: item })],
      ["files.attachments", ({ item }) => ({ subject: "ledgerItem", row: item })],
      ["receivables.allocations", ({ item }) => ({ itemId: item, asOf: "2026-03-01" })],
    ];
    for (const [path, input] of asked) {
      expect([path, (await house.ask(cookies.rep, path, input(mine))).status]).toEqual([path, 200]);
      expect([path, (await house.ask(cookies.rep, path, input(theirs))).status]).toEqual([path, 404]);
    }
    const lists: [string, unknown][] = [
      ["clients.list", { filter: {} }],
      ["clients.list", { filter: { search: "乙" } }],
      ["clients.list", { filter: ownedBy(colleague) }],
      ["changes.rowsOf", { grid: "clients", ids: [theirs.client] }],
      ["activities.due", { ahead: 14 }],
      ["activities.due", { ahead: 14, staffId: colleague }],
      ["receivables.items", { asOf: "2026-03-01", openOnly: false }],
      ["receivables.aging", { asOf: "2026-03-01" }],
      ["receivables.agingItems", { asOf: "2026-03-01", group: theirs.client }],
      ["receivables.ofClient", { clientId: theirs.client }],
      ["stays.production", { from: "2026-01-01", to: "2026-12-31", by: "client" }],
      ["targets.grid", { year: 2026, metric: "revenue" }],
    ];
    for (const [path, input] of lists) {
      const { status, text } = await house.ask(cookies.rep, path, input);
      expect([path, status, text.match(/乙公司|同事/)]).toEqual([path, 200, null]);
    }
    expect((await house.ask(cookies.manager, "clients.list", { filter: { search: "乙" } })).text).toContain("乙公司");
  });

  test("sees grade and limit of an own client, and nothing of the file that they were made of", async () => {
    const { client } = mine;
    for (const [path, input] of [
      ["credit.assessments", { clientId: client }],
      ["credit.reviews", {}],
      ["creditFile.of", { clientId: client }],
      ["files.attachments", { subject: "creditFile", row: client }],
    ] as const)
      expect([path, (await house.ask(cookies.rep, path, input)).status]).toEqual([path, 403]);
    expect((await house.ask(cookies.desk, "credit.standing", { clientId: client })).status).toBe(403);
    expect((await house.ask(cookies.manager, "credit.standing", { clientId: client })).status).toBe(200);
  });

  test("reveals a contact of an own client only, and writes to no other", async () => {
    const reveal = (contactId: number) =>
      house.send(cookies.rep, "clients.reveal", { contactId, field: "mobile", reason: "回电" });
    expect((await reveal(mine.contact)).data).toBe("+8613800138000");
    expect((await reveal(theirs.contact)).code).toBe("clients.contact-not-found");
    expect((await house.send(cookies.rep, "clients.addContact", { clientId: theirs.client, name: "x" })).status).toBe(
      404,
    );
    const log = {
      id: crypto.randomUUID(),
      clientId: theirs.client,
      kind: "call",
      outcome: "reached",
      note: null,
      contactId: null,
    };
    expect((await house.send(cookies.rep, "activities.log", log)).status).not.toBe(200);
  });
});

describe("a client's file", () => {
  const fieldsOf = async (role: Role) => {
    const { data } = await house.ask(cookies[role], "clients.get", { id: mine.client });
    const { data: list } = await house.ask(cookies[role], "clients.list", { filter: { search: "甲" } });
    const listed = (list as { rows: Record<string, unknown>[] } | undefined)?.rows[0] ?? {};
    const file = (data ?? {}) as Record<string, unknown>;
    for (const [field, value] of Object.entries(listed))
      if (field in file) expect([role, field, value]).toEqual([role, field, file[field]]);
    return file;
  };
  test("is read in full by who works with it", async () => {
    for (const role of ["director", "manager", "rep"] as const)
      expect(await fieldsOf(role)).toMatchObject({
        notes: "不给人看",
        preferences: "高层",
        specialNeeds: "无烟",
        city: "杭州",
        ownerId: rep,
      });
  });
  test("is name, tier and what the guest likes to the desk", async () => {
    const file = await fieldsOf("desk");
    expect(file).toMatchObject({ name: "甲公司", tier: "C", preferences: "高层", specialNeeds: "无烟" });
    expect(file).toMatchObject({
      notes: null,
      industry: null,
      address: null,
      city: null,
      ownerId: null,
      ownerName: null,
    });
    const filtered = await house.ask(cookies.desk, "clients.list", { filter: ownedBy(rep) });
    expect(filtered.data).toMatchObject({ rows: [] });
    const counted = { grid: "clients", filter: ownedBy(rep) };
    expect((await house.ask(cookies.desk, "changes.count", counted)).data).toBe(0);
    expect((await house.ask(cookies.manager, "changes.count", counted)).data).toBe(1);
  });
  test("is without what the guest likes to who counts money or looks for order", async () => {
    for (const role of ["finance", "auditor"] as const)
      expect(await fieldsOf(role)).toMatchObject({
        name: "甲公司",
        city: "杭州",
        preferences: null,
        specialNeeds: null,
      });
  });
  test("is nothing to an administrator", async () => {
    expect(await fieldsOf("admin")).toEqual({});
  });
  test("has an owner who works here, not anybody whose number one guesses", async () => {
    const stranger = await database.committed(await database.aProperty(), (trx) => aStaff(trx, { name: "别家的人" }));
    const create = { kind: "organisation", name: "丙公司", class: "business", ownerId: stranger };
    expect((await house.send(cookies.manager, "clients.create", create)).code).toBe("clients.owner-not-here");
  });
});

describe("an auditor", () => {
  test("stops nobody's work and carries nothing of the guests away", async () => {
    const job = await database.committed(property, (trx) =>
      startJob(trx, { name: "scores.compute", payload: { month: Month.parse("2026-02") } }, now()),
    );
    expect((await house.send(cookies.auditor, "jobs.cancel", { id: job })).code).toBe("permission.missing");
    const production = "/api/export/production?from=2026-01-01&to=2026-12-31&by=client&format=csv";
    expect((await house.get(production, { cookie: cookies.auditor })).code).toBe("permission.missing");
  });
});

describe("an administrator", () => {
  test("gives no role to oneself", async () => {
    const own = { email: `admin-${property}@example.com`, role: "director" };
    expect((await house.send(cookies.admin, "staff.add", own)).code).toBe("staff.own-role");
    expect((await house.ask(cookies.admin, "clients.get", { id: mine.client })).code).toBe("permission.missing");
  });

  test("sets how the installation works, not what decides points and pay", async () => {
    const from = { fromDate: "2026-04-01" };
    const sender = { ...from, key: "messages.sender", value: "hotel@example.com" };
    const target = { ...from, key: "scores.target-contact", value: 1 };
    expect((await house.send(cookies.admin, "properties.setSetting", sender)).status).toBe(200);
    expect((await house.send(cookies.admin, "properties.setSetting", target)).code).toBe("permission.missing");
    expect((await house.send(cookies.director, "properties.setSetting", target)).status).toBe(200);
    expect((await house.send(cookies.manager, "properties.setSetting", sender)).code).toBe("permission.missing");
  });

  test("gets no link for a person of another hotel, which it would open too", async () => {
    const elsewhere = await database.aProperty({ code: "ZOO" });
    const email = `boss-${elsewhere}@example.com`;
    const boss = await house.signIn("director", elsewhere, email);
    expect((await house.send(cookies.admin, "staff.add", { email, role: "rep" })).data).toEqual({ link: null });
    const { data } = await house.ask(boss, "staff.session");
    expect(data).toMatchObject({ role: "director", properties: [{ role: "rep" }, { role: "director" }] });
    const fresh = { email: `new-${property}@example.com`, role: "rep" };
    expect((await house.send(cookies.admin, "staff.add", fresh)).data).toMatchObject({
      link: expect.stringMatching(/\/sign-in\/link#RIGHT\.[\w-]{43}$/) as unknown,
    });
  });

  test("ends the sessions of whom they give another role", async () => {
    const email = `moved-${property}@example.com`;
    const moved = await house.signIn("manager", property, email);
    expect((await house.ask(moved, "staff.session")).status).toBe(200);
    expect((await house.send(cookies.admin, "staff.add", { email, role: "desk" })).code).toBe(
      "staff.works-here-already",
    );
    expect((await house.ask(moved, "staff.session")).status).toBe(200);
    await house.send(cookies.admin, "staff.add", { email, role: "desk", insteadOf: "manager" });
    expect((await house.ask(moved, "staff.session")).code).toBe("kernel.signed-out");
  });
});
