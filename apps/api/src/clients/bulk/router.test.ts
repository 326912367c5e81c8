import { aClient } from "@foyer/db/clients/factory";
import { afterAll, expect, test } from "vitest";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "BULK" });
const manager = await house.signIn("manager", property);
const rep = await house.signIn("rep", property);
const client = await database.committed(property, (trx) => aClient(trx));

const act = { kind: "add-tag", tag: "湖景" };
const send = (path: string, input: unknown, cookie = manager) => house.send(cookie, path, input);

test("a selection of 20,000 fits, one more is refused", async () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => 900_000 + index);
  const { data } = await send("bulk.preview", { selection: { ids: [...ids.slice(1), client] }, act });
  expect(data).toEqual({ selected: 20_000, changed: 1, same: 0, refused: { "clients.bulk-not-yours": 19_999 } });
  expect((await send("bulk.preview", { selection: { ids: [...ids, client] }, act })).code).toBe(
    "kernel.input-not-valid",
  );
});

test.each<[string, unknown, unknown]>([
  ["ids and a filter", { ids: [1], filter: {} }, act],
  ["nothing", { ids: [] }, act],
  ["no id", { ids: [1.5] }, act],
  ["a negative id", { ids: [-1] }, act],
  ["another act", { ids: [1] }, { kind: "delete" }],
  ["an act with more", { ids: [1] }, { kind: "restore", reason: "x" }],
  ["an archive without a reason", { ids: [1] }, { kind: "archive", reason: " " }],
  ["a list of tags", { ids: [1] }, { kind: "add-tag", tag: "a,b" }],
  ["a tag of 41", { ids: [1] }, { kind: "add-tag", tag: "x".repeat(41) }],
  ["a class nobody knows", { ids: [1] }, { kind: "class", class: "vip" }],
])("%s is refused", async (_, selection, asked) => {
  const key = crypto.randomUUID();
  expect((await send("bulk.start", { selection, act: asked, key })).code).toBe("kernel.input-not-valid");
});

test("a column that no grid has cannot be filtered by", async () => {
  const filter = { conditions: [{ field: "mobileCipher", is: "filled" }] };
  expect((await send("bulk.preview", { selection: { filter }, act })).code).toBe("changes.condition-not-valid");
});

test("sent twenty times at once under one key it is one act with one job", async () => {
  const input = { selection: { ids: [client] }, act, key: crypto.randomUUID() };
  const sent = await Promise.all(Array.from({ length: 20 }, () => send("bulk.start", input)));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
  const ids = new Set(sent.map(({ data }) => (data as { id: number }).id));
  expect(ids.size).toBe(1);
  const { data } = await house.ask(manager, "jobs.list");
  expect((data as { name: string }[]).filter(({ name }) => name === "clients.bulk")).toHaveLength(1);
  const [id] = ids;
  expect((await house.ask(rep, "bulk.get", { id })).code).toBe("clients.bulk-not-found");
  expect((await house.ask(manager, "bulk.get", { id })).data).toMatchObject({ status: "queued", selected: 1, done: 0 });
  expect((await send("bulk.undo", { id, key: crypto.randomUUID() })).code).toBe("clients.bulk-not-over");
});
