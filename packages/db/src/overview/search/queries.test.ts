import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { addContact } from "../../clients/mutations.ts";
import { keepNames } from "../../clients/names/mutations.ts";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff, asActor } from "../../staff/factory.ts";
import { search } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const on = CalendarDate.parse("2026-03-10");

/** The same transaction, as this person. */
const as = (trx: Trx, staffId: StaffId, role: Role): Trx =>
  new Proxy(trx, {
    get: (target, key): unknown => {
      if (key === "actor") return asActor(trx, staffId, role);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

const names = async (trx: Trx, text: string) => (await search(trx, text, on)).map((hit) => hit.name);

describe("finds", () => {
  test.each([
    ["阿里", "in Chinese"],
    ["阿裏巴巴", "in the other script"],
    ["ＡＬＩＢＡＢＡ", "in wide letters"],
    ["alibaba", "by pinyin"],
    ["albb", "by pinyin initials"],
    ["巴巴", "in the middle"],
    ["taotian", "by its former name's pinyin"],
    ["淘天", "by its former name"],
    ["group hold", "by the middle of its English name"],
    ["c-00017", "by its number"],
    ["00017", "by a part of its number"],
  ])("%s: a client %s", (text) =>
    house.rolledBack(async (trx) => {
      const id = await aClient(trx, { name: "阿里巴巴集团控股有限公司", reference: "C-00017" });
      await aClient(trx, { name: "湖畔酒店", reference: "C-00018" });
      await trx
        .updateTable("client")
        .set({ englishName: "Alibaba Group Holding Limited", shortName: "阿里", formerName: "淘天电商" })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", id)
        .execute();
      await keepNames(trx, { clients: [id] });
      expect(await names(trx, text)).toEqual(["阿里巴巴集团控股有限公司"]);
    }),
  );

  test("persons by name and pinyin, and by a whole phone number or mail address however it is written", () =>
    house.rolledBack(async (trx) => {
      const clientId = await aClient(trx, { name: "星河贸易" });
      const person = { clientId, name: "王小明", mobile: "13800138000", phone: "0571-88001234", mail: "Boss@Acme.cn" };
      await addContact(trx, person, now);
      await addContact(trx, { clientId, name: "李四", mobile: "13900139000" }, now);
      for (const text of [
        "王小",
        "wxm",
        "wangxiao",
        "小明",
        "138 0013 8000",
        "+86 13800138000",
        "１３８００１３８０００",
      ])
        expect([text, await names(trx, text)]).toEqual([text, ["王小明"]]);
      for (const text of ["boss@acme.cn", "BOSS@ACME.CN", "0571 8800 1234"])
        expect([text, await names(trx, text)]).toEqual([text, ["王小明"]]);
      for (const text of ["1380013800", "138****8000", "boss@", "@acme.cn", "b***@acme.cn", "%", "_", "'", "\\", "🦀"])
        expect([text, await names(trx, text)]).toEqual([text, []]);
    }));

  test("nobody by a phone where nothing is protected yet: a question makes no keys", async () => {
    const actor = { kind: "system", propertyId: await house.aProperty(), readOnly: true } as const;
    expect(await withActor(house.db, actor, (trx) => names(trx, "13800138000"))).toEqual([]);
  });

  test("the exact one first, then what begins with it, what is spelled so, what has it inside; the shorter before the longer", () =>
    house.rolledBack(async (trx) => {
      for (const name of ["上海星河", "星河贸易有限公司", "星河", "星河酒店用品", "星海之行", "银河"])
        await aClient(trx, { name });
      expect(await names(trx, "星河")).toEqual(["星河", "星河酒店用品", "星河贸易有限公司", "上海星河"]);
      expect(await names(trx, "xh")).toEqual(["星河", "星海之行", "星河酒店用品", "星河贸易有限公司", "上海星河"]);
      for (let count = 0; count < 60; count += 1) await aClient(trx, { name: `星河 ${count} 店` });
      const all = await names(trx, "星河");
      expect([all[0], all.length]).toEqual(["星河", 20]);
    }));

  test("nothing that was archived, and nothing under a name that was given up", () =>
    house.rolledBack(async (trx) => {
      const [gone, renamed] = [await aClient(trx, { name: "老茶楼" }), await aClient(trx, { name: "旧名称" })];
      const of = (id: number) =>
        trx
          .updateTable("client")
          .where("propertyId", "=", trx.propertyId)
          .where("id", "=", id as never);
      await of(gone).set({ status: "archived", archivedReason: "歇业" }).execute();
      await of(renamed).set({ name: "新名称" }).execute();
      await keepNames(trx, { clients: [renamed] });
      expect([await names(trx, "老茶楼"), await names(trx, "旧名称"), await names(trx, "新名称")]).toEqual([
        [],
        [],
        ["新名称"],
      ]);
    }));
});

/** Two reps with a client each, and a person at each client. */
async function aHouse(trx: Trx) {
  const [rep, colleague] = [await aStaff(trx, { name: "我自己" }), await aStaff(trx, { name: "陈同事" })];
  const mine = await aClient(trx, { name: "甲方酒业", reference: "REF-1", ownerId: rep, tier: "A" });
  const theirs = await aClient(trx, { name: "甲方物流", reference: "REF-2", ownerId: colleague, tier: "B" });
  await trx.updateTable("client").set({ city: "杭州" }).where("propertyId", "=", trx.propertyId).execute();
  await addContact(trx, { clientId: mine, name: "赵我方", mobile: "13800138001", mail: "zhao@mine.cn" }, now);
  await addContact(trx, { clientId: theirs, name: "钱彼方", mobile: "13800138002", mail: "qian@theirs.cn" }, now);
  return { rep, colleague };
}

describe("tells", () => {
  test("a rep of others' clients the name and the owner, and nothing else", () =>
    house.rolledBack(async (trx) => {
      const { rep } = await aHouse(trx);
      const hits = await search(as(trx, rep, "rep"), "甲方", on);
      expect(hits).toEqual([
        expect.objectContaining({ name: "甲方酒业", reached: true, tier: "A", city: "杭州", reference: "REF-1" }),
        expect.objectContaining({ name: "甲方物流", reached: false, ownerName: "陈同事" }),
      ]);
      expect(hits[1]).toMatchObject({ tier: null, city: null, reference: null });
      // nor by what is not told
      expect(await names(as(trx, rep, "rep"), "REF")).toEqual(["甲方酒业"]);
      expect(await names(as(trx, rep, "rep"), "REF-2")).toEqual([]);
    }));

  test("a rep nothing of others' persons: not by name, not whether one has a number", () =>
    house.rolledBack(async (trx) => {
      const { rep } = await aHouse(trx);
      const asked = (text: string) => search(as(trx, rep, "rep"), text, on);
      for (const text of ["13800138001", "zhao@mine.cn", "赵", "zwf"])
        expect((await asked(text)).map(({ name }) => name)).toEqual(["赵我方"]);
      for (const [theirs, nobodys] of [
        ["13800138002", "13800138009"],
        ["qian@theirs.cn", "qian@nobody.cn"],
        ["钱彼方", "孙无人"],
        ["qbf", "swr"],
      ] as const)
        expect(await asked(theirs)).toEqual(await asked(nobodys));
    }));

  test("whoever may not reveal a number, nothing of whose it is; masks to who sees only masks", () =>
    house.rolledBack(async (trx) => {
      const { rep } = await aHouse(trx);
      for (const role of ["finance", "auditor"] as const) {
        expect(await names(as(trx, rep, role), "13800138001")).toEqual([]);
        expect(await names(as(trx, rep, role), "赵我方")).toEqual(["赵我方"]);
      }
      for (const role of ["director", "manager", "desk"] as const)
        expect(await names(as(trx, rep, role), "13800138002")).toEqual(["钱彼方"]);
      for (const role of ["director", "manager", "rep", "finance", "desk", "auditor"] as const) {
        const told = JSON.stringify(await search(as(trx, rep, role), "赵我方", on));
        expect([told.includes("13800138001"), told.includes("zhao@"), told.includes("138****8001")]).toEqual([
          false,
          false,
          true,
        ]);
      }
    }));

  test("the desk a name and a tier, not who looks after whom", () =>
    house.rolledBack(async (trx) => {
      const { rep } = await aHouse(trx);
      const [hit] = await search(as(trx, rep, "desk"), "甲方酒业", on);
      expect(hit).toMatchObject({ name: "甲方酒业", tier: "A", ownerName: null, city: null });
    }));

  test("an administrator nothing", () =>
    house.rolledBack(async (trx) => {
      const { rep } = await aHouse(trx);
      await expect(search(as(trx, rep, "admin"), "甲方", on)).rejects.toMatchObject({ code: "permission.missing" });
    }));

  test("a rep the own clients, however many others there are of that name", () =>
    house.rolledBack(async (trx) => {
      const { rep, colleague } = await aHouse(trx);
      for (let count = 0; count < 120; count += 1) await aClient(trx, { name: `甲 ${count}`, ownerId: colleague });
      expect((await names(as(trx, rep, "rep"), "甲"))[0]).toBe("甲方酒业");
    }));

  test("nobody of another hotel's clients and persons", async () => {
    const [here, there] = [await house.aProperty(), await house.aProperty()];
    await house.committed(there, async (trx) => {
      const clientId = await aClient(trx, { name: "别家客户", reference: "FOREIGN-1" });
      await addContact(trx, { clientId, name: "别家的人", mobile: "13700137000" }, now);
    });
    await house.committed(here, async (trx) => {
      for (const text of ["别家", "bj", "FOREIGN", "13700137000"]) expect(await search(trx, text, on)).toEqual([]);
    });
  });
});
