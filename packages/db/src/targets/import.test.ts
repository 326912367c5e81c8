import { CalendarDate } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { importText } from "../imports/factory.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff } from "../staff/factory.ts";
import { targetsImporter } from "./import.ts";
import { targetGrid } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const header = "metric,class,rep,month,amount";
const rows = [
  ",business,wang@example.com,2026-01,120000",
  ",商务,wang@example.com,2026-02,130000.00",
  "visits,conference,wang@example.com,2026-01,8",
];
const file = (...lines: string[]) => [header, ...lines].join("\n");
const today = CalendarDate.parse("2026-05-01");

test("a file is imported once; an edited month is updated; revenue is in units of the currency", () =>
  house.rolledBack(async (trx) => {
    const staffId = await aStaff(trx, { email: "wang@example.com" });
    expect(await importText(trx, targetsImporter, { text: file(...rows) })).toMatchObject({
      created: 3,
      updated: 0,
      unchanged: 0,
    });
    expect(await importText(trx, targetsImporter, { text: file(...rows) })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    const edited = rows.map((row) => row.replace("120000", "125000"));
    expect(await importText(trx, targetsImporter, { text: file(...edited) })).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 2,
    });
    const of = async (metric: "revenue" | "visits", clientClass: string) =>
      (await targetGrid(trx, { year: 2026, metric }, today)).rows
        .find((row) => row.staffId === staffId && row.class === clientClass)
        ?.target.slice(0, 3);
    expect(await of("revenue", "business")).toEqual([12_500_000, 13_000_000, 0]);
    expect(await of("visits", "conference")).toEqual([8, 0, 0]);
  }));

test.each([
  ["a stranger", ",business,li@example.com,2026-01,1", "rep", "targets.staff-not-found"],
  ["half a unit", ",business,wang@example.com,2026-01,0.5", "amount", "kernel.not-whole"],
  ["less than nothing", ",business,wang@example.com,2026-01,-1", "amount", "kernel.too-small"],
  ["a month that is none", ",business,wang@example.com,2026-13,1", "month", "kernel.not-a-month"],
  ["the same month twice", `${rows[0]}\n${rows[0]}`, "metric", "imports.twice-in-file"],
])("%s is refused and nothing is applied", (_, row, column, code) =>
  house.rolledBack(async (trx) => {
    await aStaff(trx, { email: "wang@example.com" });
    const result = await importText(trx, targetsImporter, { text: file(rows[2] ?? "", row) });
    expect(result.applied).toBe(false);
    expect(result.refused).toMatchObject([{ code, ...(code.startsWith("imports") ? {} : { column }) }]);
    expect(
      (await targetGrid(trx, { year: 2026, metric: "visits" }, today)).rows.every((line) =>
        line.target.every((amount) => amount === 0),
      ),
    ).toBe(true);
  }),
);
