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

const countSelected = async () => Number(/Count ([\d,]+)/.exec(await sheet.status())?.[1]?.replace(",", ""));

describe("selecting", () => {
  test("grid 12: dragging selects a rectangle and scrolls on beyond the edge; Shift+click extends", async () => {
    const { mouse } = sheet.page;
    await sheet.cell(2, "rooms").hover();
    await mouse.down();
    await sheet.cell(5, "code").hover();
    expect(await sheet.selected()).toBe(12);
    await mouse.move(500, 639);
    await eventually(countSelected).toBeGreaterThan(90);
    await mouse.up();
    await sheet.cell(30, "rooms").click();
    await sheet.cell(32, "tier").click({ modifiers: ["Shift"] });
    expect(await sheet.selected()).toBe(6);
  });

  test("grid 16: the status line counts, adds and averages the selection", async () => {
    await sheet.select([0, "rooms"], [3, "tier"]);
    await eventually(sheet.status).toContain("Average 25");
    await eventually(sheet.status).toContain("Sum 100");
    await eventually(sheet.status).toContain("Count 8");
    await sheet.select([1, "limit"], [2, "limit"]);
    await eventually(sheet.status).toContain("Sum ¥75,000.00");
  });
});

describe("filling and clearing", () => {
  async function handleOf(row: number, field: string) {
    await sheet.cell(row, field).click();
    const box = await sheet.cell(row, field).boundingBox();
    if (!box) throw new Error("the cell is not to be seen");
    return { x: box.x + box.width - 3, y: box.y + box.height - 3 };
  }
  const dragHandle = async (from: [number, string], to: [number, string], key?: "Control") => {
    const { x, y } = await handleOf(...from);
    await sheet.page.mouse.move(x, y);
    await sheet.page.mouse.down();
    await sheet.cell(...to).hover();
    if (key) await sheet.page.keyboard.down(key);
    await sheet.page.mouse.up();
    if (key) await sheet.page.keyboard.up(key);
  };

  test("grid 30: the handle copies, with Ctrl it makes a series", async () => {
    await dragHandle([0, "rooms"], [2, "rooms"]);
    await eventually(() => sheet.column("rooms", [0, 1, 2, 3])).toEqual([10, 10, 10, 40]);
    await dragHandle([3, "since"], [5, "since"], "Control");
    await eventually(() => sheet.column("since", [3, 4, 5])).toEqual(["2018-04-13", "2018-04-14", "2018-04-15"]);
    expect(await sheet.changeSets()).toBe(2);
  });

  test("grid 31: a double click on the handle fills to the neighbour's end", async () => {
    sheet = await example.open("rows=12");
    const { x, y } = await handleOf(8, "rooms");
    await sheet.page.mouse.dblclick(x, y);
    await eventually(() => sheet.column("rooms", [8, 9, 10, 11])).toEqual([90, 90, 90, 90]);
  });

  test("grid 32: Ctrl+D fills down, Ctrl+R to the right", async () => {
    await sheet.select([0, "rooms"], [2, "rooms"]);
    await sheet.press("Control+d");
    await eventually(() => sheet.column("rooms", [0, 1, 2])).toEqual([10, 10, 10]);
    await sheet.select([4, "rooms"], [4, "tier"]);
    await sheet.press("Control+r");
    await eventually(() => sheet.text(4, "tier")).toBe("50");
    expect(await sheet.stored(4, "tier")).toBe("silver");
  });

  test("grid 33: Ctrl+Enter writes the active value into the selection, also what is just typed", async () => {
    await sheet.select([1, "tier"], [3, "tier"]);
    await sheet.press("Control+Enter");
    await eventually(() => sheet.column("tier", [1, 2, 3])).toEqual(["silver", "silver", "silver"]);
    await sheet.select([0, "rooms"], [2, "rooms"]);
    await sheet.type("77");
    await sheet.press("Control+Enter");
    await eventually(() => sheet.column("rooms", [0, 1, 2])).toEqual([77, 77, 77]);
  });

  test("grid 34: Delete clears the selection, required cells refuse", async () => {
    await sheet.select([6, "name"], [6, "tier"]);
    await sheet.press("Delete");
    await eventually(() => sheet.column("rooms", [6])).toEqual([null]);
    expect(await sheet.stored(6, "name")).toBe("锦江商务 7");
    expect(await sheet.cell(6, "name").getAttribute("aria-invalid")).toBe("true");
    await sheet.cell(7, "rooms").click();
    await sheet.press("Backspace");
    await eventually(() => sheet.stored(7, "rooms")).toBe(null);
  });
});

