import { aClient } from "@foyer/db/clients/factory";
import { manyClients } from "@foyer/db/clients/rows/factory";
import { aStaff } from "@foyer/db/staff/factory";
import type { ClientId } from "@foyer/domain/clients/schema";
import { LiveChange } from "@foyer/domain/changes/live/schema";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "LIVE" });
const manager = await house.signIn("manager", property);
const rep = await house.signIn("rep", property);
const desk = await house.signIn("desk", property);
const repId = await database.committed(property, async (trx) => {
  const email = StaffEmail.parse(`rep-${property}@example.com`);
  return (await trx.selectFrom("staff").select("id").where("email", "=", email).executeTakeFirstOrThrow()).id;
});
const colleague = await database.committed(property, (trx) => aStaff(trx, { role: "rep" }));
const aRow = (ownerId = repId) => database.committed(property, (trx) => aClient(trx, { ownerId }));
const seen = () => database.committed(property, async (trx) => trx.seenChange);

async function edit(cookie: string, row: ClientId, cells: Record<string, unknown>): Promise<number> {
  const { data } = await house.send(cookie, "/api/changes/save", {
    id: crypto.randomUUID(),
    grid: "clients",
    base: await seen(),
    cells: Object.entries(cells).map(([field, value]) => ({ row: String(row), field, new: value })),
  });
  const { number } = data as { number: number | null };
  if (number === null) throw new Error("nothing was applied");
  return number;
}

type From = { since?: number; lastId?: string };
type Line = {
  next: () => Promise<LiveChange | "ended">;
  cut: () => Promise<void>;
  place: () => string;
  headers: Headers;
};

/** A browser's line: reads events one after the other. */
async function listen(cookie: string, { since, lastId }: From = {}): Promise<Line | { status: number }> {
  const answer = await fetch(house.at(`/api/live?grid=clients${since === undefined ? "" : `&since=${since}`}`), {
    headers: { cookie, ...(lastId === undefined ? {} : { "last-event-id": lastId }) },
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (answer.status !== 200 || !reader) return { status: answer.status };
  let text = "";
  let id = "";
  const next = async (): Promise<LiveChange | "ended"> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const lines = text.slice(0, end).split("\n");
        text = text.slice(end + 2);
        for (const line of lines) if (line.startsWith("id: ")) id = line.slice(4);
        const data = lines.find((line) => line.startsWith("data: "));
        if (data) return LiveChange.parse(JSON.parse(data.slice(6)));
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return "ended";
      text += value;
    }
  };
  return { next, cut: () => reader.cancel(), place: () => id, headers: answer.headers };
}

async function opened(cookie: string, from: From = {}): Promise<Line> {
  const line = await listen(cookie, from);
  if (!("next" in line)) throw new Error(`no line: ${line.status}`);
  return line;
}

