import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { changesOfRow } from "../changes/queries.ts";
import { importText, linesOf } from "../imports/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff } from "../staff/factory.ts";
import { aClient } from "./factory.ts";
import { clientsImporter } from "./import.ts";
import { contactsOf } from "./contacts/queries.ts";
import { clientsOn } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const header = "reference,name,kind,class,tier,owner,since,city,vip,contact,mobile,mail";
const file = (...rows: string[]) => [header, ...rows].join("\n");

const clients = (trx: Trx, on: string) =>
  clientsOn(trx, on as CalendarDate)
    .select([
      "client.id",
      "client.reference",
      "client.name",
      "client.city",
      "client.vip",
      "tier.tier",
      "class.class",
      "owner.staffId as ownerId",
    ])
    .orderBy("client.reference")
    .execute();

async function contactsOfFirst(trx: Trx) {
  const day = "2026-05-01" as CalendarDate;
  const { id } = await clientsOn(trx, day).select("client.id").orderBy("client.reference").executeTakeFirstOrThrow();
  return contactsOf(trx, id, day);
}

async function aRep(trx: Trx) {
  const id = await aStaff(trx, { role: "rep" });
  const { email } = await trx.selectFrom("staff").select("email").where("id", "=", id).executeTakeFirstOrThrow();
  return { id, email };
}

test("makes files with class, tier and owner from the day the row says, and their contacts protected", () =>
  house.rolledBack(async (trx) => {
    const rep = await aRep(trx);
    const text = file(
      `A,星河贸易,organisation,商务,A,${rep.email},2024-05-01,上海,是,王芳,13800138000,Wang@Example.com`,
      "B,Moon,个人,casual,,,,,,,,",
    );
    expect(await importText(trx, clientsImporter, { text })).toMatchObject({ read: 2, created: 2, refused: [] });
    const [a, b] = await clients(trx, "2026-05-01");
    expect(a).toMatchObject({
      reference: "A",
      name: "星河贸易",
      city: "上海",
      vip: true,
      tier: "A",
      class: "business",
      ownerId: rep.id,
    });
    expect(b).toMatchObject({ reference: "B", vip: false, tier: "potential", class: "casual", ownerId: null });
    expect((await clients(trx, "2024-04-30"))[0]).toMatchObject({ tier: null, ownerId: null });
    expect((await clients(trx, "2020-01-01"))[1]).toMatchObject({ class: "casual" });
    expect(await contactsOfFirst(trx)).toMatchObject([
      { name: "王芳", mobileMask: "138****8000", mailMask: "w***@example.com" },
    ]);
  }));

