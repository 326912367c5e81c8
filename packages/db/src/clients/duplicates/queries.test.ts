import type { TypedClient } from "@foyer/domain/clients/duplicates/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { addContact } from "../mutations.ts";
import { keepPairs, reopenPair, tellApart } from "./mutations.ts";
import { comparedClients, scanProperty } from "./compared/queries.ts";
import { duplicatesOf } from "./incoming/queries.ts";
import { countDuplicates, listDuplicates } from "./queries.ts";
import { likelyDuplicates } from "./typed/queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = "2026-05-01T02:00:00.000Z" as Instant;
const later = "2026-05-02T02:00:00.000Z" as Instant;
const today = "2026-05-01" as CalendarDate;

const likely = (trx: Trx, typed: TypedClient) => likelyDuplicates(trx, typed, today);

describe("on entry", () => {
  test("a typed name finds what it may be a second file of, in any script and with its short form", () =>
    house.rolledBack(async (trx) => {
      await aClient(trx, { name: "上海浦东发展银行股份有限公司" });
      await aClient(trx, { name: "上海银行" });
      await aClient(trx, { name: "Holiday Inn Shanghai" });
      const named = async (...names: string[]) =>
        (await likely(trx, { names })).map(({ name, level }) => [name, level]);
      expect(await named("上海浦東發展銀行")).toEqual([["上海浦东发展银行股份有限公司", "proposed"]]);
      expect(await named("浦发银行")).toEqual([["上海浦东发展银行股份有限公司", "proposed"]]);
      expect(await named("holiday inn, shanghai")).toEqual([["Holiday Inn Shanghai", "proposed"]]);
      expect(await named("Holiday Inn Beijing")).toEqual([]);
      expect(await named("月光酒店", "***", "x".repeat(5_000))).toEqual([]);
    }));

  test("an equal phone makes a like name likelier; alone it says nothing", () =>
    house.rolledBack(async (trx) => {
      const id = await aClient(trx, { name: "星河文化传媒有限公司" });
      await addContact(trx, { clientId: id, name: "王芳", mobile: "13800138000" }, now);
      const typed = { names: ["星河广告"], phone: "138 0013 8000" };
      expect(await likely(trx, { names: typed.names })).toEqual([]);
      expect(await likely(trx, { names: ["完全无关"], phone: typed.phone })).toEqual([]);
      expect(await likely(trx, { ...typed, names: ["星河文化"] })).toMatchObject([
        { id, level: "proposed", reasons: ["same-brand", "same-phone"] },
      ]);
    }));

  test("who may not open the file learns its name and whose it is, and nothing of its persons", async () => {
    const property = await house.aProperty();
    const { rep, other } = await house.committed(property, async (trx) => {
      const ids = { rep: await aStaff(trx, { role: "rep" }), other: await aStaff(trx, { role: "rep" }) };
      const id = await aClient(trx, { name: "星河文化传媒有限公司", ownerId: ids.other });
      await addContact(trx, { clientId: id, name: "王芳", mobile: "13800138000" }, now);
      return ids;
    });
    const asked = { names: ["星河文化传媒"], phone: "13800138000" };
    const manager = await house.committed(property, (trx) => aStaff(trx, { role: "manager" }));
    const asPropertyWide = withActor(
      house.db,
      { kind: "staff", staffId: manager, role: "manager", propertyId: property, readOnly: true },
      (trx) => likely(trx, asked),
    );
    expect(await asPropertyWide).toMatchObject([{ reasons: ["same-name", "same-phone"] }]);
    const as = (staffId: typeof rep) =>
      withActor(house.db, { kind: "staff", staffId, role: "rep", propertyId: property, readOnly: true }, (trx) =>
        likely(trx, asked),
      );
    expect(await as(rep)).toMatchObject([
      { id: null, reference: null, name: "星河文化传媒有限公司", reasons: ["same-name"] },
    ]);
    expect(await as(other)).toMatchObject([{ reasons: ["same-name", "same-phone"] }]);
  });
});

