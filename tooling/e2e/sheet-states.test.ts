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

const card = () => sheet.page.locator(".sheet-card");

describe("what became of a change", () => {
  test("grid 41: refused by the server: the old value stays, red corner, reason, jump to the next", async () => {
    await sheet.cell(3, "name").click();
    await sheet.type("refuse me");
    await sheet.press("Enter");
    await eventually(() => sheet.cell(3, "name").getAttribute("aria-invalid")).toBe("true");
    expect(await sheet.stored(3, "name")).toBe("Northwind Ltd. 4");
    expect(await sheet.text(3, "name")).toBe("refuse me");
    await sheet.press("Control+Home");
    await sheet.page.getByRole("button", { name: "Next" }).click();
    expect(await sheet.active()).toBe("3 name");
    expect(await card().innerText()).toContain("There is a client of this name");
    await sheet.cell(3, "name").click();
    await sheet.press("Escape");
    expect(await sheet.text(3, "name")).toBe("Northwind Ltd. 4");
    expect(await sheet.cell(3, "name").getAttribute("aria-invalid")).toBe(null);
  });

  test("grid 37: without an answer it can be tried again; until then it is not on the stack", async () => {
    await sheet.server("server.fail = true");
    await sheet.cell(0, "rooms").click();
    await sheet.type("11");
    await sheet.press("Enter", "Control+z");
    await eventually(sheet.status).toContain("1 cell not saved");
    expect(await sheet.text(0, "rooms")).toBe("11");
    await sheet.server("server.fail = false");
    await sheet.page.getByRole("button", { name: "Try again" }).click();
    await eventually(() => sheet.stored(0, "rooms")).toBe(11);
    await sheet.cell(0, "rooms").click();
    await sheet.press("Control+z");
    await eventually(() => sheet.stored(0, "rooms")).toBe(10);
  });

  test("grid 42: the same cell changed elsewhere shows both values and asks", async () => {
    await sheet.server(`server.elsewhere("1", "rooms", 99)`);
    await sheet.cell(0, "rooms").click();
    await sheet.type("12");
    await sheet.press("Enter", "ArrowUp");
    await eventually(() => card().innerText()).toContain("李静");
    expect(await card().innerText()).toMatch(/99[\s\S]*12/);
    expect(await sheet.text(0, "rooms")).toBe("99");
    await sheet.page.getByRole("button", { name: "Take mine" }).click();
    await eventually(() => sheet.stored(0, "rooms")).toBe(12);
    await eventually(() => card().count()).toBe(0);
  });

  test("grid 42: someone else's edit flashes, one's own does not", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.type("12");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "rooms")).toBe(12);
    await sheet.server(`server.elsewhere("2", "name", "changed"); refresh();`);
    await eventually(() => sheet.text(1, "name")).toBe("changed");
    expect(await sheet.cell(1, "name").getAttribute("class")).toContain("ag-cell-data-changed");
    expect(await sheet.cell(0, "rooms").getAttribute("class")).not.toContain("ag-cell-data-changed");
  });

  test("grid 43: a row that another archived greys out and takes no more edits", async () => {
    await sheet.server(`window.example.gone.push("2"); server.elsewhere("2", "rooms", 21); refresh();`);
    await eventually(() => sheet.text(1, "rooms")).toBe("21");
    expect(await sheet.page.locator('.ag-row[row-index="1"].sheet-gone').count()).toBeGreaterThan(0);
    await sheet.cell(1, "rooms").click();
    await sheet.type("5");
    await eventually(sheet.status).toContain("1 cell locked");
    expect(await sheet.changeSets()).toBe(0);
  });

  test("grid 36: undo survives sorting, filtering and newer rows", async () => {
    await sheet.select([0, "rooms"], [1, "rooms"]);
    await sheet.paste("5\n6");
    await eventually(() => sheet.stored(1, "rooms")).toBe(6);
    await sheet.server(`server.elsewhere("5", "name", "changed"); refresh();`);
    await sheet.page.locator('.ag-header-cell[col-id="name"] .ag-header-cell-label').click();
    await sheet.cell(2, "name").click();
    await sheet.press("Control+z");
    await eventually(() => Promise.all([0, 1].map((row) => sheet.stored(row, "rooms")))).toEqual([10, 20]);
    await sheet.press("Control+Shift+z");
    await eventually(() => Promise.all([0, 1].map((row) => sheet.stored(row, "rooms")))).toEqual([5, 6]);
    await eventually(sheet.status).toContain("Redone");
  });

  test("grid 39: undo over someone's newer edit asks", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.type("12");
    await sheet.press("Enter", "ArrowUp");
    await eventually(() => sheet.stored(0, "rooms")).toBe(12);
    await sheet.server(`server.elsewhere("1", "rooms", 99)`);
    await sheet.press("Control+z");
    await eventually(() => card().innerText()).toMatch(/99[\s\S]*10/);
    expect(await sheet.stored(0, "rooms")).toBe(99);
    await sheet.page.getByRole("button", { name: "Keep theirs" }).click();
    expect(await sheet.text(0, "rooms")).toBe("99");
  });

  test("grid 47: a mask copies as text and takes no paste", async () => {
    await sheet.cell(0, "phone").click();
    await sheet.press("Control+c");
    await eventually(() => sheet.clipboard("text/plain")).toBe("138****8001");
    await sheet.cell(1, "phone").click();
    await sheet.press("Control+v");
    await eventually(sheet.status).toContain("1 cell masked");
    expect(await sheet.stored(1, "phone")).toBe("138****8002");
  });
});

describe("100,000 rows", () => {
  test("selecting, copying and clearing a column stay in hand", async () => {
    sheet = await example.open("rows=100000");
    await sheet.cell(0, "rooms").click();
    await sheet.press("Control+Space");
    await eventually(sheet.status).toContain("Count 100,000");
    await sheet.press("Control+c");
    await eventually(sheet.status).toContain("100,000 cells copied");
    expect((await sheet.clipboard("text/plain")).split("\n")).toHaveLength(100_000);
    await sheet.press("Delete");
    await eventually(sheet.status).toContain("more than 20,000");
    await sheet.press("Control+ArrowDown");
    await eventually(sheet.active).toBe("99999 rooms");
  });
});
