import { aClient } from "@foyer/db/clients/factory";
import { manyClients } from "@foyer/db/clients/rows/factory";
import { type PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse } from "../kernel/testing.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "ROWS" });
const manager = await house.signIn("manager", property);

const fill = (where: PropertyId, count: number) => database.committed(where, (trx) => manyClients(trx, count));

interface Streamed {
  readonly fields: readonly string[];
  readonly rows: Record<string, unknown>[];
  readonly total: number;
  readonly matching: number;
  readonly blocks: number;
  readonly ended: boolean;
}

function readStream(text: string): Streamed {
  const [head, ...lines] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  const { fields } = head as { fields: string[] };
  const rows: Record<string, unknown>[] = [];
  const said = { total: -1, matching: -1, ended: false, blocks: 0 };
  for (const line of lines)
    if (Array.isArray(line)) {
      said.blocks++;
      const columns = line as (unknown[] | null)[];
      for (let at = 0; at < (columns[0]?.length ?? 0); at++)
        rows.push(Object.fromEntries(fields.map((field, column) => [field, columns[column]?.[at] ?? null])));
    } else Object.assign(said, line, "end" in (line as object) ? { ended: true } : {});
  return { fields, rows, ...said };
}

const ask = (cookie: string, query: Record<string, unknown>) =>
  house.get(
    `/api/read/rows?${new URLSearchParams(
      Object.entries(query).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    ).toString()}`,
    { cookie },
  );
const streamed = async (cookie: string, query: Record<string, unknown> = {}) => {
  const { status, text } = await ask(cookie, { grid: "clients", ...query });
  expect(status).toBe(200);
  return readStream(text);
};

describe("a view's rows", () => {
  test("come in its order, each once, the first ones first, whatever their number", async () => {
    for (const count of [0, 1, 199, 200, 201, 5_201, 30_300]) {
      const where = await database.aProperty();
      await fill(where, count);
      const cookie = await house.signIn("manager", where);
      const { rows, total, matching, ended } = await streamed(cookie);
      expect([rows.length, total, matching, ended]).toEqual([count, count, count, true]);
      const names = rows.map((row) => String(row["name"]));
      expect(names).toEqual(names.toSorted());
      expect(new Set(rows.map((row) => row["id"])).size).toBe(count);
    }
  });

  test("are those of the filter, in the order asked for, as the api would list them", async () => {
    const owner = StaffId.parse(7);
    await database.committed(property, async (trx) => {
      await aClient(trx, { name: "Alpha", tier: "A", ownerId: owner });
      await aClient(trx, { name: "Beta", tier: "B", ownerId: owner });
      await aClient(trx, { name: "Gamma", tier: "A" });
    });
    const filter = { conditions: [{ field: "tier", is: "is", value: "A" }] };
    const { rows } = await streamed(manager, { filter, sort: [{ field: "name", descending: true }] });
    expect(rows.map((row) => row["name"])).toEqual(["Gamma", "Alpha"]);
    const { data } = await house.ask(manager, "clients.list", { filter });
    const listed = (data as { rows: Record<string, unknown>[] }).rows;
    const byId = new Map(rows.map((row) => [row["id"], row]));
    expect(listed).toHaveLength(2);
    for (const row of listed) expect(byId.get(row["id"])).toEqual(row);
    expect((await streamed(manager, { sort: [{ field: "tier" }] })).rows.map((row) => row["tier"])).toEqual([
      "A",
      "A",
      "B",
    ]);
  });

  test.each([
    ["no grid", {}, 400],
    ["another grid", { grid: "toString" }, 404],
    ["no JSON", { grid: "clients", filter: "{" }, 400],
    ["a filter of another shape", { grid: "clients", filter: { conditions: [{ field: "name" }] } }, 400],
    ["a column that is not shown", { grid: "clients", sort: [{ field: "createdAt" }] }, 400],
    ["a mask's order", { grid: "clients", sort: [{ field: "phoneMask" }] }, 400],
    ["SQL", { grid: "clients", sort: [{ field: "name; select 1" }] }, 400],
    ["more than there is to ask", { grid: "clients", more: "1" }, 400],
  ])("%s is refused", async (_, query, status) => {
    expect((await ask(manager, query)).status).toBe(status);
  });

  test("are for who is signed in, on a page of this hotel, with the right to read them", async () => {
    expect((await ask("", { grid: "clients" })).status).toBe(403);
    const other = await house.get("/api/read/rows?grid=clients", {
      cookie: manager,
      "x-foyer-property": String(property + 1),
    });
    expect(other.code).toBe("kernel.other-property");
    const admin = await house.signIn("admin", property);
    expect((await ask(admin, { grid: "clients" })).code).toBe("permission.missing");
    const crossed = await house.get("/api/read/rows?grid=clients", { cookie: manager, "sec-fetch-site": "cross-site" });
    expect(crossed.code).toBe("kernel.foreign-origin");
  });

  test("nobody who stops reading holds a transaction", async () => {
    const where = await database.aProperty({ code: "SLOW" });
    await fill(where, 60_000);
    const cookie = await house.signIn("manager", where);
    const stopped = await Promise.all(
      Array.from({ length: 12 }, () => fetch(house.at("/api/read/rows?grid=clients"), { headers: { cookie } })),
    );
    expect(stopped.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    // more readers than there are connections, none of whom reads on: everybody else is answered
    expect((await house.ask(cookie, "staff.session")).status).toBe(200);
    for (const { body } of stopped) await body?.cancel();
  });
});
