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
    expect(await sheet.card.innerText()).toContain("There is a client of this name");
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
    await eventually(() => sheet.card.innerText()).toContain("李静");
    expect(await sheet.card.innerText()).toMatch(/99[\s\S]*12/);
    expect(await sheet.text(0, "rooms")).toBe("99");
    await sheet.page.getByRole("button", { name: "Take mine" }).click();
    await eventually(() => sheet.stored(0, "rooms")).toBe(12);
    await eventually(() => sheet.card.count()).toBe(0);
  });

  test("grid 42: someone else's edit flashes and is told with the name, one's own is not", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.type("12");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "rooms")).toBe(12);
    await sheet.someone("李静", ["2", "name", "changed"], ["2", "rooms", 77]);
    await eventually(() => sheet.text(1, "name")).toBe("changed");
    expect(await sheet.cell(1, "name").getAttribute("class")).toContain("ag-cell-data-changed");
    expect(await sheet.cell(1, "rooms").getAttribute("class")).toContain("ag-cell-data-changed");
    expect(await sheet.cell(1, "tier").getAttribute("class")).not.toContain("ag-cell-data-changed");
    expect(await sheet.cell(0, "rooms").getAttribute("class")).not.toContain("ag-cell-data-changed");
    await eventually(sheet.news).toBe("2 cells changed by 李静");
    await sheet.server("refresh()");
    expect(await sheet.news()).toBe("2 cells changed by 李静");
  });

  test("grid 42: whoever wants no motion sees the changed cell stand out without any", async () => {
    await sheet.page.emulateMedia({ reducedMotion: "reduce" });
    await sheet.someone("李静", ["2", "name", "changed"]);
    await eventually(() => sheet.cell(1, "name").getAttribute("class")).toContain("ag-cell-data-changed");
    const moving = `getComputedStyle(document.querySelector(".ag-cell-data-changed")).transitionDuration`;
    expect(await sheet.page.evaluate(moving)).toBe("0s");
    await eventually(() => sheet.cell(1, "name").getAttribute("class")).not.toContain("ag-cell-data-changed");
    await sheet.page.emulateMedia({ reducedMotion: null });
  });

  test("grid 42: an open cell that someone else changes is not overwritten: it says so, and asks when committed", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.type("12");
    await sheet.someone("李静", ["1", "rooms", 99]);
    await eventually(() => sheet.card.innerText()).toMatch(/李静[\s\S]*99/);
    expect(await sheet.box()).toBe("12");
    await sheet.press("Enter", "ArrowUp");
    await eventually(() => sheet.card.innerText()).toMatch(/李静[\s\S]*99[\s\S]*12/);
    expect(await sheet.stored(0, "rooms")).toBe(99);
    expect(await sheet.changeSets()).toBe(0);
    await sheet.page.getByRole("button", { name: "Take mine" }).click();
    await eventually(() => sheet.stored(0, "rooms")).toBe(12);
  });

  test("grid 42: a cell that was only opened and left takes the newer value without a question", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.press("F2");
    await sheet.someone("李静", ["1", "rooms", 99]);
    await eventually(() => sheet.card.innerText()).toContain("99");
    await sheet.press("Enter");
    await eventually(() => sheet.text(0, "rooms")).toBe("99");
    expect(await sheet.changeSets()).toBe(0);
    expect(await sheet.cell(0, "rooms").getAttribute("aria-invalid")).toBe(null);
  });

  test("grid 42: a value that was not saved becomes a question when someone else changes the cell", async () => {
    await sheet.server("server.fail = true");
    await sheet.cell(0, "rooms").click();
    await sheet.paste("11\t\n12");
    await eventually(sheet.status).toContain("not saved");
    await sheet.server("server.fail = false");
    await sheet.someone("李静", ["1", "rooms", 99]);
    await sheet.cell(0, "rooms").click();
    await eventually(() => sheet.card.innerText()).toMatch(/李静[\s\S]*99[\s\S]*11/);
    await sheet.page.getByRole("button", { name: "Keep theirs" }).click();
    expect(await sheet.text(0, "rooms")).toBe("99");
    await sheet.page.getByRole("button", { name: "Try again" }).click();
    await eventually(() => sheet.stored(1, "rooms")).toBe(12);
    expect(await sheet.stored(0, "rooms")).toBe(99);
  });

  test("grid 43: a row that no longer fits the sort stays where it is, as does one that no longer fits the filter", async () => {
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await sheet.cell(0, "rooms").click();
    await sheet.type("5000");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "rooms")).toBe(5000);
    await sheet.server("refresh()");
    expect(await sheet.text(0, "rooms")).toBe("5000");
    await sheet.head("tier").hover();
    await sheet.head("tier").locator(".ag-header-cell-filter-button").click();
    await sheet.page.locator(".ag-filter input[type=text]").first().fill("gold");
    await eventually(sheet.status).toContain("67 of 200 rows");
    await sheet.press("Escape");
    await sheet.cell(0, "tier").click();
    await sheet.type("silver");
    await sheet.press("Enter");
    await sheet.saved();
    await sheet.server("refresh()");
    await eventually(() => sheet.text(0, "tier")).toBe("Silver");
    expect(await sheet.status()).toContain("67 of 200 rows");
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
    await eventually(() => sheet.card.innerText()).toMatch(/99[\s\S]*10/);
    expect(await sheet.stored(0, "rooms")).toBe(99);
    await sheet.page.getByRole("button", { name: "Keep theirs" }).click();
    expect(await sheet.text(0, "rooms")).toBe("99");
  });
});
