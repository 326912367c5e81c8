import type { Cell, ChangeSet } from "@foyer/domain/changes/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { changesOfRow } from "../queries.ts";
import { redoChangeSet, undoChangeSet } from "../turns/mutations.ts";
import { rowsOf } from "../views/queries.ts";
import { applyChangeSet } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());
const now = "2026-03-02T02:00:00.000Z" as Instant;

async function aHouse() {
  const property = await house.aProperty();
  const [manager, other, rep] = await house.committed(property, async (trx) => [
    await aStaff(trx, { role: "manager", name: "林一" }),
    await aStaff(trx, { role: "manager", name: "陈二" }),
    await aStaff(trx, { role: "rep", name: "王三" }),
  ]);
  const as =
    (staffId: StaffId | undefined, role: Role) =>
    <T>(act: (trx: Trx) => Promise<T>) =>
      withActor(house.db, { kind: "staff", staffId: staffId ?? (0 as StaffId), role, propertyId: property }, act);
  return { property, rep, asManager: as(manager, "manager"), asOther: as(other, "manager"), asRep: as(rep, "rep") };
}

const cellsOf = (tempId: string, values: Record<string, Cell["new"]>): Cell[] =>
  Object.entries(values).map(([field, value]) => ({ row: tempId, field, new: value }));
const aSet = (rows: Record<string, Record<string, Cell["new"]>>, more: Partial<ChangeSet> = {}): ChangeSet => ({
  id: crypto.randomUUID(),
  grid: "clients",
  base: 0,
  scope: {},
  rows: Object.keys(rows).map((tempId) => ({ tempId })),
  cells: Object.entries(rows).flatMap(([tempId, values]) => cellsOf(tempId, values)),
  ...more,
});
const whole = { name: "星河贸易", kind: "organisation", class: "business" };
const rowOf = async (trx: Trx, id: string | undefined) =>
  (await rowsOf(trx, { grid: "clients", ids: [Number(id)] }, now)).rows[0];
const filesOf = (property: PropertyId) =>
  house.committed(property, async (trx) =>
    trx.selectFrom("client").select("id").where("propertyId", "=", property).execute(),
  );

describe("new rows", () => {
  test("are made whole, each with a number of its own, in the order of the sheet", async () => {
    const { asManager, rep } = await aHouse();
    const set = aSet({
      a: { ...whole, city: "  杭州 ", vip: true, tags: "key，golf", ownerId: rep ?? null, tier: "A" },
      b: { ...whole, name: "云山会展", specialNeeds: "" },
    });
    const { number, answers, rows } = await asManager((trx) => applyChangeSet(trx, set, now));
    expect(answers.map((answer) => answer.outcome)).toEqual(set.cells.map(() => "applied"));
    expect(answers.find((answer) => answer.field === "city")).toMatchObject({ row: "a", value: "杭州" });
    expect(rows.map(({ tempId }) => tempId)).toEqual(["a", "b"]);
    await asManager(async (trx) => {
      const first = { city: "杭州", vip: true, tags: ["key", "golf"], ownerId: rep, tier: "A", reference: "C-00001" };
      expect(await rowOf(trx, rows[0]?.row)).toMatchObject({ ...whole, ...first, source: "sales", status: "active" });
      const second = { name: "云山会展", tier: "potential", vip: false, ownerId: null, specialNeeds: null };
      expect(await rowOf(trx, rows[1]?.row)).toMatchObject({ ...second, reference: "C-00002", tags: [] });
      expect(await changesOfRow(trx, { subject: "client", row: Number(rows[0]?.row) })).toMatchObject([
        { number, act: "clients.edit", field: "", by: "林一" },
      ]);
    });
  });

  test("one cell refused, or one missing, keeps its row from being made, and no other", async () => {
    const { property, asManager } = await aHouse();
    const set = aSet({
      bad: { ...whole, tier: "Z" },
      short: { name: "只有名称" },
      stranger: { ...whole, ownerId: 987_654 },
      locked: { ...whole, reference: "X" },
      good: whole,
    });
    const { answers, rows } = await asManager((trx) => applyChangeSet(trx, set, now));
    const codes = (tempId: string) =>
      Object.fromEntries(
        answers.flatMap((answer) =>
          answer.row === tempId ? [[answer.field, "code" in answer ? answer.code : answer.outcome]] : [],
        ),
      );
    const unmade = { name: "changes.row-not-made", kind: "changes.row-not-made", class: "changes.row-not-made" };
    expect(codes("bad")).toEqual({ ...unmade, tier: "clients.value-not-valid" });
    expect(codes("short")).toEqual({
      name: "changes.row-not-made",
      kind: "clients.field-required",
      class: "clients.field-required",
    });
    expect(codes("stranger")).toEqual({ ...unmade, ownerId: "clients.owner-not-here" });
    expect(codes("locked")).toEqual({ ...unmade, reference: "clients.field-locked" });
    expect(codes("good")).toEqual({ name: "applied", kind: "applied", class: "applied" });
    expect(rows.map(({ tempId }) => tempId)).toEqual(["good"]);
    expect(await filesOf(property)).toHaveLength(1);
  });

  test("come beside edits of rows that are there, in one change", async () => {
    const { property, asManager } = await aHouse();
    const old = await house.committed(property, (trx) => aClient(trx, { name: "旧名" }));
    const set = aSet({ new: whole });
    const cells = [...set.cells, { row: String(old), field: "city", new: "苏州" }];
    const { number, rows } = await asManager((trx) => applyChangeSet(trx, { ...set, cells }, now));
    const subjects = await house.committed(property, async (trx) =>
      trx
        .selectFrom("changeField")
        .select(["rowId", "field"])
        .where("propertyId", "=", property)
        .where("number", "=", number ?? 0)
        .orderBy("line")
        .execute(),
    );
    expect(subjects).toEqual([
      { rowId: Number(rows[0]?.row), field: "" },
      { rowId: old, field: "city" },
    ]);
  });

  test("a retry gets the first answer, numbers and all, and makes nothing twice", async () => {
    const { property, asManager } = await aHouse();
    const set = aSet({ a: { ...whole, city: " 杭州" }, b: { name: "缺" } });
    const first = await asManager((trx) => applyChangeSet(trx, set, now));
    const again = await asManager((trx) => applyChangeSet(trx, set, now));
    const sorted = ({ answers }: typeof first) =>
      answers.toSorted((one, two) => `${one.row}${one.field}`.localeCompare(`${two.row}${two.field}`));
    expect({ ...again, answers: sorted(again) }).toEqual({ ...first, answers: sorted(first) });
    expect(await filesOf(property)).toHaveLength(1);
    const other = { ...set, rows: [{ tempId: "a" }] };
    await expect(asManager((trx) => applyChangeSet(trx, other, now))).rejects.toMatchObject({
      code: "changes.id-taken",
    });
  });

  test("a rep's own new file is the rep's", async () => {
    const { asRep, rep } = await aHouse();
    const { rows } = await asRep((trx) => applyChangeSet(trx, aSet({ a: whole }), now));
    await asRep(async (trx) => expect(await rowOf(trx, rows[0]?.row)).toMatchObject({ ownerId: rep }));
  });

  test("a grid that takes none refuses each cell", async () => {
    const { asManager } = await aHouse();
    const scope = { year: 2026, metric: "revenue" };
    const set = aSet({ a: { m01: 1 } }, { grid: "targets", scope });
    const { answers, rows } = await asManager((trx) => applyChangeSet(trx, set, now));
    expect(answers).toMatchObject([{ outcome: "refused", code: "changes.no-new-rows" }]);
    expect(rows).toEqual([]);
  });
});

