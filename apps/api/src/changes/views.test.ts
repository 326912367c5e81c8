import { aClient } from "@foyer/db/clients/factory";
import { aStaff } from "@foyer/db/staff/factory";
import { unzip, zipEntries } from "@foyer/documents/zip";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse, type Reply } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "VIEWS" });
const [manager, director, rep, desk] = await Promise.all(
  (["manager", "director", "rep", "desk"] as const).map((role) => house.signIn(role, property)),
);
const other = await house.signIn("manager", property, "other@example.com");
const owner = await database.committed(property, (trx) => aStaff(trx, { name: "王思远", role: "rep" }));
await database.committed(property, async (trx) => {
  await aClient(trx, { name: "Alpha", tier: "A", ownerId: owner });
  await aClient(trx, { name: "Beta", tier: "B" });
  await aClient(trx, { name: "=Gamma", tier: "A" });
});

const who = { manager, director, rep, desk, other } as const;
type Who = keyof typeof who;
const cookieOf = (name: Who): string => who[name] ?? "";
const save = (name: Who, view: object) =>
  house.send(cookieOf(name), "changes.saveView", { grid: "clients", name: "视图", ...view });
const saved = async (name: Who, view: object): Promise<number> => {
  const { data } = await save(name, view);
  if (typeof data !== "number") throw new Error("the view was not kept");
  return data;
};
interface Listed {
  readonly id: number;
  readonly name: string;
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  readonly audience: unknown;
}
const listed = async (name: Who): Promise<Listed[]> =>
  (await house.ask(cookieOf(name), "changes.views", { grid: "clients" })).data as Listed[];
const idsOf = async (name: Who) => (await listed(name)).map(({ id }) => id);
const tierA = { search: "", conditions: [{ field: "tier", is: "is", value: "A" }] };

describe("a view", () => {
  test("is kept as it was and is its owner's own", async () => {
    const view = {
      name: "一级客户",
      filter: tierA,
      sort: [{ field: "city", descending: true }],
      columns: { columnSizing: { columnSizingModel: [{ colId: "name", width: 300 }] } },
      colours: [{ field: "vip", is: "is", value: true, colour: "amber" }],
    };
    const id = await saved("rep", view);
    const [own] = (await listed("rep")).filter((each) => each.id === id);
    expect(own).toMatchObject({ ...view, isOwn: true, mayChange: true, audience: "private" });
    for (const name of ["manager", "director", "other"] as const) expect(await idsOf(name)).not.toContain(id);
    expect((await save("manager", { id, name: "偷" })).code).toBe("changes.unknown-view");
    expect((await house.send(cookieOf("director"), "changes.deleteView", { id })).code).toBe("changes.unknown-view");
    expect((await save("rep", { id, ...view, name: "改名" })).data).toBe(id);
    expect((await listed("rep")).map((each) => each.name)).toContain("改名");
  });

  test("is shared by managers and directors alone, and is theirs together then", async () => {
    expect((await save("rep", { name: "x", audience: "shared" })).code).toBe("permission.missing");
    expect((await save("desk", { name: "x", audience: { role: "desk" } })).code).toBe("permission.missing");
    const id = await saved("manager", { name: "共用", audience: "shared" });
    for (const name of ["rep", "desk", "other", "director"] as const) expect(await idsOf(name)).toContain(id);
    expect((await listed("rep")).find((each) => each.id === id)).toMatchObject({ isOwn: false, mayChange: false });
    expect((await save("rep", { id, name: "x" })).code).toBe("permission.missing");
    expect((await save("director", { id, name: "共用二", audience: "shared" })).data).toBe(id);
    expect((await house.send(cookieOf("rep"), "changes.deleteView", { id })).code).toBe("permission.missing");
    expect((await house.send(cookieOf("other"), "changes.deleteView", { id })).status).toBe(200);
    expect(await idsOf("manager")).not.toContain(id);
  });

  test("that a role begins with takes the place of the one before, which stays as everybody's", async () => {
    const first = await saved("manager", { name: "销售起始", audience: { role: "rep" } });
    expect(await idsOf("rep")).toContain(first);
    expect(await idsOf("desk")).not.toContain(first);
    expect(await idsOf("director")).toContain(first);
    const second = await saved("director", { name: "销售起始二", audience: { role: "rep" } });
    const views = await listed("rep");
    expect(views.find((each) => each.id === second)?.audience).toEqual({ role: "rep" });
    expect(views.find((each) => each.id === first)?.audience).toBe("shared");
    expect(await idsOf("desk")).toContain(first);
  });

  test("is refused for what its grid cannot be asked, for a name twice, for a grid one may not read", async () => {
    const asked = (view: object) => save("manager", view).then(({ code }) => code);
    for (const view of [
      { filter: { conditions: [{ field: "createdAt", is: "filled" }] } },
      { filter: { conditions: [{ field: "tier", is: "at-least", value: "A" }] } },
      { sort: [{ field: "phoneMask" }] },
      { colours: [{ field: "phoneMask", is: "contains", value: "138", colour: "red" }] },
    ])
      expect(await asked(view)).toBe("changes.condition-not-valid");
    expect(await asked({ colours: [{ field: "vip", is: "is", value: true, colour: "url(x)" }] })).toBe(
      "kernel.input-not-valid",
    );
    expect(await asked({ columns: { columnOrder: "x".repeat(30_000) } })).toBe("kernel.input-not-valid");
    expect(await asked({ grid: "nothing" })).toBe("changes.unknown-grid");
    await saved("manager", { name: "同名" });
    expect(await asked({ name: "同名" })).toBe("kernel.taken");
    const admin = await house.signIn("admin", property, "it@example.com");
    const reply = await house.send(admin, "changes.saveView", { grid: "clients", name: "x" });
    expect(reply.code).toBe("permission.missing");
  });

  test("leaves a record of who kept, changed and deleted it", async () => {
    const id = await saved("manager", { name: "留痕" });
    await save("manager", { id, name: "留痕二", filter: tierA });
    await house.send(cookieOf("manager"), "changes.deleteView", { id });
    const lines = await database.committed(property, async (trx) =>
      trx
        .selectFrom("changeField")
        .innerJoin("change", "change.number", "changeField.number")
        .select(["act", "field"])
        .where("change.propertyId", "=", property)
        .where("changeField.propertyId", "=", property)
        .where("subject", "=", "grid_view")
        .where("rowId", "=", id)
        .orderBy("changeField.number")
        .orderBy("line")
        .execute(),
    );
    expect(lines).toEqual([
      { act: "views.save", field: "" },
      { act: "views.save", field: "name" },
      { act: "views.save", field: "filter" },
      { act: "views.delete", field: "name" },
    ]);
  });
});

