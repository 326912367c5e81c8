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

const column = (field: string, rows: number[]) => Promise.all(rows.map((row) => sheet.stored(row, field)));

describe("the real clipboard", () => {
  test("grid 17: copies tab-separated text and a table with numbers as numbers", async () => {
    await sheet.select([0, "name"], [1, "limit"]);
    await sheet.press("Control+c");
    await eventually(sheet.status).toContain("12 cells copied");
    expect(await sheet.clipboard("text/plain")).toBe(
      "锦江商务 1\t10\tGold\tC-000001\t138****8001\t0.00\nBlue Harbour Travel 2\t20\tSilver\tC-000002\t138****8002\t25000.00",
    );
    const html = await sheet.clipboard("text/html");
    expect(html).toContain("<td>25000.00</td>");
    expect(html).toContain("C-000002</td>");
  });

  test("what is copied here can be pasted here", async () => {
    await sheet.select([0, "rooms"], [1, "tier"]);
    await sheet.press("Control+c");
    await sheet.cell(4, "rooms").click();
    await sheet.press("Control+v");
    await eventually(() => column("rooms", [4, 5])).toEqual([10, 20]);
    expect(await column("tier", [4, 5])).toEqual(["gold", "silver"]);
    expect(await sheet.changeSets()).toBe(1);
  });

  test("grid 18: cut copies, clears, and is one undo", async () => {
    await sheet.select([0, "rooms"], [1, "tier"]);
    await sheet.press("Control+x");
    await eventually(() => column("rooms", [0, 1])).toEqual([null, null]);
    expect(await sheet.clipboard("text/plain")).toBe("10\tGold\n20\tSilver");
    await sheet.press("Control+z");
    await eventually(() => column("rooms", [0, 1])).toEqual([10, 20]);
    expect(await column("tier", [0, 1])).toEqual(["gold", "silver"]);
    expect(await sheet.text(1, "tier")).toBe("Silver");
  });

  test("grid 19, 21: one value fills a range; a block repeats in an even multiple, else it is pasted once", async () => {
    await sheet.select([0, "rooms"], [3, "rooms"]);
    await sheet.paste("5");
    await eventually(() => column("rooms", [0, 1, 2, 3, 4])).toEqual([5, 5, 5, 5, 50]);
    await sheet.select([0, "rooms"], [3, "rooms"]);
    await sheet.paste("1\r\n2\r\n");
    await eventually(() => column("rooms", [0, 1, 2, 3])).toEqual([1, 2, 1, 2]);
    await sheet.select([0, "rooms"], [3, "rooms"]);
    await sheet.paste("7\n8\n9");
    await eventually(() => column("rooms", [0, 1, 2, 3, 4])).toEqual([7, 8, 9, 2, 50]);
  });

  test("grid 20: a block spreads over the rows that sort and filter show", async () => {
    await sheet.page.locator('.ag-header-cell[col-id="rooms"] .ag-header-cell-label').click();
    await sheet.page.locator('.ag-header-cell[col-id="rooms"] .ag-header-cell-label').click();
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    await sheet.cell(0, "name").click();
    await sheet.paste("last\t1\nbefore last\t2\n");
    await eventually(() => column("name", [199, 198])).toEqual(["last", "before last"]);
    expect(await column("rooms", [199, 198, 0])).toEqual([1, 2, 10]);
  });

  test("grid 43: a row that no longer fits the sort stays where it is", async () => {
    await sheet.page.locator('.ag-header-cell[col-id="rooms"] .ag-header-cell-label').click();
    await sheet.cell(0, "rooms").click();
    await sheet.type("5000");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "rooms")).toBe(5000);
    await sheet.server("refresh()");
    expect(await sheet.text(0, "rooms")).toBe("5000");
    expect(await sheet.text(0, "name")).toBe("锦江商务 1");
  });

  test("grid 22: rows past the last one are asked for and made", async () => {
    sheet = await example.open("add&rows=3");
    await sheet.cell(2, "name").click();
    await sheet.paste("c\t1\nd\t2\ne\t3");
    await sheet.page.getByRole("button", { name: "Add the rows" }).click();
    await eventually(() => column("name", [2, 3, 4])).toEqual(["c", "d", "e"]);
    await eventually(() => sheet.text(4, "rooms")).toBe("3");
    await expect.poll(() => sheet.status()).toContain("5 rows");
    expect(await sheet.changeSets()).toBe(1);
  });

  test("grid 23, 24: Excel's last line end clears nothing; quoted line ends and empty cells keep their place", async () => {
    await sheet.cell(0, "name").click();
    await sheet.paste('"first\nsecond"\t\tGold\r\nplain\t3\tSilver\r\n');
    await eventually(() => column("name", [0, 1, 2])).toEqual(["first\nsecond", "plain", "远洋会展 3"]);
    expect(await column("rooms", [0, 1, 2])).toEqual([null, 3, 30]);
  });

  test("grid 25, 26, 28: locked cells skipped and said; unreadable ones keep their value and say why", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.paste("many\tGlod\tX-1\n12\tsilver\tX-2");
    await eventually(() => column("rooms", [0, 1])).toEqual([10, 12]);
    expect(await column("code", [0, 1])).toEqual(["C-000001", "C-000002"]);
    await expect.poll(() => sheet.status()).toContain("2 cells locked");
    await expect.poll(() => sheet.status()).toContain("2 cells could not be read");
    expect(await sheet.text(0, "rooms")).toBe("many");
    expect(await sheet.cell(0, "tier").getAttribute("aria-invalid")).toBe("true");
    await sheet.cell(0, "tier").click();
    await eventually(() => sheet.page.locator(".sheet-card").innerText()).toContain("Gold?");
    expect(await sheet.stored(0, "tier")).toBe("gold");
  });

  test("grid 27: full-width and Chinese forms go to the column's reader", async () => {
    await sheet.cell(0, "limit").click();
    await sheet.paste("¥１,２３４.５\t2026年3月5日\n1\t03/04/26");
    await eventually(() => column("limit", [0, 1])).toEqual([123450, 100]);
    expect(await sheet.stored(0, "since")).toBe("2026-03-05");
    expect(await sheet.text(1, "since")).toBe("03/04/26");
    await sheet.cell(1, "since").click();
    await eventually(() => sheet.page.locator(".sheet-card").innerText()).toContain("Write the year first");
  });

  test("grid 29: over 1,000 cells is shown first; over 20,000 is refused beforehand", async () => {
    sheet = await example.open("rows=25000");
    await sheet.cell(0, "name").click();
    await sheet.paste(Array.from({ length: 1500 }, (_, i) => `n${i}\t${i}`).join("\n"));
    const dialog = sheet.page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("Paste 3,000 cells?");
    expect(await sheet.changeSets()).toBe(0);
    await dialog.getByRole("button", { name: "Paste" }).click();
    await eventually(() => sheet.stored(1499, "name")).toBe("n1499");
    await sheet.press("Control+z");
    await eventually(() => sheet.stored(0, "rooms")).toBe(10);
    await sheet.paste(Array.from({ length: 20_001 }, () => "x").join("\n"));
    await eventually(sheet.status).toContain("more than 20,000");
    expect(await sheet.changeSets()).toBe(1);
  });
});