test("changes nothing when it comes again", () =>
  house.rolledBack(async (trx) => {
    const text = file(
      "A,星河,organisation,business,B,,,上海,,王芳,13800138000,wang@example.com",
      "B,Moon,person,casual,C,,,,,,,",
    );
    await importText(trx, clientsImporter, { text });
    expect(await importText(trx, clientsImporter, { text })).toMatchObject({
      read: 2,
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    const changes = await trx.selectFrom("change").selectAll().where("propertyId", "=", trx.propertyId).execute();
    expect(changes).toHaveLength(1);
  }));

test("changes what the row says otherwise, tier and class from today; what it does not say stays", () =>
  house.rolledBack(async (trx) => {
    await importText(trx, clientsImporter, { text: file("A,星河,organisation,business,B,,,上海,,王芳,13800138000,") });
    const again = file("A,,,conference,A,,,北京,,王芳,13900139000,", "B,Moon,person,casual,C,,,,,,,");
    expect(await importText(trx, clientsImporter, { text: again })).toMatchObject({
      created: 1,
      updated: 1,
      unchanged: 0,
    });
    const [before] = await clients(trx, "2026-04-30");
    const [after] = await clients(trx, "2026-05-01");
    expect(before).toMatchObject({ name: "星河", city: "北京", tier: "B", class: "business" });
    expect(after).toMatchObject({ name: "星河", city: "北京", tier: "A", class: "conference" });
    expect(await contactsOfFirst(trx)).toMatchObject([{ name: "王芳", mobileMask: "139****9000" }]);
    const history = await changesOfRow(trx, { subject: "client", row: after?.id ?? 0 });
    expect(history.map(({ field, before, after }) => [field, before, after])).toEqual([
      ["city", "上海", "北京"],
      ["class", "business", "conference"],
      ["tier", "B", "A"],
      ["", null, null],
    ]);
  }));

test("refuses what it cannot take, and then takes nothing", () =>
  house.rolledBack(async (trx) => {
    await aClient(trx, { reference: "HOUSE", house: true });
    const text = file(
      "A,,organisation,business,,,,,,,,",
      "B,Moon,ship,business,,,,,,,,",
      "C,Sun,organisation,business,,nobody@example.com,,,,,,",
      "D,Star,organisation,business,,,,,,王芳,123,",
      "E,Star,organisation,business,,,,,,,13800138000,",
      "HOUSE,Mine,,,,,,,,,,",
      "F,Fine,organisation,business,,,,,,,,",
    );
    const result = await importText(trx, clientsImporter, { text });
    expect(result.refused).toEqual([
      { line: 2, column: "name", value: "", code: "kernel.empty" },
      { line: 3, column: "kind", value: "ship", code: "kernel.unknown-option" },
      { line: 4, column: "owner", value: "nobody@example.com", code: "clients.owner-not-here" },
      { line: 5, column: "mobile", value: "1****", code: "clients.mobile-not-valid" },
      { line: 6, column: "mobile", value: "138****8000", code: "clients.contact-without-name" },
      { line: 7, column: "reference", value: "HOUSE", code: "clients.house-account" },
    ]);
    expect(result).toMatchObject({ applied: false, created: 1, refusedRows: 6 });
    expect((await clients(trx, "2026-05-01")).map((row) => row.reference)).toEqual(["HOUSE"]);
  }));

const manyContacts =
  "reference,name,kind,class,tags,parent,contact,salutation,decisionMaker,mobile,phone,birthday,preferredChannel";
const persons = (...rows: string[]) => [manyContacts, ...rows].join("\n");

test("rows of one reference are one file with several contacts, in whatever blocks they come", () =>
  house.rolledBack(async (trx) => {
    const text = persons(
      "P,集团,organisation,business,,,,,,,,,",
      "A,星河,organisation,business,MICE、长期,P,王芳,女士,是,13800138000,021-62881234,农历八月十五,微信",
      "A,,,,,,李四,,,,021-62881235,1980-05-20,",
      "A,星河,,,,,赵六,,,13700137000,,,",
    );
    for (const rowsPerBlock of [2, 100]) {
      const result = await importText(trx, clientsImporter, { text, rowsPerBlock, dryRun: true });
      expect(result).toMatchObject({ read: 4, created: 2, updated: 2, unchanged: 0, refusedRows: 0 });
    }
    await importText(trx, clientsImporter, { text, rowsPerBlock: 2 });
    const file = await trx
      .selectFrom("client as child")
      .innerJoin("client as parent", "parent.id", "child.parentId")
      .select(["child.tags", "parent.reference as parent"])
      .where("child.propertyId", "=", trx.propertyId)
      .executeTakeFirstOrThrow();
    expect(file).toEqual({ tags: ["MICE", "长期"], parent: "P" });
    expect(await contactsOfFirst(trx)).toMatchObject([
      {
        name: "王芳",
        decisionMaker: true,
        phoneMask: "216****1234",
        birthday: "lunar 08-15",
        preferredChannel: "wechat",
        birthYearMask: null,
      },
      { name: "李四", birthday: "05-20", birthYearMask: "****", mobileMask: null },
      { name: "赵六", mobileMask: "137****7000" },
    ]);
    expect(await importText(trx, clientsImporter, { text })).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  }));

test("a known person's change is on record sealed; rows that contradict each other are refused", () =>
  house.rolledBack(async (trx) => {
    await importText(trx, clientsImporter, {
      text: persons("A,星河,organisation,business,,,王芳,,,13800138000,,,", "B,月光,organisation,business,,,,,,,,,"),
    });
    await importText(trx, clientsImporter, { text: persons("A,,,,,,王芳,博士,,13900139000,,,") });
    const [person] = await contactsOfFirst(trx);
    const history = await changesOfRow(trx, { subject: "contact", row: person?.id ?? 0 });
    expect(history.map(({ field, before, after }) => [field, before, after])).toEqual([
      ["salutation", null, "博士"],
      ["mobile", "138****8000", "139****9000"],
      ["", null, null],
    ]);
    const bad = persons(
      "A,星河,,,,,甲,,,,,,",
      "A,银河,,,,,乙,,,,,,",
      "B,,,,,A,,,,,,,",
      "A,,,,,B,丙,,,,,,",
      "B,,,,,Z,丁,,,,,,",
      "C,太阳,organisation,business,,,丁,,,138****8000,,,",
      `D,${"长".repeat(5_000)},organisation,business,,,,,,,,,`,
    );
    const result = await importText(trx, clientsImporter, { text: bad });
    expect(result.refused.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "name", "clients.rows-disagree"],
      [4, "parent", "clients.parent-circle"],
      [6, "parent", "clients.rows-disagree"],
      [7, "mobile", "clients.value-masked"],
      [8, "name", "kernel.too-long"],
    ]);
    expect(result.applied).toBe(false);
  }));

test("a check names whom a new file looks like, on record or elsewhere in the file; a known number is no look-alike", () =>
  house.rolledBack(async (trx) => {
    await aClient(trx, { reference: "K-1", name: "杭州星河文化传媒有限公司" });
    const text = `reference,name,kind,class,mobile,contact
N-1,星河文化傳媒（杭州）有限公司,organisation,business,,
K-1,杭州星河文化传媒有限公司,organisation,business,,
N-2,苏州云岫会展服务有限公司,organisation,conference,13800138000,李慧
N-3,云岫会展服务（苏州）有限公司,organisation,conference,13800138000,李慧`;
    const asked = { lines: linesOf(text, 2), mapping: undefined, dryRun: true };
    const { resembling } = await clientsImporter.run(trx, asked, "2026-05-01T00:00:00.000Z" as Instant);
    expect(resembling.toSorted((a, b) => a.line - b.line)).toMatchObject([
      { line: 2, clientName: "杭州星河文化传媒有限公司", otherLine: null },
      { line: 5, clientId: null, clientName: "苏州云岫会展服务有限公司", otherLine: 4 },
    ]);
    for (const { score } of resembling) expect(score).toBeGreaterThan(800);
  }));
