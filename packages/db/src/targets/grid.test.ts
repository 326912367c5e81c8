import type { ChangeSetAnswer } from "@foyer/domain/changes/schema";
import { ChangeSet } from "@foyer/domain/changes/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { addMonthly, sumsOf } from "@foyer/domain/targets/rules";
import { type TargetsAsked, targetRowId } from "@foyer/domain/targets/schema";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow } from "../changes/queries.ts";
import { applyChangeSet } from "../changes/sets/mutations.ts";
import { redoChangeSet, undoChangeSet } from "../changes/turns/mutations.ts";
import { aClient } from "../clients/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff, asActor } from "../staff/factory.ts";
import { anActivity } from "../activities/factory.ts";
import { targetGrid } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const date = (text: string) => CalendarDate.parse(text);
const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = date("2026-05-10");
const asked: TargetsAsked = { year: 2026, metric: "visits" };
let count = 0;
const uuid = () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;

interface Typed {
  readonly cells: readonly (readonly [row: string, field: string, value: number | null])[];
  readonly base: number;
  readonly scope?: object;
}
const setOf = ({ cells, base, scope }: Typed) =>
  ChangeSet.parse({
    id: uuid(),
    grid: "targets",
    base,
    scope: { ...asked, spread: "evenly", ...scope },
    rows: [],
    cells: cells.map(([row, field, value]) => ({ row, field, new: value })),
  });
const outcomes = (answer: ChangeSetAnswer) =>
  answer.answers.map((each) => (each.outcome === "refused" ? each.code : each.outcome));

async function sums(trx: Trx, of: TargetsAsked = asked) {
  const grid = await targetGrid(trx, of, today);
  const row = (id: string) =>
    sumsOf(
      addMonthly(
        grid.rows
          .filter((line) => id === "all" || id === line.class || id === targetRowId({ kind: "rep", ...line }))
          .map((line) => line.target),
      ),
    );
  return { base: grid.base, at: (id: string, field: string) => row(id).get(field) };
}

describe("editing targets", () => {
  test("a year spreads down, a month adds up, undo and redo turn whole sets", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      const mine = `business:${rep}`;
      const first = setOf({ cells: [[mine, "year", 1200]], base: 0 });
      expect(outcomes(await applyChangeSet(trx, first, now))).toEqual(["applied"]);
      let seen = await sums(trx);
      expect([seen.at(mine, "m01"), seen.at("business", "q4"), seen.at("all", "year")]).toEqual([100, 300, 1200]);
      const second = setOf({ cells: [[mine, "m02", 150]], base: seen.base });
      await applyChangeSet(trx, second, now);
      seen = await sums(trx);
      expect([seen.at(mine, "q1"), seen.at("all", "year")]).toEqual([350, 1250]);
      await undoChangeSet(trx, second.id, now);
      await undoChangeSet(trx, first.id, now);
      expect((await sums(trx)).at("all", "year")).toBe(0);
      await redoChangeSet(trx, first.id, now);
      expect((await sums(trx)).at("all", "year")).toBe(1200);
    }));

  test("a total goes over the reps who work here, by last year's profile", () =>
    house.rolledBack(async (trx) => {
      const wang = await aStaff(trx, { email: "a@example.com" });
      const li = await aStaff(trx, { email: "b@example.com" });
      const clientId = await aClient(trx, { class: "conference" });
      for (const [staffId, doneOn] of [
        [wang, "2025-02-03"],
        [wang, "2025-02-04"],
        [li, "2025-03-05"],
      ] as const)
        await anActivity(trx, { clientId, staffId, doneOn: date(doneOn), kind: "visit" });
      await applyChangeSet(trx, setOf({ cells: [["all", "year", 10]], base: 0, scope: { spread: "last-year" } }), now);
      const seen = await sums(trx);
      expect([
        seen.at(`conference:${wang}`, "m02"),
        seen.at(`conference:${li}`, "m03"),
        seen.at("business", "year"),
      ]).toEqual([7, 3, 0]);
      await applyChangeSet(
        trx,
        setOf({ cells: [["business", "m05", 3]], base: seen.base, scope: { spread: "last-year" } }),
        now,
      );
      const later = await sums(trx);
      expect([later.at(`business:${wang}`, "m05"), later.at(`business:${li}`, "m05"), later.at("all", "year")]).toEqual(
        [2, 1, 13],
      );
    }));

  test("one bad cell keeps all from it", () =>
    house.rolledBack(async (trx) => {
      const mine = `business:${await aStaff(trx)}`;
      const cells = [
        [mine, "m01", 5],
        [mine, "m02", -1],
        ["nonsense", "m01", 1],
      ] as const;
      expect(outcomes(await applyChangeSet(trx, setOf({ cells, base: 0 }), now))).toEqual([
        "changes.not-together",
        "targets.negative",
        "targets.no-such-cell",
      ]);
      expect((await sums(trx)).at("all", "year")).toBe(0);
    }));

  test("revenue goes in whole units of the currency", () =>
    house.rolledBack(async (trx) => {
      const mine = `business:${await aStaff(trx)}`;
      const revenue = { scope: { metric: "revenue" }, base: 0 };
      expect(outcomes(await applyChangeSet(trx, setOf({ ...revenue, cells: [[mine, "q1", 10_050]] }), now))).toEqual([
        "targets.not-whole",
      ]);
      await applyChangeSet(trx, setOf({ ...revenue, cells: [[mine, "q1", 10_000]] }), now);
      const seen = await sums(trx, { year: 2026, metric: "revenue" });
      expect(["m01", "m02", "m03", "year"].map((field) => seen.at(mine, field))).toEqual([3400, 3300, 3300, 10_000]);
    }));

  test("what somebody else changed below a sum is a conflict that shows both sums", () =>
    house.rolledBack(async (trx) => {
      const [director, manager] = [await aStaff(trx, { role: "director" }), await aStaff(trx, { role: "manager" })];
      const mine = `business:${await aStaff(trx)}`;
      const as = (staffId: typeof director) => Object.assign(trx, { actor: asActor(trx, staffId, "director") });
      const { base } = await sums(trx);
      await applyChangeSet(as(manager), setOf({ cells: [[mine, "m06", 70]], base }), now);
      const answer = await applyChangeSet(as(director), setOf({ cells: [["all", "year", 1200]], base }), now);
      expect(answer.answers).toMatchObject([{ outcome: "conflict", yours: 1200, theirs: 70 }]);
      expect((await sums(trx)).at("all", "year")).toBe(70);
      const later = await sums(trx);
      expect(
        outcomes(await applyChangeSet(as(director), setOf({ cells: [["all", "year", 1200]], base: later.base }), now)),
      ).toEqual(["applied"]);
    }));

  test("the record of change names each month", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      await applyChangeSet(trx, setOf({ cells: [[`business:${rep}`, "m03", 9]], base: 0 }), now);
      const line = await trx
        .selectFrom("target")
        .select("id")
        .where("propertyId", "=", trx.propertyId)
        .where("class", "=", "business")
        .where("staffId", "=", rep)
        .executeTakeFirstOrThrow();
      expect(await changesOfRow(trx, { subject: "target", row: line.id })).toMatchObject([
        { act: "targets.edit", field: "m03", before: 0, after: 9 },
      ]);
    }));
});

