import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Example, eventually, type SheetPage, startExample } from "./sheet-example.ts";

let example: Example;
let sheet: SheetPage;

beforeAll(async () => {
  example = await startExample();
});
afterAll(() => example?.close());
beforeEach(async () => {
  sheet = await example.open("targets");
});

const texts = (row: number | "b-0", ...fields: string[]) =>
  Promise.all(
    fields.map((field) => sheet.page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`).innerText()),
  );

describe("a grid whose sums are kept by the server", () => {
  test("what is written on a quarter is spread, the year and the total follow; undo takes all of it back", async () => {
    expect(await texts(0, "year", "q0", "m0", "m1", "m2")).toEqual(["12,660", "3,030", "1,000", "1,010", "1,020"]);
    await sheet.cell(0, "q0").click();
    await sheet.type("3001");
    await sheet.press("Enter");
    await eventually(() => texts(0, "year", "q0", "m0", "m1", "m2")).toEqual([
      "12,631",
      "3,001",
      "1,001",
      "1,000",
      "1,000",
    ]);
    await eventually(() => texts("b-0", "q0")).toEqual(["18,061"]);
    await sheet.press("Control+z");
    await eventually(() => texts(0, "year", "q0", "m0", "m1", "m2")).toEqual([
      "12,660",
      "3,030",
      "1,000",
      "1,010",
      "1,020",
    ]);
    await eventually(() => texts("b-0", "q0")).toEqual(["18,090"]);
    expect(await sheet.page.locator(".ag-cell[aria-invalid]").count()).toBe(0);
  });

  test("one cell that is refused keeps the whole paste from it, and each says why", async () => {
    await sheet.cell(0, "m0").click();
    await sheet.paste("5\t-6\t7");
    await eventually(() => sheet.page.locator(".ag-cell[aria-invalid]").count()).toBe(3);
    expect(await texts(0, "year", "q0")).toEqual(["12,660", "3,030"]);
    await sheet.cell(0, "m1").click();
    await eventually(() => sheet.page.locator(".sheet-card").innerText()).toContain("targets.negative");
    await sheet.press("Control+z");
    await eventually(sheet.status).toContain("Nothing to undo");
  });

  test("the row of totals is no part of the sheet: it is neither selected nor written to", async () => {
    await sheet.cell(2, "m0").click();
    await sheet.press("ArrowDown");
    expect(await sheet.active()).toBe("2 m0");
    await sheet.page.locator('.ag-row[row-index="b-0"] .ag-cell[col-id="m0"]').click();
    expect(await sheet.active()).toBe("2 m0");
  });
});
