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

const ticked = () => sheet.page.evaluate<unknown>("window.example.ticked");
const column = (field: string, rows: number[]) => sheet.column(field, rows);
const button = (name: string | RegExp) => sheet.page.getByRole("button", { name });

describe("ticked rows", () => {
  test("grid 15: the header's checkbox ticks all rows of the view, offers all that match, and tells the host", async () => {
    sheet = await example.open("tick");
    await sheet.page.locator(".ag-header-select-all").click();
    await eventually(sheet.status).toContain("200 rows ticked");
    expect(await sheet.page.evaluate("window.example.ticked.ids.length")).toBe(200);
    await button("Take all 2,000").click();
    expect(await ticked()).toEqual({ matching: true });
    await eventually(sheet.status).toContain("All 2,000 that match");
    await button("Untick").click();
    await eventually(ticked).toEqual({ ids: [] });
    expect(await sheet.status()).not.toContain("match");
  });

  test("grid 15: only the rows of the filter are ticked, and nothing more is offered for some of them", async () => {
    sheet = await example.open("tick");
    await sheet.head("tier").hover();
    await sheet.head("tier").locator(".ag-header-cell-filter-button").click();
    await sheet.page.locator(".ag-filter input[type=text]").first().fill("gold");
    await eventually(sheet.status).toContain("67 of 200 rows");
    await sheet.press("Escape");
    await sheet.page.locator(".ag-header-select-all").click();
    await eventually(sheet.status).toContain("67 rows ticked");
    await sheet.cell(0, "name").click();
    await sheet.press("Shift+ArrowDown", "Shift+F10");
    await sheet.page.getByRole("menuitem", { name: "Untick 2 rows" }).click();
    await eventually(sheet.status).toContain("65 rows ticked");
    expect(await button(/Take all/).count()).toBe(0);
  });

  test("grid 15: a row's own checkbox ticks it, with Shift all from the one ticked last, and follows what is ticked elsewhere", async () => {
    sheet = await example.open("tick");
    const box = (row: number) => sheet.page.locator(`.ag-row[row-index="${row}"]`).getByRole("checkbox");
    const boxes = () => Promise.all([0, 1, 2, 3, 4].map((row) => box(row).isChecked()));
    await box(1).click();
    await eventually(ticked).toEqual({ ids: ["2"] });
    await box(3).click({ modifiers: ["Shift"] });
    await eventually(ticked).toEqual({ ids: ["2", "3", "4"] });
    expect(await boxes()).toEqual([false, true, true, true, false]);
    await button("Untick").click();
    await eventually(boxes).toEqual([false, false, false, false, false]);
  });

  test("grid 40: the host archives what is ticked; the rows grey out, and it can be taken back", async () => {
    sheet = await example.open("tick");
    await sheet.cell(1, "name").click();
    await sheet.press("Shift+ArrowDown", "Shift+F10");
    await sheet.page.getByRole("menuitem", { name: "Tick 2 rows" }).click();
    await eventually(ticked).toEqual({ ids: ["2", "3"] });
    await button("Archive 2").click();
    await eventually(() => sheet.page.locator(".ag-row.sheet-gone .ag-cell[col-id=name]").allInnerTexts()).toEqual([
      "Blue Harbour Travel 2",
      "远洋会展 3",
    ]);
    await eventually(ticked).toEqual({ ids: [] });
    await button("Take back").click();
    await eventually(() => sheet.page.locator(".ag-row.sheet-gone").count()).toBe(0);
    await sheet.cell(1, "rooms").click();
    await sheet.type("5");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(1, "rooms")).toBe(5);
  });
});