describe("who may", () => {
  test("a manager writes the team's, a rep reads one's own and writes none", () =>
    house.rolledBack(async (trx) => {
      const { id: teamId } = await trx
        .insertInto("team")
        .values({ propertyId: trx.propertyId, name: "一组" })
        .returning("id")
        .executeTakeFirstOrThrow();
      const manager = await aStaff(trx, { role: "manager", teamId });
      const [rep, stranger] = [await aStaff(trx, { teamId }), await aStaff(trx)];
      await applyChangeSet(trx, setOf({ cells: [[`business:${stranger}`, "m01", 50]], base: 0 }), now);
      const acting = Object.assign(trx, { actor: asActor(trx, manager, "manager") });
      expect((await sums(acting)).at("all", "year")).toBe(50);
      expect(
        outcomes(await applyChangeSet(acting, setOf({ cells: [[`business:${stranger}`, "m01", 9]], base: 9 }), now)),
      ).toEqual(["targets.not-yours"]);
      await applyChangeSet(acting, setOf({ cells: [["all", "m01", 59]], base: 9 }), now);
      const system = Object.assign(trx, { actor: { kind: "system", propertyId: trx.propertyId } as const });
      expect([(await sums(system)).at("all", "m01"), (await sums(system)).at(`business:${stranger}`, "m01")]).toEqual([
        59, 50,
      ]);
      const own = await targetGrid(Object.assign(trx, { actor: asActor(trx, rep, "rep") }), asked, today);
      expect(new Set(own.rows.map((row) => row.staffId))).toEqual(new Set([rep]));
      await expect(
        applyChangeSet(
          Object.assign(trx, { actor: asActor(trx, rep, "rep") }),
          setOf({ cells: [[`business:${rep}`, "m01", 1]], base: 99 }),
          now,
        ),
      ).rejects.toMatchObject({ kind: "forbidden" });
    }));

  test("undo is checked like any other edit", () =>
    house.rolledBack(async (trx) => {
      const manager = await aStaff(trx, { role: "manager" });
      const set = setOf({ cells: [[`business:${await aStaff(trx)}`, "m01", 50]], base: 0 });
      await applyChangeSet(trx, set, now);
      const answer = await undoChangeSet(Object.assign(trx, { actor: asActor(trx, manager, "manager") }), set.id, now);
      expect(answer.number).toBeNull();
      const system = Object.assign(trx, { actor: { kind: "system", propertyId: trx.propertyId } as const });
      expect((await sums(system)).at("all", "m01")).toBe(50);
    }));
});

test("two spreads of the same total follow each other: none is lost, and it adds up", async () => {
  const propertyId = await house.aProperty();
  const base = await house.committed(propertyId, async (trx) => {
    await aStaff(trx);
    await aStaff(trx);
    return (await sums(trx)).base;
  });
  const [one, other] = await house.committed(propertyId, async (trx) => [
    await aStaff(trx, { role: "director" }),
    await aStaff(trx, { role: "director" }),
  ]);
  const answers = await Promise.all(
    [one, other].map((staffId, index) =>
      house.committed(propertyId, (trx) =>
        applyChangeSet(
          Object.assign(trx, { actor: asActor(trx, staffId, "director") }),
          setOf({ cells: [["all", "year", 1000 + index]], base }),
          now,
        ),
      ),
    ),
  );
  expect(answers.flatMap(outcomes).toSorted()).toEqual(["applied", "conflict"]);
  const applied = answers.findIndex((answer) => answer.number !== null);
  await house.committed(propertyId, async (trx) => expect((await sums(trx)).at("all", "year")).toBe(1000 + applied));
});
