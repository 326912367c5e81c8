import { assessClient, type Spell } from "@foyer/domain/activities/cadence/rules";
import {
  type ActivityKind,
  type ActivityOutcome,
  activityKinds,
  activityOutcomes,
  isTalk,
} from "@foyer/domain/activities/schema";
import { Tier } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { anActivity } from "../factory.ts";
import { cadenceWindows } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const date = (text: string) => CalendarDate.parse(text);
const may = { from: date("2026-05-01"), to: date("2026-05-31") };
const day = fc.integer({ min: 0, max: 240 }).map((count) => addDays(date("2025-11-01"), count));

interface Deed {
  readonly on: CalendarDate;
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome | null;
  readonly withdrawn: boolean;
}
const anyDeeds = fc.array(
  fc
    .record({
      on: day,
      kind: fc.oneof(fc.constantFrom<ActivityKind>("call", "material"), fc.constantFrom(...activityKinds)),
      outcome: fc.constantFrom(...activityOutcomes),
      withdrawn: fc.nat(9).map((chance) => chance === 0),
    })
    .map((deed): Deed => ({ ...deed, outcome: isTalk(deed.kind) ? deed.outcome : null })),
  { maxLength: 12 },
);
/** Somebody who does not answer: a call every other day or so, for weeks. */
const tries = fc
  .record({ from: day, steps: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 60 }) })
  .map(({ from, steps }) => {
    let on = from;
    return steps.map((step): Deed => {
      on = addDays(on, step);
      return { on, kind: "call", outcome: "no-answer", withdrawn: false };
    });
  });
const deeds = fc.tuple(anyDeeds, tries).map((both) => both.flat());
/** Days on which a new spell begins, with its value; some spells are missing. */
const spells = <Value>(value: fc.Arbitrary<Value>) =>
  fc.uniqueArray(fc.record({ from: day, value }), { maxLength: 5, selector: (spell) => spell.from }).map((starts) => {
    const sorted = starts.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return sorted.flatMap(({ from, value: held }, index): Spell<Value>[] =>
      index % 3 === 2 ? [] : [{ value: held, fromDate: from, toDate: sorted[index + 1]?.from ?? "infinity" }],
    );
  });
const files = fc.array(
  fc.record({ tiers: spells(fc.constantFrom(...Tier.options)), owners: spells(fc.nat(2)), deeds }),
  { minLength: 1, maxLength: 4 },
);

async function store(
  trx: Trx,
  staff: readonly StaffId[],
  file: { tiers: Spell<Tier>[]; owners: Spell<number>[]; deeds: Deed[] },
) {
  const clientId = await aClient(trx);
  const own = { propertyId: trx.propertyId, clientId };
  const at = (index: number) => staff[index] ?? staff[0]!;
  await trx
    .deleteFrom("clientTier")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .execute();
  for (const { value, fromDate, toDate } of file.tiers)
    await trx
      .insertInto("clientTier")
      .values({ ...own, fromDate, toDate: toDate as CalendarDate, tier: value })
      .execute();
  for (const { value, fromDate, toDate } of file.owners)
    await trx
      .insertInto("clientOwner")
      .values({ ...own, fromDate, toDate: toDate as CalendarDate, staffId: at(value) })
      .execute();
  const activities = [];
  for (const { on, kind, outcome, withdrawn } of file.deeds) {
    const id = await anActivity(trx, {
      clientId,
      staffId: at(0),
      doneOn: on,
      kind,
      outcome,
      ...(withdrawn ? { withdrawnReason: "误记" } : {}),
    });
    if (!withdrawn) activities.push({ id, kind, outcome, doneOn: on });
  }
  const owners = file.owners.map((spell) => ({ ...spell, value: at(spell.value) }));
  return { clientId, history: { tiers: file.tiers, owners, activities } };
}

describe("cadence windows", () => {
  test(
    "the statement and the rule say the same of any history",
    () =>
      fc.assert(
        fc.asyncProperty(files, (stored) =>
          house.rolledBack(
            async (trx) => {
              const staff = [await aStaff(trx), await aStaff(trx), await aStaff(trx)];
              const expected: Awaited<ReturnType<typeof cadenceWindows>> = [];
              for (const file of stored) {
                const { clientId, history } = await store(trx, staff, file);
                const windows = assessClient(
                  history,
                  { from: date("2026-01-01"), to: date("2026-06-30") },
                  date("2026-01-05"),
                );
                expected.push(...windows.map((window) => ({ clientId, ...window })));
              }
              const inOrder = (rows: typeof expected) =>
                rows.toSorted(
                  (a, b) => a.clientId - b.clientId || a.to.localeCompare(b.to) || a.tier.localeCompare(b.tier),
                );
              const rows = await cadenceWindows(trx, { from: date("2026-01-01"), to: date("2026-06-30") });
              expect(inOrder(rows)).toEqual(inOrder(expected));
            },
            { startDate: date("2026-01-05") },
          ),
        ),
        { numRuns: 25 },
      ),
    60_000,
  );

  test("archived files and the house account are owed nothing", () =>
    house.rolledBack(async (trx) => {
      const ownerId = await aStaff(trx);
      const archived = await aClient(trx, { tier: "A", ownerId });
      await aClient(trx, { tier: "A", house: true });
      const kept = await aClient(trx, { tier: "C", ownerId });
      await trx
        .updateTable("client")
        .set({ status: "archived", archivedReason: "停业" })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", archived)
        .execute();
      expect((await cadenceWindows(trx, may)).map((row) => row.clientId)).toEqual([kept]);
    }));

  test("one client alone", () =>
    house.rolledBack(async (trx) => {
      const ownerId = await aStaff(trx);
      const clientId = await aClient(trx, { tier: "A", ownerId });
      await aClient(trx, { tier: "A", ownerId });
      const activityId = await anActivity(trx, { clientId, staffId: ownerId, doneOn: date("2026-05-24") });
      const rows = await cadenceWindows(trx, { ...may, clientId });
      expect(rows.map((row) => [row.clientId, row.to, row.met])).toEqual([
        [clientId, "2026-05-03", false],
        [clientId, "2026-05-10", false],
        [clientId, "2026-05-17", false],
        [clientId, "2026-05-24", true],
        [clientId, "2026-05-31", false],
      ]);
      expect(rows[3]).toMatchObject({ ownerId, dropped: null, by: "contact", activityIds: [activityId] });
    }));
});
