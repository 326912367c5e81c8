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

describe("moving about", () => {
  test("grid 1: an arrow moves one cell and stops at the edge", async () => {
    await sheet.cell(1, "rooms").click();
    await sheet.press("ArrowUp", "ArrowUp", "ArrowUp");
    expect(await sheet.active()).toBe("0 rooms");
    await sheet.press("ArrowDown", "ArrowRight");
    expect(await sheet.active()).toBe("1 tier");
    await sheet.press("ArrowLeft", "ArrowLeft", "ArrowLeft");
    expect(await sheet.active()).toBe("1 name");
  });

  test("grid 2: Tab goes to the next cell, Shift+Tab to the one before; both commit what is open", async () => {
    await sheet.cell(1, "rooms").click();
    await sheet.type("14");
    await sheet.press("Tab");
    expect(await sheet.active()).toBe("1 tier");
    await sheet.press("Shift+Tab");
    expect(await sheet.active()).toBe("1 rooms");
    await sheet.type("15");
    await sheet.press("Shift+Tab");
    expect(await sheet.active()).toBe("1 name");
    await eventually(() => sheet.stored(1, "rooms")).toBe(15);
    await sheet.cell(1, "active").click();
    await sheet.press("Tab");
    expect(await sheet.active()).toBe("2 name");
  });

  test("grid 8: Home and End go to the ends of the row", async () => {
    await sheet.cell(1, "tier").click();
    await sheet.press("Home");
    expect(await sheet.active()).toBe("1 name");
    await sheet.press("End");
    expect(await sheet.active()).toBe("1 active");
  });

  test("grid 9: Ctrl+Home and Ctrl+End go to the corners of the grid", async () => {
    await sheet.cell(1, "tier").click();
    await sheet.press("Control+End");
    await eventually(sheet.active).toBe("199 active");
    await sheet.press("Control+Home");
    await eventually(sheet.active).toBe("0 name");
  });

  test("grid 10: Ctrl+arrow goes to the edge of the data", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Control+ArrowDown");
    await eventually(sheet.active).toBe("199 name");
    await sheet.press("Control+ArrowUp", "Control+ArrowRight");
    await eventually(sheet.active).toBe("0 active");
    await sheet.cell(3, "rooms").click();
    await sheet.press("Delete", "ArrowUp", "ArrowUp", "ArrowUp", "Control+ArrowDown");
    await eventually(sheet.active).toBe("2 rooms");
  });

  test("grid 13: Shift+arrow and Ctrl+Shift+arrow extend", async () => {
    await sheet.cell(2, "rooms").click();
    await sheet.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight");
    expect(await sheet.selected()).toBe(6);
    expect(await sheet.active()).toBe("2 rooms");
    await sheet.press("Control+Shift+ArrowDown");
    await eventually(sheet.status).toContain("Count 396");
  });

  test("grid 14: Ctrl+A selects all, Ctrl+Space the column, Shift+Space the row", async () => {
    await sheet.cell(2, "tier").click();
    await sheet.press("Shift+Space");
    expect(await sheet.selected()).toBe(8);
    await sheet.press("Control+a");
    await eventually(sheet.status).toContain("Count 1,600");
    await sheet.cell(2, "tier").click();
    await sheet.press("Control+Space");
    await eventually(sheet.status).toContain("Count 200");
  });

  test("F6 leaves the grid, so that Tab is no trap", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("F6");
    expect(await sheet.page.evaluate("document.activeElement.classList.contains('sheet-box')")).toBe(false);
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
    await eventually(sheet.spoken).toBe("Rooms 2: 20");
    await sheet.press("Shift+ArrowDown");
    await eventually(sheet.spoken).toContain("2 by 1 selected");
  });
});

