import type { Cell } from "@foyer/domain/changes/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Role } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { getClient } from "../../clients/queries.ts";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { changesOfRow, lastChangeNumber } from "../queries.ts";
import { redoChangeSet, undoChangeSet } from "../turns/mutations.ts";
import { applyChangeSet } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = "2026-03-02T02:00:00.000Z" as Instant;
const today = "2026-03-02" as CalendarDate;
let count = 0;
const id = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;
const aSet = (cells: Cell[], base = 0, given = id()) => ({
  id: given,
  grid: "clients",
  base,
  scope: {},
  rows: [],
  cells,
});
const cell = (row: ClientId, field: string, value: Cell["new"]): Cell => ({ row: String(row), field, new: value });

async function twoManagers() {
  const property = await house.aProperty();
  const [one, two, client] = await house.committed(
    property,
    async (trx) =>
      [
        await aStaff(trx, { role: "manager", name: "林一" }),
        await aStaff(trx, { role: "manager", name: "陈二" }),
        await aClient(trx, { name: "旧名", tier: "C" }),
      ] as const,
  );
  const as =
    (staffId: StaffId, role: Role = "manager") =>
    <T>(act: (trx: Trx) => Promise<T>) =>
      withActor(house.db, { kind: "staff", staffId, role, propertyId: property }, act);
  return { property, client, one, two, asOne: as(one), asTwo: as(two), as };
}