describe("what others change", () => {
  test("is told by whom, in which rows and fields, and not to what", async () => {
    const row = await aRow();
    const line = await opened(manager, { since: await seen() });
    const number = await edit(rep, row, { name: "金丝雀", city: "杭州" });
    expect(line.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(line.headers.get("cache-control")).toBe("no-store");
    const told = await line.next();
    expect(told).toMatchObject({
      number,
      own: false,
      rows: [{ row, fields: ["name", "city"] }],
      gone: [],
      many: false,
    });
    expect(JSON.stringify(told)).not.toMatch(/金丝雀|杭州/);
    await line.cut();
  });

  test("goes on where the line was cut: nothing missed, nothing twice", async () => {
    const row = await aRow();
    const line = await opened(manager, { since: await seen() });
    const first = await edit(rep, row, { city: "一" });
    expect(await line.next()).toMatchObject({ number: first });
    const lastId = line.place();
    await line.cut();
    const missed = [await edit(rep, row, { city: "二" }), await edit(rep, row, { city: "三" })];
    const again = await opened(manager, { since: 0, lastId });
    const later = await edit(rep, row, { city: "四" });
    const told = [await again.next(), await again.next(), await again.next()];
    expect(told.map((each) => (each === "ended" ? each : each.number))).toEqual([...missed, later]);
    await again.cut();
  });

  test("in the property's order, from many hands at once, each once", async () => {
    const rows = await Promise.all(Array.from({ length: 8 }, () => aRow()));
    const line = await opened(manager, { since: await seen() });
    const numbers = await Promise.all(rows.map((row, at) => edit(at % 2 ? rep : manager, row, { city: `城${at}` })));
    const told: number[] = [];
    while (told.length < rows.length) {
      const next = await line.next();
      if (next === "ended") break;
      told.push(next.number);
    }
    expect(told).toEqual(numbers.toSorted((a, b) => a - b));
    await line.cut();
  });

  test("is told a rep of the own rows alone; a row that is taken away is said to be gone, and then no more", async () => {
    const mine = await aRow();
    const theirs = await aRow(colleague);
    const line = await opened(rep, { since: await seen() });
    await edit(manager, theirs, { city: "别人的" });
    const own = await edit(manager, mine, { city: "我的" });
    expect(await line.next()).toMatchObject({ number: own, rows: [{ row: mine }] });
    const taken = await edit(manager, mine, { ownerId: colleague });
    expect(await line.next()).toMatchObject({ number: taken, rows: [], gone: [mine] });
    await edit(manager, mine, { city: "不再是我的" });
    const given = await edit(manager, theirs, { ownerId: repId });
    expect(await line.next()).toMatchObject({ number: given, rows: [{ row: theirs }], gone: [] });
    await line.cut();
  });

  test("is told nobody of fields that are closed to him or her", async () => {
    const row = await aRow();
    const line = await opened(desk, { since: await seen() });
    await edit(manager, row, { notes: "欠款", city: "杭州" });
    const open = await edit(manager, row, { notes: "已还", shortName: "星河" });
    expect(await line.next()).toMatchObject({ number: open, rows: [{ row, fields: ["shortName"] }] });
    await line.cut();
  });

  test("says that there is too much to tell", async () => {
    const rows = await database.committed(property, async (trx) => {
      await manyClients(trx, 2_100);
      const made = await trx
        .selectFrom("client")
        .select("id")
        .where("propertyId", "=", property)
        .where("reference", "like", "M-%")
        .execute();
      return made.map(({ id }) => id);
    });
    const line = await opened(manager, { since: await seen() });
    const { data } = await house.send(manager, "/api/changes/save", {
      id: crypto.randomUUID(),
      grid: "clients",
      base: await seen(),
      cells: rows.map((row) => ({ row: String(row), field: "city", new: "苏州" })),
    });
    const { number } = data as { number: number };
    expect(await line.next()).toMatchObject({ number, rows: [], many: true });
    await line.cut();
  });
});

describe("a line", () => {
  test("ends with its session", async () => {
    const cookie = await house.signIn("manager", property, "leaver@example.com");
    const line = await opened(cookie);
    await house.send(cookie, "staff.signOut");
    await edit(manager, await aRow(), { city: "走后" });
    expect(await line.next()).toBe("ended");
  });

  test("ends when its person gets another role", async () => {
    const email = "moved@example.com";
    const cookie = await house.signIn("manager", property, email);
    const line = await opened(cookie);
    const admin = await house.signIn("admin", property);
    await house.send(admin, "staff.add", { email, role: "desk", insteadOf: "manager" });
    await edit(manager, await aRow(), { city: "换岗" });
    expect(await line.next()).toBe("ended");
  });

  test("is for who is signed in, may read the grid, and shows this hotel", async () => {
    expect(await listen("")).toEqual({ status: 403 });
    const ask = (query: string, cookie: string, headers = {}) =>
      house.get(`/api/live?${query}`, { cookie, ...headers }).then(({ status, code }) => [status, code]);
    const admin = await house.signIn("admin", property, "nosy@example.com");
    expect(await ask("grid=clients", admin)).toEqual([403, "permission.missing"]);
    expect(await ask("grid=constructor", manager)).toEqual([404, "changes.unknown-grid"]);
    expect(await ask("grid=clients&since=x", manager)).toEqual([400, "kernel.input-not-valid"]);
    expect(await ask("grid=clients&more=1", manager)).toEqual([400, "kernel.input-not-valid"]);
    expect(await ask(`grid=clients&property=${property + 1}`, manager)).toEqual([409, "kernel.other-property"]);
    expect(await ask("grid=clients", manager, { "sec-fetch-site": "cross-site" })).toEqual([
      403,
      "kernel.foreign-origin",
    ]);
  });

  test("is one of a few: the oldest of a session gives way", async () => {
    const cookie = await house.signIn("manager", property, "tabs@example.com");
    const lines: Line[] = [];
    for (let at = 0; at < 9; at++) lines.push(await opened(cookie));
    expect(await lines[0]?.next()).toBe("ended");
    const row = await aRow();
    const number = await edit(rep, row, { city: "九" });
    expect(await lines[8]?.next()).toMatchObject({ number });
    for (const line of lines) await line.cut();
  });

  test("open or not read from, holds no connection to the database", async () => {
    const sessions = await Promise.all(
      Array.from({ length: 3 }, (_, at) => house.signIn("manager", property, `many-${at}@example.com`)),
    );
    const lines: Line[] = [];
    for (const cookie of sessions) for (let at = 0; at < 8; at++) lines.push(await opened(cookie));
    expect((await house.ask(manager, "staff.session")).status).toBe(200);
    for (const line of lines) await line.cut();
  });
});