test("on import: files on record and rows of the file itself", () =>
  house.rolledBack(async (trx) => {
    const id = await aClient(trx, { name: "北京字节跳动科技有限公司", reference: "B" });
    const rows = [
      { names: ["月光酒店"] },
      { names: ["字节跳动"] },
      { names: ["月光大酒店有限公司"] },
      { names: ["新客户"], phones: ["不是电话"] },
    ];
    expect(await duplicatesOf(trx, rows)).toMatchObject([
      { row: 2, client: null, otherRow: 0 },
      { row: 1, client: { id, reference: "B" }, otherRow: null },
    ]);
    expect(await duplicatesOf(trx, [])).toEqual([]);
  }));

describe("a scan", () => {
  const pairs = async (trx: Trx) => {
    const { records, pairs: found } = await scanProperty(trx);
    return found.flatMap(({ one, other, score, reasons }) => {
      const [a, b] = [records[one]?.id, records[other]?.id];
      return a && b ? [{ oneId: a, otherId: b, score, reasons }] : [];
    });
  };

  test("keeps its pairs, leaves alone what was decided, and forgets what is no pair any more", () =>
    house.rolledBack(async (trx) => {
      const [a, b] = [await aClient(trx, { name: "星河贸易" }), await aClient(trx, { name: "星河贸易有限公司" })];
      const [c] = [await aClient(trx, { name: "月光酒店" }), await aClient(trx, { name: "月光大酒店" })];
      await keepPairs(trx, await pairs(trx), now);
      const listed = await listDuplicates(trx, { status: "open", limit: 50 });
      expect(listed.rows).toMatchObject([
        { oneId: a, otherId: b, score: 1_000, level: "proposed", reasons: ["same-name"], oneName: "星河贸易" },
        { oneId: c, otherName: "月光大酒店" },
      ]);
      expect(await countDuplicates(trx)).toEqual({ proposed: 2, review: 0 });
      const [first, second] = listed.rows;
      if (!first || !second) throw new Error("no pairs");
      await tellApart(trx, first.id, now);
      await expect(tellApart(trx, first.id, now)).rejects.toThrow("clients.duplicate-decided");
      expect(await pairs(trx)).toHaveLength(1);
      await trx
        .updateTable("client")
        .set({ status: "archived", archivedReason: "x" })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", c)
        .execute();
      await keepPairs(trx, await pairs(trx), later);
      expect((await listDuplicates(trx, { status: "open", limit: 50 })).rows).toEqual([]);
      expect((await listDuplicates(trx, { status: "different", limit: 50 })).rows).toMatchObject([
        { id: first.id, oneId: a },
      ]);
      await reopenPair(trx, first.id, later);
      expect((await listDuplicates(trx, { status: "open", limit: 1 })).next).toEqual({ score: 1_000, id: first.id });
    }));

  test("reads no archived file, no house account, and nobody's phone", () =>
    house.rolledBack(async (trx) => {
      const id = await aClient(trx, { name: "星河" });
      await aClient(trx, { name: "散客", house: true });
      await addContact(trx, { clientId: id, name: "王芳", mobile: "13800138000", mail: "w@example.com" }, now);
      const [client, ...others] = await comparedClients(trx);
      expect(others).toEqual([]);
      expect(client).toMatchObject({ id, names: ["星河"] });
      expect(JSON.stringify(client)).not.toMatch(/8000|example/);
    }));

  test("is for those who may see duplicates", async () => {
    const property = await house.aProperty();
    const staffId = await house.committed(property, (trx) => aStaff(trx, { role: "rep" }));
    const asRep = withActor(house.db, { kind: "staff", staffId, role: "rep", propertyId: property }, (trx) =>
      scanProperty(trx),
    );
    await expect(asRep).rejects.toMatchObject({ code: "permission.missing" });
  });
});

test("other names count: an English name finds the file whose Chinese one it is", () =>
  house.rolledBack(async (trx) => {
    const ids: ClientId[] = [];
    for (const [name, english] of [
      ["星河文化传媒", "Galaxy Culture Media"],
      ["Galaxy Culture Media Ltd.", null],
    ] as const) {
      const id = await aClient(trx, { name });
      await trx
        .updateTable("client")
        .set({ englishName: english })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", id)
        .execute();
      ids.push(id);
    }
    const { records, pairs } = await scanProperty(trx);
    expect(pairs.map(({ one, other, score }) => [records[one]?.id, records[other]?.id, score])).toEqual([[...ids, 1]]);
  }));
