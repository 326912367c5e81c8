import { aClient } from "@foyer/db/clients/factory";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "SAVES" });
const manager = await house.signIn("manager", property);

const cellsOf = (row: string, values: Record<string, unknown>) =>
  Object.entries(values).map(([field, value]) => ({ row, field, new: value }));
const whole = { name: "星河贸易", kind: "organisation", class: "business" };
const save = (set: object) =>
  house.send(manager, "/api/changes/save", { id: crypto.randomUUID(), grid: "clients", base: 0, ...set });
const clients = () =>
  database.committed(property, async (trx) =>
    trx.selectFrom("client").select("name").where("propertyId", "=", property).execute(),
  );

describe("a change set over HTTP", () => {
  test("makes rows, once however often it is sent, and takes them back", async () => {
    const set = { id: crypto.randomUUID(), rows: [{ tempId: "a" }], cells: cellsOf("a", whole) };
    const sent = await Promise.all(Array.from({ length: 8 }, () => save(set)));
    const rows = sent.map(({ data }) => (data as { rows: { tempId: string; row: string }[] }).rows);
    expect(new Set(rows.map((each) => each[0]?.row)).size).toBe(1);
    expect(await clients()).toHaveLength(1);
    const undone = await house.send(manager, "/api/changes/undo", { id: set.id });
    expect(undone.data).toMatchObject({ answers: [{ field: "status", outcome: "applied", value: "archived" }, {}] });
    const again = await house.send(manager, "/api/changes/undo", { id: set.id });
    expect(again.code).toBe("changes.already-undone");
  });

  test("of more cells or rows than there may be, or of rows that are one, is refused as a whole", async () => {
    const before = await clients();
    const row = await database.committed(property, (trx) => aClient(trx));
    const many = (count: number) =>
      Array.from({ length: count }, () => ({ row: String(row), field: "city", new: "苏州" }));
    const tempIds = (count: number) => Array.from({ length: count }, (_, at) => ({ tempId: `t${at}` }));
    for (const set of [
      { cells: many(20_001) },
      { cells: many(50_000) },
      { rows: tempIds(5_001), cells: cellsOf("t0", whole) },
      { rows: [{ tempId: "a" }, { tempId: "a" }], cells: cellsOf("a", whole) },
      { rows: [{ tempId: "" }], cells: cellsOf("a", whole) },
      { rows: [{ tempId: "a", id: 7 }], cells: cellsOf("a", whole) },
    ])
      expect((await save(set)).code).toBe("kernel.input-not-valid");
    expect(await clients()).toHaveLength(before.length + 1);
  });

  test("of 20,000 cells in 4,000 new rows is applied", async () => {
    const rows = Array.from({ length: 4_000 }, (_, at) => `n${at}`);
    const cells = rows.flatMap((row) =>
      cellsOf(row, { ...whole, name: `新客户 ${row}`, city: "苏州", industry: "贸易" }),
    );
    const { data } = await save({ rows: rows.map((tempId) => ({ tempId })), cells });
    const { answers } = data as { answers: { outcome: string }[] };
    expect(answers).toHaveLength(20_000);
    expect(answers.every(({ outcome }) => outcome === "applied")).toBe(true);
  });

  test("names no row of which it says nothing", async () => {
    const { data } = await save({ rows: [{ tempId: "empty" }], cells: cellsOf("other", { name: "x" }) });
    expect(data).toMatchObject({
      number: null,
      rows: [],
      answers: [{ row: "other", outcome: "refused", code: "clients.not-found" }, { row: "empty" }, {}, {}],
    });
  });
});