describe("writing", () => {
  test("grid 3: Enter commits and moves down, Shift+Enter up", async () => {
    await sheet.cell(1, "rooms").click();
    await sheet.type("12");
    await sheet.press("Enter");
    expect(await sheet.active()).toBe("2 rooms");
    await sheet.type("13");
    await sheet.press("Shift+Enter");
    expect(await sheet.active()).toBe("1 rooms");
    await eventually(() => sheet.column("rooms", [1, 2])).toEqual([12, 13]);
  });

  test("grid 4: Enter or F2 edits with the caret at the end", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Enter");
    await sheet.type("x");
    await sheet.press("ArrowLeft");
    await sheet.type("y");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("锦江商务 1yx");
    await sheet.press("ArrowUp", "F2");
    await sheet.type("z");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("锦江商务 1yxz");
  });

  test("grid 5: a character replaces the value and edits", async () => {
    await sheet.cell(0, "name").click();
    await sheet.type("q");
    expect(await sheet.box()).toBe("q");
    await sheet.type("ui");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("qui");
  });

  test("grid 6: an arrow commits what was typed, and moves", async () => {
    await sheet.cell(1, "name").click();
    await sheet.type("typed");
    await sheet.press("ArrowRight");
    expect(await sheet.active()).toBe("1 rooms");
    await eventually(() => sheet.stored(1, "name")).toBe("typed");
  });

  test("grid 7: Escape restores the old value", async () => {
    await sheet.cell(1, "rooms").click();
    await sheet.press("F2");
    await sheet.type("999");
    await sheet.press("Escape");
    expect(await sheet.text(1, "rooms")).toBe("20");
    await sheet.type("888");
    await sheet.press("Escape");
    expect(await sheet.text(1, "rooms")).toBe("20");
    expect(await sheet.changeSets()).toBe(0);
  });

  test("grid 35: Ctrl+; writes the hotel's today", async () => {
    await sheet.cell(0, "since").click();
    await sheet.press("Control+;");
    await eventually(() => sheet.stored(0, "since")).toBe("2026-03-05");
  });

  test("grid 38: Ctrl+Z in the open cell takes back typing only", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.type("7");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "rooms")).toBe(7);
    await sheet.press("ArrowUp", "F2");
    await sheet.type("8");
    await eventually(sheet.box).toBe("78");
    await sheet.press("Control+z");
    await eventually(sheet.box).toBe("7");
    await sheet.press("Enter");
    await sheet.saved();
    expect(await sheet.stored(0, "rooms")).toBe(7);
    expect(await sheet.changeSets()).toBe(1);
  });

  test("keys that come faster than the screen keep their order", async () => {
    await sheet.cell(0, "rooms").click();
    const typed = ["1", "Enter", "2", "Enter", "3", "Enter", "4", "Enter", "5", "Enter"];
    await Promise.all(typed.map((key) => sheet.page.keyboard.press(key)));
    const turns = ["Control+z", "Control+z", "Control+z", "Control+y"];
    await Promise.all(turns.map((key) => sheet.page.keyboard.press(key)));
    await eventually(() => sheet.column("rooms", [0, 1, 2, 3, 4])).toEqual([1, 2, 3, 40, 50]);
  });

  test("an option is chosen from the list, by keyboard and by mouse", async () => {
    await sheet.cell(0, "tier").click();
    await sheet.type("si");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "tier")).toBe("silver");
    await sheet.cell(0, "tier").dblclick();
    await sheet.page.getByRole("option", { name: "Bronze" }).click();
    await eventually(() => sheet.stored(0, "tier")).toBe("bronze");
    await sheet.cell(0, "tier").click();
    await sheet.press("Alt+ArrowDown", "ArrowUp", "Enter");
    await eventually(() => sheet.stored(0, "tier")).toBe("silver");
  });

  test("a check is turned by Space and by a double click", async () => {
    await sheet.cell(0, "active").click();
    await sheet.press("Space");
    await eventually(() => sheet.stored(0, "active")).toBe(false);
    await sheet.cell(0, "active").dblclick();
    await eventually(() => sheet.stored(0, "active")).toBe(true);
  });
});
