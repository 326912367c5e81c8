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

describe("moving about by keyboard", () => {
  test("grid 1, 8, 9, 10: arrows, Home, End, corners, the edge of the data", async () => {
    await sheet.cell(1, "rooms").click();
    await sheet.press("ArrowUp", "ArrowUp", "ArrowUp");
    expect(await sheet.active()).toBe("0 rooms");
    await sheet.press("ArrowDown", "ArrowRight");
    expect(await sheet.active()).toBe("1 tier");
    await sheet.press("Home");
    expect(await sheet.active()).toBe("1 name");
    await sheet.press("End");
    expect(await sheet.active()).toBe("1 active");
    await sheet.press("Control+End");
    await eventually(sheet.active).toBe("199 active");
    await sheet.press("Control+Home");
    await eventually(sheet.active).toBe("0 name");
    await sheet.press("Control+ArrowDown");
    await eventually(sheet.active).toBe("199 name");
  });

  test("grid 13, 14: Shift extends; all, column, row", async () => {
    await sheet.cell(2, "rooms").click();
    await sheet.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight");
    expect(await sheet.selected()).toBe(6);
    expect(await sheet.active()).toBe("2 rooms");
    await sheet.press("Shift+Space");
    expect(await sheet.selected()).toBe(3 * 8);
    await sheet.press("Control+a");
    await expect.poll(() => sheet.status()).toContain("Count 1,");
    await sheet.cell(2, "tier").click();
    await sheet.press("Control+Space");
    await expect.poll(() => sheet.status()).toContain("Count 200");
  });

  test("F6 leaves the grid, so that Tab is no trap", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("F6");
    expect(await sheet.page.evaluate("document.activeElement.classList.contains('sheet-box')")).toBe(false);
  });
});

describe("writing", () => {
  test("grid 2, 3, 5: a character replaces the value; Enter, Shift+Enter and Tab commit and move", async () => {
    await sheet.cell(1, "rooms").click();
    await sheet.type("12");
    await sheet.press("Enter");
    expect(await sheet.active()).toBe("2 rooms");
    await sheet.type("13");
    await sheet.press("Shift+Enter");
    expect(await sheet.active()).toBe("1 rooms");
    await sheet.type("14");
    await sheet.press("Tab");
    expect(await sheet.active()).toBe("1 tier");
    await sheet.press("Shift+Tab");
    expect(await sheet.active()).toBe("1 rooms");
    await sheet.saved();
    expect([await sheet.stored(1, "rooms"), await sheet.stored(2, "rooms")]).toEqual([14, 13]);
  });

  test("grid 4, 6, 7: Enter and F2 edit at the end; arrows commit what was typed; Esc restores", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Enter");
    await sheet.type("x");
    await sheet.press("ArrowLeft");
    await sheet.type("y");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("锦江商务 1yx");
    await sheet.type("typed");
    await sheet.press("ArrowRight");
    expect(await sheet.active()).toBe("1 rooms");
    await eventually(() => sheet.stored(1, "name")).toBe("typed");
    await sheet.press("F2");
    await sheet.type("999");
    await sheet.press("Escape");
    expect(await sheet.text(1, "rooms")).toBe("20");
    expect(await sheet.changeSets()).toBe(2);
  });

  test("keys that come faster than the screen keep their order", async () => {
    await sheet.cell(0, "rooms").click();
    const typed = ["1", "Enter", "2", "Enter", "3", "Enter", "4", "Enter", "5", "Enter"];
    await Promise.all(typed.map((key) => sheet.page.keyboard.press(key)));
    await Promise.all(
      ["Control+z", "Control+z", "Control+z", "Control+y"].map((key) => sheet.page.keyboard.press(key)),
    );
    await eventually(() => Promise.all([0, 1, 2, 3, 4].map((row) => sheet.stored(row, "rooms")))).toEqual([
      1, 2, 3, 40, 50,
    ]);
  });

  test("grid 38: Ctrl+Z in the open cell takes back typing only", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.type("7");
    await sheet.press("Enter");
    await sheet.press("ArrowUp", "F2");
    await sheet.type("8");
    await sheet.press("Control+z", "Enter");
    await sheet.saved();
    expect(await sheet.stored(0, "rooms")).toBe(7);
  });

  test("grid 35, 46: Ctrl+; writes today; Space opens the row, or turns a check", async () => {
    await sheet.cell(0, "since").click();
    await sheet.press("Control+;");
    await eventually(() => sheet.stored(0, "since")).toBe("2026-03-05");
    await sheet.press("ArrowDown", "Space");
    expect(await sheet.page.evaluate("window.example.opened")).toEqual(["2"]);
    await sheet.cell(0, "active").click();
    await sheet.press("Space");
    await eventually(() => sheet.stored(0, "active")).toBe(false);
  });

  test("an option is chosen from the list, by keyboard and by mouse", async () => {
    await sheet.cell(0, "tier").click();
    await sheet.type("si");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "tier")).toBe("silver");
    await sheet.cell(0, "tier").dblclick();
    await sheet.page.getByRole("option", { name: "Bronze" }).click();
    await eventually(() => sheet.stored(0, "tier")).toBe("bronze");
  });
});

describe("the mouse", () => {
  test("grid 12: dragging selects a rectangle and scrolls on beyond the edge; Shift+click extends", async () => {
    const { mouse } = sheet.page;
    await sheet.cell(2, "rooms").hover();
    await mouse.down();
    await sheet.cell(5, "code").hover();
    expect(await sheet.selected()).toBe(12);
    await mouse.move(500, 639);
    await eventually(async () =>
      Number(/Count ([\d,]+)/.exec(await sheet.status())?.[1]?.replace(",", "")),
    ).toBeGreaterThan(90);
    await mouse.up();
    await sheet.cell(30, "rooms").click();
    await sheet.cell(32, "tier").click({ modifiers: ["Shift"] });
    expect(await sheet.selected()).toBe(6);
  });

  test("grid 16: the status line counts, adds and averages the selection", async () => {
    await sheet.select([0, "rooms"], [3, "tier"]);
    await eventually(sheet.status).toContain("Average 25");
    await expect.poll(() => sheet.status()).toContain("Sum 100");
    await expect.poll(() => sheet.status()).toContain("Count 8");
    await sheet.select([1, "limit"], [2, "limit"]);
    await eventually(sheet.status).toContain("Sum ¥75,000.00");
  });

  test("grid 45: the first columns stay when scrolled right", async () => {
    await sheet.page.setViewportSize({ width: 700, height: 640 });
    await sheet.cell(0, "name").click();
    await sheet.press("End");
    await eventually(sheet.active).toBe("0 active");
    await eventually(() => sheet.cell(0, "name").isVisible()).toBe(true);
  });
});