describe("new rows", () => {
  test("grid 22: rows pasted past the last one are asked for, and made in the same change set", async () => {
    sheet = await example.open("add&rows=3");
    await sheet.cell(2, "name").click();
    await sheet.paste("c\t1\nd\t2\ne\t3");
    expect(await sheet.page.getByRole("dialog").innerText()).toContain("2 rows lie beyond the last one");
    await button("Add the rows").click();
    await eventually(() => column("name", [2, 3, 4])).toEqual(["c", "d", "e"]);
    await eventually(() => sheet.text(4, "rooms")).toBe("3");
    await eventually(sheet.status).toContain("5 rows");
    expect(await sheet.changeSets()).toBe(1);
    await sheet.cell(3, "rooms").click();
    await sheet.type("22");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(3, "rooms")).toBe(22);
  });

  test("grid 22: where rows cannot be made, what lies beyond is left out and said", async () => {
    sheet = await example.open("rows=3");
    await sheet.cell(2, "name").click();
    await sheet.paste("c\nd\ne");
    await eventually(() => column("name", [2])).toEqual(["c"]);
    await eventually(sheet.status).toContain("2 rows and 0 columns beyond the edge left out");
  });

  test("a row begun by hand is kept here until what it needs is filled in, then saved whole", async () => {
    sheet = await example.open("add&rows=3");
    await button("Add a row").click();
    await eventually(sheet.active).toBe("3 name");
    await sheet.press("ArrowRight");
    await sheet.type("7");
    await sheet.press("Enter");
    await eventually(sheet.status).toContain("Not saved before it has: Client");
    expect(await sheet.changeSets()).toBe(0);
    expect(await sheet.text(3, "rooms")).toBe("7");
    await sheet.cell(3, "name").click();
    await sheet.type("Kestrel");
    await sheet.press("Enter");
    await eventually(() => column("name", [3])).toEqual(["Kestrel"]);
    expect(await column("rooms", [3])).toEqual([7]);
    expect(await sheet.changeSets()).toBe(1);
    await eventually(() => sheet.page.locator(".ag-row.sheet-draft").count()).toBe(0);
  });

  test("a new row stays at the end under a sort and a filter, and can be dropped", async () => {
    sheet = await example.open("add&rows=30");
    await sheet.head("name").locator(".ag-header-cell-label").click();
    await button("Add a row").click();
    await eventually(sheet.active).toBe("30 name");
    await sheet.press("Shift+F10");
    await sheet.page.getByRole("menuitem", { name: "Drop the new row" }).click();
    await eventually(sheet.status).toContain("30 rows");
    expect(await sheet.changeSets()).toBe(0);
  });

  test("a new row that the server refuses stays with its texts and the reason", async () => {
    sheet = await example.open("add&rows=3");
    await sheet.cell(2, "name").click();
    await sheet.paste("c\t1\nrefuse me\t2");
    await button("Add the rows").click();
    await eventually(() => sheet.cell(3, "name").getAttribute("aria-invalid")).toBe("true");
    expect(await sheet.text(3, "name")).toBe("refuse me");
    await sheet.cell(3, "name").click();
    await eventually(() => sheet.card.innerText()).toContain("There is a client of this name");
    await sheet.type("d");
    await sheet.press("Enter");
    await eventually(() => column("name", [2, 3])).toEqual(["c", "d"]);
    expect(await column("rooms", [3])).toEqual([2]);
  });

  test("what is written into a new row before the host knows it goes to the row that was made", async () => {
    sheet = await example.open("add&late&rows=3");
    await sheet.cell(2, "name").click();
    await sheet.paste("c\nd");
    await button("Add the rows").click();
    await eventually(() => column("name", [3])).toEqual(["d"]);
    await sheet.cell(3, "rooms").click();
    await sheet.type("9");
    await sheet.press("Enter");
    await eventually(() => column("rooms", [3])).toEqual([9]);
    await sheet.server("refresh()");
    await eventually(() => sheet.text(3, "rooms")).toBe("9");
    await eventually(sheet.status).toContain("4 rows");
    await sheet.press("Control+z");
    await eventually(() => column("rooms", [3])).toEqual([null]);
  });
});

describe("the record beside the grid", () => {
  const panel = () => sheet.page.locator(".sheet-panel");

  test("grid 46: Space opens the record, arrows go on in it and keep the column, Escape comes back", async () => {
    sheet = await example.open("panel");
    await sheet.cell(0, "rooms").click();
    await sheet.press("Space");
    await eventually(() => panel().innerText()).toContain("锦江商务 1");
    expect(await panel().innerText()).toContain("1 of 200");
    await sheet.press("ArrowDown", "ArrowDown");
    await eventually(() => panel().innerText()).toContain("远洋会展 3");
    expect(await sheet.active()).toBe("2 rooms");
    await sheet.press("ArrowUp");
    await eventually(() => panel().innerText()).toContain("Blue Harbour Travel 2");
    await sheet.page.getByLabel("Note 2").click();
    await sheet.press("ArrowDown");
    expect(await panel().innerText()).toContain("2 of 200");
    await sheet.press("Escape");
    await eventually(() => panel().count()).toBe(0);
    await sheet.press("ArrowDown");
    expect(await sheet.active()).toBe("2 rooms");
  });

  test("grid 46: it follows the grid under a sort, F6 goes into it, the buttons go on", async () => {
    sheet = await example.open("panel");
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    await sheet.cell(0, "tier").click();
    await sheet.press("Space");
    await eventually(() => panel().innerText()).toContain("200");
    await sheet.cell(4, "tier").click();
    await eventually(() => panel().innerText()).toContain("5 of 200");
    await sheet.press("F6");
    expect(await sheet.page.evaluate("document.activeElement.className")).toBe("sheet-panel");
    await button("Previous record").click();
    await eventually(sheet.active).toBe("3 tier");
    await button("Close").click();
    await eventually(() => panel().count()).toBe(0);
  });

  test("grid 46: without a panel Space tells the host which row to open", async () => {
    await sheet.cell(1, "name").click();
    await sheet.press("Space");
    expect(await sheet.page.evaluate("window.example.opened")).toEqual(["2"]);
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

  test("rows that come in blocks disturb nobody: what is open, selected and scrolled to stays", async () => {
    await sheet.page.evaluate(`window.example.show("wide&rows=60000")`);
    await sheet.cell(5, "f1").click();
    await sheet.type("while it loads");
    await eventually(sheet.status).toContain("60,000 rows");
    // the line says "of 60,000 rows" while they come
    await eventually(() => sheet.page.getByRole("progressbar").count()).toBe(0);
    expect(await sheet.box()).toBe("while it loads");
    await sheet.press("Enter");
    expect(await sheet.active()).toBe("6 f1");
    await eventually(() => sheet.text(5, "f1")).toBe("while it loads");
    await sheet.press("Control+ArrowDown");
    await eventually(sheet.active).toBe("59999 f1");
  });

  test("under a sort, the selected row stays selected and in sight when rows come above it", async () => {
    sheet = await example.open("rows=300");
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await eventually(() => sheet.text(0, "rooms")).toBe("3000");
    await sheet.cell(10, "rooms").click();
    await sheet.press("PageDown", "PageDown");
    const before = await sheet.active();
    await sheet.server(`server.add(25, 9000); refresh();`);
    await eventually(sheet.status).toContain("325 rows");
    const [row = "", field] = before.split(" ");
    await eventually(sheet.active).toBe(`${Number(row) + 25} ${field}`);
    expect(await sheet.page.locator(".ag-cell.sheet-active").isVisible()).toBe(true);
  });
});