describe("filling and clearing", () => {
  const dragHandle = async (from: [number, string], to: [number, string], key?: "Control") => {
    await sheet.cell(...from).click();
    const box = await sheet.cell(...from).boundingBox();
    if (!box) throw new Error("the cell is not to be seen");
    await sheet.page.mouse.move(box.x + box.width - 3, box.y + box.height - 3);
    await sheet.page.mouse.down();
    await sheet.cell(...to).hover();
    if (key) await sheet.page.keyboard.down(key);
    await sheet.page.mouse.up();
    if (key) await sheet.page.keyboard.up(key);
  };

  test("grid 30: the handle copies, with Ctrl it makes a series", async () => {
    await dragHandle([0, "rooms"], [2, "rooms"]);
    await eventually(() => column("rooms", [0, 1, 2, 3])).toEqual([10, 10, 10, 40]);
    await dragHandle([3, "since"], [5, "since"], "Control");
    await eventually(() => column("since", [3, 4, 5])).toEqual(["2018-04-13", "2018-04-14", "2018-04-15"]);
    expect(await sheet.changeSets()).toBe(2);
  });

  test("grid 31: a double click on the handle fills to the neighbour's end", async () => {
    sheet = await example.open("rows=12");
    await sheet.cell(8, "rooms").click();
    const box = await sheet.cell(8, "rooms").boundingBox();
    if (!box) throw new Error("the cell is not to be seen");
    await sheet.page.mouse.dblclick(box.x + box.width - 3, box.y + box.height - 3);
    await eventually(() => column("rooms", [8, 9, 10, 11])).toEqual([90, 90, 90, 90]);
  });

  test("grid 32, 33, 34: Ctrl+D, Ctrl+R, Ctrl+Enter, Delete", async () => {
    await sheet.select([0, "rooms"], [2, "rooms"]);
    await sheet.press("Control+d");
    await eventually(() => column("rooms", [0, 1, 2])).toEqual([10, 10, 10]);
    await sheet.select([1, "tier"], [3, "tier"]);
    await sheet.press("Control+Enter");
    await eventually(() => column("tier", [1, 2, 3])).toEqual(["silver", "silver", "silver"]);
    await sheet.select([4, "rooms"], [4, "tier"]);
    await sheet.press("Control+r");
    await eventually(() => sheet.text(4, "tier")).toBe("50");
    expect(await sheet.stored(4, "tier")).toBe("silver");
    await sheet.select([6, "name"], [6, "tier"]);
    await sheet.press("Delete");
    await eventually(() => column("rooms", [6])).toEqual([null]);
    expect(await sheet.stored(6, "name")).toBe("锦江商务 7");
    expect(await sheet.cell(6, "name").getAttribute("aria-invalid")).toBe("true");
  });
});