describe("a change set", () => {
  test("is answered cell by cell and recorded field by field", async () => {
    const { client, asOne, two } = await twoManagers();
    const cells = [
      cell(client, "name", "新名"),
      cell(client, "tier", "A"),
      cell(client, "ownerId", two),
      cell(client, "class", "spaceship"),
      cell(client, "reference", "X"),
      cell(client, "name", ""),
      cell(999_999 as ClientId, "name", "x"),
    ];
    const { number, answers } = await asOne((trx) => applyChangeSet(trx, aSet(cells), now));
    expect(answers.map((answer) => ("code" in answer ? answer.code : answer.outcome))).toEqual([
      "applied",
      "applied",
      "applied",
      "clients.value-not-valid",
      "clients.field-locked",
      "clients.field-required",
      "clients.not-found",
    ]);
    expect(await asOne((trx) => getClient(trx, client, today))).toMatchObject({
      name: "新名",
      tier: "A",
      ownerId: two,
    });
    const history = await asOne((trx) => changesOfRow(trx, { subject: "client", row: client }));
    expect(history.map(({ field, before, after, by }) => ({ field, before, after, by }))).toEqual([
      { field: "name", before: "旧名", after: "新名", by: "林一" },
      { field: "tier", before: "C", after: "A", by: "林一" },
      { field: "ownerId", before: null, after: two, by: "林一" },
    ]);
    expect(number).toBe(history[0]?.number);
  });

  test("keeps the past: a tier changed today was another one yesterday", async () => {
    const { client, asOne } = await twoManagers();
    await asOne((trx) => applyChangeSet(trx, aSet([cell(client, "tier", "A")]), now));
    expect(await asOne((trx) => getClient(trx, client, "2026-03-01" as CalendarDate))).toMatchObject({ tier: "C" });
    await asOne((trx) => applyChangeSet(trx, aSet([cell(client, "tier", "B")]), now));
    expect(await asOne((trx) => getClient(trx, client, today))).toMatchObject({ tier: "B" });
    expect(await asOne((trx) => getClient(trx, client, "2026-03-01" as CalendarDate))).toMatchObject({ tier: "C" });
  });

  test("retried gets the first answer and acts once; its id with other content is refused", async () => {
    const { client, asOne } = await twoManagers();
    const set = aSet([cell(client, "name", "一次")]);
    const sent = await Promise.all(Array.from({ length: 20 }, () => asOne((trx) => applyChangeSet(trx, set, now))));
    expect(new Set(sent.map((each) => each.number)).size).toBe(1);
    expect(await asOne((trx) => changesOfRow(trx, { subject: "client", row: client }))).toHaveLength(1);
    await expect(
      asOne((trx) => applyChangeSet(trx, { ...set, cells: [cell(client, "name", "两次")] }, now)),
    ).rejects.toMatchObject({ code: "changes.id-taken" });
  });

  test("shows a field that somebody else changed since the grid was read, and only that field", async () => {
    const { client, asOne, asTwo } = await twoManagers();
    const base = await asOne((trx) => lastChangeNumber(trx));
    await asTwo((trx) => applyChangeSet(trx, aSet([cell(client, "name", "陈的名")], base), now));
    const { answers } = await asOne((trx) =>
      applyChangeSet(trx, aSet([cell(client, "name", "林的名"), cell(client, "city", "杭州")], base), now),
    );
    expect(answers).toEqual([
      {
        row: String(client),
        field: "name",
        outcome: "conflict",
        yours: "林的名",
        theirs: "陈的名",
        by: "陈二",
        at: now,
        base: base + 1,
      },
      { row: String(client), field: "city", outcome: "applied", value: "杭州" },
    ]);
    expect(await asOne((trx) => getClient(trx, client, today))).toMatchObject({ name: "陈的名", city: "杭州" });
  });

  test("two managers send the same thousand cells: a thousand applied, a thousand conflicts, none silent", async () => {
    const { property, asOne, asTwo } = await twoManagers();
    const clients = await house.committed(property, async (trx) => {
      const made: ClientId[] = [];
      for (let index = 0; index < 1_000; index++) made.push(await aClient(trx, { name: `客户 ${index}` }));
      return made;
    });
    const base = await asOne((trx) => lastChangeNumber(trx));
    const edits = (city: string) =>
      aSet(
        clients.map((client) => cell(client, "city", city)),
        base,
      );
    const both = await Promise.all([
      asOne((trx) => applyChangeSet(trx, edits("杭州"), now)),
      asTwo((trx) => applyChangeSet(trx, edits("苏州"), now)),
    ]);
    const outcomes = both.flatMap((each) => each.answers.map((answer) => answer.outcome));
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1_000);
    expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(1_000);
  });

  test("is taken back and done again, but never over somebody else's newer edit", async () => {
    const { client, asOne, asTwo } = await twoManagers();
    const set = aSet([cell(client, "name", "新名"), cell(client, "tier", "B")]);
    await asOne((trx) => applyChangeSet(trx, set, now));
    await asOne((trx) => undoChangeSet(trx, set.id, now));
    expect(await asOne((trx) => getClient(trx, client, today))).toMatchObject({ name: "旧名", tier: "C" });
    await expect(asOne((trx) => undoChangeSet(trx, set.id, now))).rejects.toMatchObject({
      code: "changes.already-undone",
    });
    await asOne((trx) => redoChangeSet(trx, set.id, now));
    expect(await asOne((trx) => getClient(trx, client, today))).toMatchObject({ name: "新名", tier: "B" });
    const base = await asTwo((trx) => lastChangeNumber(trx));
    await asTwo((trx) => applyChangeSet(trx, aSet([cell(client, "name", "别人的")], base), now));
    const { answers } = await asOne((trx) => undoChangeSet(trx, set.id, now));
    expect(answers.map((answer) => answer.outcome)).toEqual(["conflict", "applied"]);
    expect(await asOne((trx) => getClient(trx, client, today))).toMatchObject({ name: "别人的", tier: "C" });
  });

  test("reaches as far as its person: a rep's own clients, nobody's by an auditor", async () => {
    const { client, property, as, one } = await twoManagers();
    const mine = await house.committed(property, (trx) => aClient(trx, { ownerId: one }));
    const asRep = as(one, "rep");
    const { answers } = await asRep((trx) =>
      applyChangeSet(trx, aSet([cell(mine, "city", "杭州"), cell(client, "city", "杭州")]), now),
    );
    expect(answers.map((answer) => ("code" in answer ? answer.code : answer.outcome))).toEqual([
      "applied",
      "clients.not-found",
    ]);
    await expect(
      as(one, "auditor")((trx) => applyChangeSet(trx, aSet([cell(mine, "city", "x")]), now)),
    ).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      asRep((trx) => applyChangeSet(trx, { ...aSet([cell(mine, "city", "x")]), grid: "toString" }, now)),
    ).rejects.toMatchObject({ code: "changes.unknown-grid" });
  });

  test("taken back or done again only where its person may still write, an emptied cell too", async () => {
    const { property, as, asTwo, one, two } = await twoManagers();
    const mine = await house.committed(property, (trx) => aClient(trx, { ownerId: one }));
    const asRep = as(one, "rep");
    await asRep((trx) => applyChangeSet(trx, aSet([cell(mine, "notes", "原来的")]), now));
    const emptied = aSet([cell(mine, "notes", null)]);
    await asRep((trx) => applyChangeSet(trx, emptied, now));
    const base = await asTwo((trx) => lastChangeNumber(trx));
    await asTwo((trx) => applyChangeSet(trx, aSet([cell(mine, "ownerId", two)], base), now));
    const { number, answers } = await asRep((trx) => undoChangeSet(trx, emptied.id, now));
    expect([number, answers]).toEqual([
      null,
      [{ row: String(mine), field: "notes", outcome: "refused", code: "changes.out-of-reach" }],
    ]);
    expect(await asTwo((trx) => getClient(trx, mine, today))).toMatchObject({ notes: null, ownerId: two });
  });

  test("sent twenty times at once acts once, and each sending gets the same answer", async () => {
    const { client, property, asOne } = await twoManagers();
    const set = aSet([cell(client, "name", "新名"), cell(client, "nonsense", 1)]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => asOne((trx) => applyChangeSet(trx, set, now))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.number).not.toBeNull();
    const changes = await house.committed(property, (trx) =>
      trx
        .selectFrom("change")
        .select("number")
        .where("propertyId", "=", property)
        .where("act", "=", "clients.edit")
        .execute(),
    );
    expect(changes).toHaveLength(1);
  });

  test("an owner who does not work here is refused", async () => {
    const { client, asOne } = await twoManagers();
    const stranger = await house.committed(await house.aProperty(), (trx) => aStaff(trx));
    const { answers } = await asOne((trx) => applyChangeSet(trx, aSet([cell(client, "ownerId", stranger)]), now));
    expect(answers[0]).toMatchObject({ outcome: "refused", code: "clients.owner-not-here" });
  });
});