describe("menus and the calendar", () => {
  const item = (name: string | RegExp) => sheet.page.getByRole("menuitem", { name });

  test("a right click cuts, pastes, fills and clears", async () => {
    await sheet.select([0, "rooms"], [1, "rooms"]);
    await sheet.cell(1, "rooms").click({ button: "right" });
    await item(/Cut/).click();
    await eventually(() => sheet.column("rooms", [0, 1])).toEqual([null, null]);
    expect(await sheet.clipboard("text/plain")).toBe("10\n20");
    await sheet.cell(4, "rooms").click({ button: "right" });
    await item(/Paste/).click();
    await eventually(() => sheet.column("rooms", [4, 5])).toEqual([10, 20]);
    await sheet.select([7, "rooms"], [8, "rooms"]);
    await sheet.cell(8, "rooms").click({ button: "right" });
    await item(/Fill down/).click();
    await eventually(() => sheet.column("rooms", [7, 8])).toEqual([80, 80]);
    await sheet.cell(9, "rooms").click({ button: "right" });
    await item(/Clear/).click();
    await eventually(() => sheet.stored(9, "rooms")).toBe(null);
  });

  test("by keyboard: Shift+F10 opens it, arrows go round, Escape comes back, a line of the host's own is there", async () => {
    await sheet.cell(2, "rooms").click();
    await sheet.press("Shift+F10");
    await eventually(sheet.focused).toContain("Cut");
    await sheet.press("ArrowUp");
    await eventually(sheet.focused).toBe("History");
    await sheet.press("Escape");
    await eventually(() => sheet.page.getByRole("menu").count()).toBe(0);
    await sheet.press("ContextMenu", "End", "Enter");
    await eventually(() => sheet.page.evaluate("window.example.opened")).toEqual(["history 3 rooms"]);
    await sheet.press("ArrowDown");
    await eventually(sheet.active).toBe("3 rooms");
  });

  test("a date is picked by mouse", async () => {
    await sheet.cell(0, "since").dblclick();
    await sheet.page.getByRole("gridcell", { name: "Sunday, January 18, 2015" }).click();
    await eventually(() => sheet.stored(0, "since")).toBe("2015-01-18");
    await sheet.cell(0, "since").dblclick();
    await sheet.page.getByRole("button", { name: "Next month" }).click();
    await sheet.page.getByRole("gridcell", { name: "Sunday, February 1, 2015" }).click();
    await eventually(() => sheet.stored(0, "since")).toBe("2015-02-01");
    expect(await sheet.page.locator(".sheet-calendar").count()).toBe(0);
  });

  test("a date is picked by keyboard, the active day is told, Escape takes it back", async () => {
    await sheet.cell(0, "since").click();
    await sheet.press("Alt+ArrowDown", "ArrowRight", "ArrowDown", "PageDown", "Home");
    await eventually(sheet.box).toBe("2015-02-15");
    const day = await sheet.page.locator(".sheet-box").getAttribute("aria-activedescendant");
    expect(await sheet.page.locator(`[id="${day}"]`).getAttribute("aria-label")).toBe("Sunday, February 15, 2015");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "since")).toBe("2015-02-15");
    await sheet.press("ArrowUp", "F2", "ArrowDown", "ArrowDown", "Escape");
    expect(await sheet.text(0, "since")).toBe("2015-02-15");
    await sheet.press("F2", "Control+a");
    await sheet.type("2026年3月5日");
    await eventually(() => sheet.page.locator(".sheet-calendar").innerText()).toContain("March 2026");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "since")).toBe("2026-03-05");
  });
});
