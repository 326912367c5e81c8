import { CalendarDate } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../clients/factory.ts";
import { importText } from "../imports/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff } from "../staff/factory.ts";
import { activitiesImporter } from "./import.ts";
import { activitiesOfClient } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const header = "reference,client,staff,kind,outcome,done_on,note,next_step,next_on";
const rows = [
  "T-1,AC-1,wang@example.com,call,reached,2026-04-01,要 20 间房,送报价,2026-04-08",
  "T-2,AC-1,WANG@example.com,拜访,No answer,2026/4/2,,,",
  "T-3,AC-1,wang@example.com,Material,,2026-04-03,,,",
];
const file = (...lines: string[]) => [header, ...lines].join("\n");

async function aPlace(trx: Trx) {
  const staffId = await aStaff(trx, { email: "wang@example.com" });
  return { staffId, clientId: await aClient(trx, { reference: "AC-1", ownerId: staffId }) };
}

test("a file is imported once; the second time nothing changes, an edited row is updated", () =>
  house.rolledBack(async (trx) => {
    const { clientId } = await aPlace(trx);
    expect(await importText(trx, activitiesImporter, { text: file(...rows) })).toMatchObject({
      read: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
    });
    expect(await importText(trx, activitiesImporter, { text: file(...rows) })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    const edited = rows.map((row) => row.replace("送报价", "送合同"));
    expect(await importText(trx, activitiesImporter, { text: file(...edited) })).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 2,
    });
    const page = await activitiesOfClient(trx, { clientId, limit: 50 }, CalendarDate.parse("2026-05-01"));
    expect(page.rows.map((row) => [row.kind, row.outcome, row.doneOn, row.nextStep])).toEqual([
      ["material", null, "2026-04-03", null],
      ["visit", "no-answer", "2026-04-02", null],
      ["call", "reached", "2026-04-01", "送合同"],
    ]);
    const { number } = await trx
      .selectFrom("change")
      .select((of) => of.fn.countAll<number>().as("number"))
      .where("propertyId", "=", trx.propertyId)
      .executeTakeFirstOrThrow();
    expect(number).toBe(2);
  }));

test.each([
  ["an unknown client", "T-1,AC-9,wang@example.com,call,reached,2026-04-01,,,", "client", "clients.not-found"],
  ["the house account", "T-1,HOUSE,wang@example.com,call,reached,2026-04-01,,,", "client", "activities.house-account"],
  ["a stranger", "T-1,AC-1,li@example.com,call,reached,2026-04-01,,,", "staff", "activities.staff-not-found"],
  ["a day that has not come", "T-1,AC-1,wang@example.com,call,reached,2026-05-02,,,", "done_on", "activities.not-yet"],
  [
    "a talk without an outcome",
    "T-1,AC-1,wang@example.com,call,,2026-04-01,,,",
    "outcome",
    "activities.outcome-of-talk",
  ],
  [
    "a promise for a day before",
    "T-1,AC-1,wang@example.com,call,reached,2026-04-02,,,2026-04-01",
    "next_on",
    "activities.next-in-the-past",
  ],
  ["an unknown kind", "T-1,AC-1,wang@example.com,telegram,reached,2026-04-01,,,", "kind", "kernel.unknown-option"],
])("%s is refused and nothing is applied", (_, row, column, code) =>
  house.rolledBack(async (trx) => {
    const { clientId } = await aPlace(trx);
    await aClient(trx, { reference: "HOUSE", house: true });
    const second = rows[1] ?? "";
    const result = await importText(trx, activitiesImporter, { text: file(row, second) });
    expect(result).toMatchObject({ applied: false, refused: [{ line: 2, column, code }] });
    expect((await activitiesOfClient(trx, { clientId, limit: 50 }, CalendarDate.parse("2026-05-01"))).rows).toEqual([]);
  }),
);
