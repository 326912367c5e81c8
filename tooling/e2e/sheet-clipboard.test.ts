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

const column = (field: string, rows: number[]) => sheet.column(field, rows);

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

  test("grid 19: one value pasted on a range fills the range", async () => {
    await sheet.select([0, "rooms"], [3, "rooms"]);
    await sheet.paste("5");
    await eventually(() => column("rooms", [0, 1, 2, 3, 4])).toEqual([5, 5, 5, 5, 50]);
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

  test("grid 21: a range larger than the block repeats it in an even multiple, else takes it once", async () => {
    await sheet.select([0, "rooms"], [3, "rooms"]);
    await sheet.paste("1\r\n2\r\n");
    await eventually(() => column("rooms", [0, 1, 2, 3])).toEqual([1, 2, 1, 2]);
    await sheet.select([0, "rooms"], [3, "rooms"]);
    await sheet.paste("7\n8\n9");
    await eventually(() => column("rooms", [0, 1, 2, 3, 4])).toEqual([7, 8, 9, 2, 50]);
  });

  test("grid 23: Excel's final line end never clears the next row", async () => {
    await sheet.cell(0, "name").click();
    await sheet.paste("first\t1\r\nsecond\t2\r\n");
    await eventually(() => column("name", [0, 1, 2])).toEqual(["first", "second", "远洋会展 3"]);
    expect(await column("rooms", [1, 2])).toEqual([2, 30]);
  });

  test("grid 24: a quoted cell with a line end is one cell, empty cells keep their place", async () => {
    await sheet.cell(0, "name").click();
    await sheet.paste('"first\nsecond"\t\tGold\r\nplain\t3\tSilver');
    await eventually(() => column("name", [0, 1])).toEqual(["first\nsecond", "plain"]);
    expect(await column("rooms", [0, 1])).toEqual([null, 3]);
    expect(await column("tier", [0, 1])).toEqual(["gold", "silver"]);
  });

  test("grid 25: locked cells are skipped, counted and said", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.paste("11\tgold\tX-1\n12\tsilver\tX-2");
    await eventually(() => column("rooms", [0, 1])).toEqual([11, 12]);
    expect(await column("code", [0, 1])).toEqual(["C-000001", "C-000002"]);
    await eventually(sheet.status).toContain("2 cells locked");
  });

  test("grid 26: what cannot be read keeps the old value and is shown in red with why", async () => {
    await sheet.cell(0, "rooms").click();
    await sheet.paste("many\n12");
    await eventually(() => column("rooms", [0, 1])).toEqual([10, 12]);
    await eventually(sheet.status).toContain("1 cell could not be read");
    expect(await sheet.text(0, "rooms")).toBe("many");
    expect(await sheet.cell(0, "rooms").getAttribute("aria-invalid")).toBe("true");
    await sheet.cell(0, "rooms").click();
    await eventually(() => sheet.card.innerText()).toContain("This is not a number");
    await sheet.press("F2");
    expect(await sheet.box()).toBe("many");
  });

  test("grid 27: full-width and Chinese forms go to the column's reader", async () => {
    await sheet.cell(0, "limit").click();
    await sheet.paste("¥１,２３４.５\t2026年3月5日\n1\t03/04/26");
    await eventually(() => column("limit", [0, 1])).toEqual([123450, 100]);
    expect(await sheet.stored(0, "since")).toBe("2026-03-05");
    expect(await sheet.text(1, "since")).toBe("03/04/26");
    await sheet.cell(1, "since").click();
    await eventually(() => sheet.card.innerText()).toContain("Write the year first");
  });

  test("grid 28: an unknown option is red, the nearest is offered, none is ever made", async () => {
    await sheet.cell(0, "tier").click();
    await sheet.paste("Glod");
    await eventually(() => sheet.cell(0, "tier").getAttribute("aria-invalid")).toBe("true");
    await sheet.cell(0, "tier").click();
    await eventually(() => sheet.card.innerText()).toContain("Gold?");
    expect(await sheet.stored(0, "tier")).toBe("gold");
    expect(await sheet.changeSets()).toBe(0);
  });

  test("grid 29: over 1,000 cells is shown first; over 20,000 is refused beforehand", async () => {
    sheet = await example.open("rows=25000");
    await sheet.cell(0, "name").click();
    await sheet.paste(Array.from({ length: 1500 }, (_, i) => `n${i}\t${i}`).join("\n"));
    const dialog = sheet.page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("Paste 3,000 cells?");
    expect(await dialog.innerText()).toContain("At most 20,000 cells at once");
    await sheet.page.evaluate("void (window.example.server.line.slow = new Promise((go) => (window.go = go)))");
    expect(await sheet.changeSets()).toBe(0);
    await dialog.getByRole("button", { name: "Paste" }).click();
    await sheet.page.getByRole("progressbar", { name: "Saving 3,000 cells…" }).waitFor();
    expect(await sheet.text(0, "name")).toBe("n0");
    await sheet.page.evaluate("window.go()");
    await eventually(() => sheet.stored(1499, "name")).toBe("n1499");
    await sheet.press("Control+z");
    await eventually(() => sheet.stored(0, "rooms")).toBe(10);
    await sheet.paste(Array.from({ length: 20_001 }, () => "x").join("\n"));
    await eventually(sheet.status).toContain("20,001 cells are more than 20,000");
    expect(await sheet.changeSets()).toBe(1);
  });

  test("grid 29: a paste of 50,000 cells is refused in words, also where most of it would fall off the edge", async () => {
    await sheet.cell(0, "name").click();
    await sheet.paste(Array.from({ length: 10_000 }, (_, i) => `a${i}\t1\tgold\tb\tc`).join("\n"));
    await eventually(sheet.status).toContain("50,000 cells are more than 20,000 at once");
    expect(await sheet.changeSets()).toBe(0);
    expect(await sheet.page.getByRole("dialog").count()).toBe(0);
    expect(await sheet.text(0, "name")).toBe("锦江商务 1");
  });

  test("grid 47: a mask copies as text and takes no paste, fill or clearing; find does not look at it", async () => {
    await sheet.cell(0, "phone").click();
    await sheet.press("Control+c");
    await eventually(() => sheet.clipboard("text/plain")).toBe("138****8001");
    await sheet.cell(1, "phone").click();
    await sheet.press("Control+v");
    await eventually(sheet.status).toContain("1 cell masked");
    expect(await sheet.stored(1, "phone")).toBe("138****8002");
    await sheet.select([2, "phone"], [4, "phone"]);
    await sheet.press("Control+d");
    await eventually(sheet.status).toContain("2 cells masked");
    await sheet.press("Delete");
    await eventually(sheet.status).toContain("3 cells masked");
    await sheet.press("Control+f");
    await sheet.type("138");
    await eventually(() => sheet.page.locator(".sheet-find output").innerText()).toBe("0 cells found");
    await sheet.press("Escape");
    expect(await sheet.changeSets()).toBe(0);
  });

  test("grid 47: a mask that is typed is refused with why; a real value may be", async () => {
    await sheet.cell(1, "phone").click();
    await sheet.type("138****8001");
    await sheet.press("Enter", "ArrowUp");
    await eventually(() => sheet.card.innerText()).toContain("This is a mask, not a value");
    await sheet.type("13912345678");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(1, "phone")).toBe("13912345678");
  });
});
