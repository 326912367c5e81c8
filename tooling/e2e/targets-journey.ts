import { monthField, quarterField } from "@foyer/domain/targets/schema";
import { expect, test } from "vitest";
import { eventually, type House } from "./house.ts";
import { sheetOn, wholeNumber } from "./sheet-page.ts";

const months = [0, 1, 2].map(monthField);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

export function targetsJourney(house: () => House): void {
  test("a manager edits a quarter of targets: months, quarter, class and year add up, and undo gives all of it back", async () => {
    const page = await house().visit("manager", "/targets");
    const sheet = sheetOn(page);
    await sheet.ready();
    // The first row is everything, the second the first class, the third its first rep.
    const [all, clientClass, rep] = [0, 1, 2];
    const number = async (row: number, field: string) => wholeNumber(await sheet.text(row, field));
    const sums = () =>
      Promise.all(
        [all, clientClass, rep].flatMap((row) => ["year", quarterField(0)].map((field) => number(row, field))),
      );
    const monthsOf = (row: number) => Promise.all(months.map((field) => number(row, field)));
    const [before, monthsBefore] = [await sums(), await monthsOf(rep)];
    expect(sum(monthsBefore)).toBe(before.at(-1));

    const more = 90_000;
    const quarter = (before.at(-1) ?? 0) + more;
    await sheet.write(rep, quarterField(0), String(quarter));
    await eventually(sums).toEqual(before.map((each) => each + more));
    for (const row of [all, clientClass, rep])
      expect(sum(await monthsOf(row))).toBe(await number(row, quarterField(0)));

    await sheet.press("Control+z");
    await eventually(sums).toEqual(before);
    expect(await monthsOf(rep)).toEqual(monthsBefore);

    await sheet.write(rep, monthField(0), String((monthsBefore[0] ?? 0) + 7_000));
    await eventually(sums).toEqual(before.map((each) => each + 7_000));
    await sheet.press("Control+z");
    await eventually(sums).toEqual(before);
  });
}