describe("undo of new rows", () => {
  test("puts them into the trash, redo takes them out again", async () => {
    const { asManager } = await aHouse();
    const set = aSet({ a: whole });
    const { rows } = await asManager((trx) => applyChangeSet(trx, set, now));
    const stands = (status: string) =>
      asManager(async (trx) => expect(await rowOf(trx, rows[0]?.row)).toMatchObject({ status, name: "星河贸易" }));
    const undone = await asManager((trx) => undoChangeSet(trx, set.id, now));
    expect(undone.answers).toMatchObject([
      { row: rows[0]?.row, field: "status", outcome: "applied", value: "archived" },
      { row: rows[0]?.row, field: "archivedReason", outcome: "applied" },
    ]);
    await stands("archived");
    await asManager((trx) => redoChangeSet(trx, set.id, now));
    await stands("active");
    await asManager((trx) => undoChangeSet(trx, set.id, now));
    await stands("archived");
  });

  test("leaves a row that somebody else has gone on with", async () => {
    const { asManager, asOther } = await aHouse();
    const set = aSet({ a: whole });
    const { rows } = await asManager((trx) => applyChangeSet(trx, set, now));
    const edit = aSet({}, { cells: [{ row: rows[0]?.row ?? "", field: "city", new: "苏州" }] });
    await asOther((trx) => applyChangeSet(trx, edit, now));
    const { number, answers } = await asManager((trx) => undoChangeSet(trx, set.id, now));
    expect(number).toBeNull();
    expect(answers).toMatchObject([{ code: "changes.row-changed-since" }, { code: "changes.row-changed-since" }]);
    await asManager(async (trx) => expect(await rowOf(trx, rows[0]?.row)).toMatchObject({ status: "active" }));
  });

  test("what is in the trash takes no edits", async () => {
    const { asManager } = await aHouse();
    const set = aSet({ a: whole });
    const { rows } = await asManager((trx) => applyChangeSet(trx, set, now));
    await asManager((trx) => undoChangeSet(trx, set.id, now));
    const edit = aSet({}, { cells: [{ row: rows[0]?.row ?? "", field: "city", new: "苏州" }] });
    const { answers } = await asManager((trx) => applyChangeSet(trx, edit, now));
    expect(answers).toMatchObject([{ outcome: "refused", code: "clients.is-archived" }]);
  });
});
