import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Example, eventually, type SheetPage, startExample } from "./sheet-example.ts";

let example: Example;
let sheet: SheetPage;

beforeAll(async () => {
  example = await startExample();
});
afterAll(() => example?.close());
beforeEach(async () => {
  sheet = await example.open();
});

const head = (field: string) => sheet.page.locator(`.ag-header-cell[col-id="${field}"]`);

describe("the view", () => {
  test("grid 15: the header's checkbox ticks all rows of the view and offers all that match", async () => {
    sheet = await example.open("tick");
    await sheet.page.locator(".ag-header-select-all").click();
    await eventually(sheet.status).toContain("200 rows ticked");
    await sheet.page.getByRole("button", { name: "Take all 2,000" }).click();
    expect(await sheet.page.evaluate("window.example.ticked")).toEqual({ matching: true });
  });

  test("grid 45: width, order and sort of the columns are kept in the view", async () => {
    const box = await head("tier").boundingBox();
    if (!box) throw new Error("the column is not to be seen");
    await sheet.page.mouse.move(box.x + box.width - 1, box.y + 10);
    await sheet.page.mouse.down();
    await sheet.page.mouse.move(box.x + box.width + 79, box.y + 10, { steps: 4 });
    await sheet.page.mouse.up();
    await head("rooms").locator(".ag-header-cell-label").click();
    await head("rooms").locator(".ag-header-cell-label").click();
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    await eventually(() => sheet.page.evaluate("window.example.view?.sort?.sortModel[0]?.colId")).toBe("rooms");
    sheet = await example.open("view");
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    expect((await head("tier").boundingBox())?.width).toBe(box.width + 80);
  });

  test("filters by what a column shows; a paste then touches visible rows only", async () => {
    await head("limit").hover();
    await head("limit").locator(".ag-header-cell-filter-button").click();
    await sheet.page.locator(".ag-filter input[type=text]").first().fill("¥75,000.00");
    await eventually(sheet.status).toContain("5 of 200 rows");
    await sheet.page.keyboard.press("Escape");
    await sheet.cell(0, "rooms").click();
    await sheet.paste("1\n2");
    await eventually(() => Promise.all([3, 43, 4].map((row) => sheet.stored(row, "rooms")))).toEqual([1, 2, 50]);
  });

  test("grid 44: find and replace with a count first", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Control+f");
    await sheet.type("kestrel");
    await eventually(() => sheet.page.locator(".sheet-find output").innerText()).toBe("33 cells found");
    await sheet.press("Enter");
    expect(await sheet.active()).toBe("5 name");
    await sheet.press("Escape", "Control+h");
    await sheet.type("kestrel");
    await sheet.press("Tab");
    await sheet.type("Falcon");
    await sheet.page.getByRole("button", { name: "Replace 33" }).click();
    await eventually(() => sheet.stored(5, "name")).toBe("Falcon & Co. 6");
    expect(await sheet.changeSets()).toBe(1);
    await sheet.cell(0, "name").click();
    await sheet.press("Control+z");
    await eventually(() => sheet.stored(5, "name")).toBe("Kestrel & Co. 6");
  });

  test("by keyboard alone: Tab comes to the cells, the screen reader hears where one is", async () => {
    await sheet.page.evaluate("document.body.focus()");
    const inBox = () => sheet.page.evaluate<boolean>(`document.activeElement.classList.contains("sheet-box")`);
    for (let presses = 0; presses < 30 && !(await inBox()); presses++) await sheet.press("Tab");
    expect(await inBox()).toBe(true);
    await sheet.press("Shift+F6", "Enter");
    await eventually(() => sheet.text(0, "name")).toBe("Blue Harbour Travel 2");
    await sheet.press("Enter", "Enter", "ArrowDown");
    expect(await inBox()).toBe(true);
    await sheet.press("ArrowDown", "ArrowRight");
    await eventually(() => sheet.page.locator(".sheet-spoken").innerText()).toBe("Rooms 2: 20");
    await sheet.press("Shift+ArrowDown");
    await eventually(() => sheet.page.locator(".sheet-spoken").innerText()).toContain("2 by 1 selected");
  });
});
