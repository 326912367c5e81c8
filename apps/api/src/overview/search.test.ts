import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { lookUpLimit } from "@foyer/domain/overview/search/rules";
import { now } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "FIND" });
const manager = await house.signIn("manager", property);
const mobile = "13800138000";
await database.committed(property, async (trx) => {
  const clientId = await aClient(trx, { name: "星河贸易有限公司" });
  await addContact(trx, { clientId, name: "王小明", mobile }, now());
});

const search = (cookie: string, text: string) => house.send(cookie, "overview.search", { text });

describe("the search", () => {
  test("answers a name, its pinyin and a whole number", async () => {
    for (const text of ["星河", "xhmy", "xinghe"])
      expect((await search(manager, text)).data).toMatchObject([{ kind: "client", name: "星河贸易有限公司" }]);
    expect((await search(manager, mobile)).data).toMatchObject([
      { kind: "contact", name: "王小明", clientName: "星河贸易有限公司", mobileMask: "138****8000" },
    ]);
  });

  test("is not asked by an address that a log would keep", async () => {
    const reply = await house.ask(manager, "overview.search", { text: mobile });
    expect([reply.status, reply.code]).toEqual([405, "kernel.method-not-allowed"]);
  });

  test("is not for who works with no clients, and says so on record", async () => {
    const admin = await house.signIn("admin", property);
    expect((await search(admin, "星河")).code).toBe("permission.missing");
    const denied = await database.committed(property, (trx) =>
      trx
        .selectFrom("change")
        .select("reason")
        .where("propertyId", "=", property)
        .where("act", "=", "staff.denied")
        .execute(),
    );
    expect(denied).toContainEqual({ reason: "clients:read" });
  });

  test.each([
    ["nothing", ""],
    ["blanks", "   "],
    ["what cannot be typed", "\u0000"],
    ["half a character", "\ud800"],
    ["too much", "字".repeat(101)],
  ])("refuses %s", async (_, text) => expect((await search(manager, text)).status).toBe(400));

  test.each(["%", "_", "' or 1=1--", "<img onerror=alert(1)>", "\\", "🦀", "。。。", "𠮷野家"])(
    "finds nothing and breaks nothing by %s",
    async (text) => expect(await search(manager, text)).toMatchObject({ status: 200, data: [] }),
  );

  test("counts whole numbers, so that nobody tries them one after the other; names go on", async () => {
    const director = await house.signIn("director", property);
    const tried = [];
    for (let number = 0; number <= lookUpLimit.attempts; number += 1)
      tried.push((await search(director, `1390000${String(number).padStart(4, "0")}`)).code);
    expect(tried.filter((code) => code !== undefined)).toEqual(["kernel.too-many-attempts"]);
    expect((await search(director, mobile)).code).toBe("kernel.too-many-attempts");
    expect((await search(director, "星河")).data).toHaveLength(1);
    expect((await search(manager, mobile)).data).toHaveLength(1);
  });
});