async function sheetOf(answer: Response): Promise<string> {
  const file = Buffer.from(await answer.arrayBuffer());
  for (const [name, entry] of zipEntries(file, 2 ** 28)) {
    if (!name.includes("worksheets/")) continue;
    const parts: Buffer[] = [];
    for await (const part of unzip(file, entry)) parts.push(part);
    return Buffer.concat(parts).toString();
  }
  throw new Error("the file has no sheet");
}

const file = (name: Who, query: Record<string, string>, language = "zh-Hans"): Promise<Reply> =>
  house.get(`/api/export/view?${new URLSearchParams({ grid: "clients", format: "csv", ...query }).toString()}`, {
    cookie: cookieOf(name),
    "x-foyer-language": language,
  });

describe("a view as a file", () => {
  const query = {
    columns: "name,tier,ownerId,vip",
    filter: JSON.stringify(tierA),
    sort: JSON.stringify([{ field: "name" }]),
  };

  test("holds the rows and columns of the screen, in its words and its order", async () => {
    const { text, headers } = await file("manager", query);
    expect(text.replace("\uFEFF", "").trim().split("\r\n")).toEqual([
      "名称,等级,负责人,VIP客户",
      "'=Gamma,A,,",
      "Alpha,A,王思远,",
    ]);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''clients-\d{4}-\d\d-\d\d\.csv$/);
    const english = await file("director", { ...query, columns: "name,class,tier" }, "en");
    expect(english.text).toContain("Name,Class,Tier");
  });

  test("is a workbook as well", async () => {
    const search = new URLSearchParams({ grid: "clients", ...query, format: "xlsx" }).toString();
    const answer = await fetch(house.at(`/api/export/view?${search}`), { headers: { cookie: cookieOf("manager") } });
    const sheet = await sheetOf(answer);
    expect(sheet).toContain("Alpha");
    expect(sheet).not.toContain("Beta");
  });

  test("is for managers and directors, and on record", async () => {
    for (const name of ["rep", "desk"] as const) expect((await file(name, query)).code).toBe("permission.missing");
    const acts = await database.committed(property, async (trx) =>
      trx
        .selectFrom("change")
        .select("number")
        .where("propertyId", "=", property)
        .where("act", "=", "clients.export")
        .execute(),
    );
    expect(acts).toHaveLength(3);
  });

  test("has no column that the screen could not show", async () => {
    for (const columns of ["mobileCipher", "id", "name,createdAt", "constructor"])
      expect((await file("manager", { ...query, columns })).code).toBe("changes.condition-not-valid");
    expect((await file("manager", { ...query, columns: "" })).status).toBe(400);
    expect((await file("manager", { ...query, format: "pdf" })).code).toBe("kernel.input-not-valid");
    expect((await file("manager", { ...query, grid: "targets" })).code).toBe("changes.unknown-grid");
  });
});
