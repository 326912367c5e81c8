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

const item = (name: string | RegExp) => sheet.page.getByRole("menuitem", { name });
const view = (path: string) => sheet.page.evaluate<unknown>(`window.example.view?.${path}`);
const headings = () =>
  sheet.page.evaluate<string[]>(`[...document.querySelectorAll(".ag-header-cell")]
    .toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
    .map((cell) => cell.getAttribute("col-id"))`);

describe("grid 45: the view", () => {
  test("grid 45: the first columns stay when scrolled right", async () => {
    await sheet.page.setViewportSize({ width: 700, height: 640 });
    await sheet.cell(0, "name").click();
    await sheet.press("End");
    await eventually(sheet.active).toBe("0 active");
    await eventually(() => sheet.cell(0, "name").isVisible()).toBe(true);
  });

  test("grid 45: width, order and sort of the columns are kept in the view", async () => {
    const box = await sheet.head("tier").boundingBox();
    if (!box) throw new Error("the column is not to be seen");
    await sheet.page.mouse.move(box.x + box.width - 1, box.y + 10);
    await sheet.page.mouse.down();
    await sheet.page.mouse.move(box.x + box.width + 79, box.y + 10, { steps: 4 });
    await sheet.page.mouse.up();
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    await eventually(() => view("sort?.sortModel[0]?.colId")).toBe("rooms");
    sheet = await example.open("view");
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    expect((await sheet.head("tier").boundingBox())?.width).toBe(box.width + 80);
  });

  test("grid 45: a view that is chosen while the sheet is open is applied, whole", async () => {
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await eventually(() => view("sort?.sortModel[0]?.colId")).toBe("rooms");
    await sheet.cell(3, "tier").click();
    await sheet.page.evaluate(`window.example.choose({
      columnOrder: { orderedColIds: ["since", "name", "rooms", "tier", "code", "phone", "limit", "active"] },
      columnVisibility: { hiddenColIds: ["phone", "limit"] },
      columnPinning: { leftColIds: ["since"], rightColIds: [] },
      filter: { filterModel: { tier: { filterType: "text", type: "equals", filter: "gold" } } },
    })`);
    await eventually(headings).toEqual(["since", "name", "rooms", "tier", "code", "active"]);
    await eventually(sheet.status).toContain("67 of 200 rows");
    await eventually(() => sheet.text(0, "rooms")).toBe("10");
    await sheet.page.evaluate("window.example.choose({})");
    await eventually(sheet.status).toContain("200 rows");
    await eventually(headings).toEqual(["name", "rooms", "tier", "code", "phone", "limit", "since", "active"]);
  });

  test("grid 45: a heading's menu sorts, hides and freezes, by mouse and by keyboard", async () => {
    await sheet.head("code").click({ button: "right" });
    await item("Hide the column").click();
    await eventually(headings).not.toContain("code");
    await sheet.cell(0, "tier").click();
    await sheet.press("Shift+F6", "Shift+F10");
    await eventually(sheet.focused).toContain("Sort A to Z");
    await sheet.press("ArrowDown", "Enter");
    await eventually(() => sheet.text(0, "tier")).toBe("Silver");
    await eventually(() => view("sort?.sortModel[0]")).toMatchObject({ colId: "tier", sort: "desc" });
    await eventually(sheet.focused).toContain("Tier");
    await sheet.press("Shift+F10");
    await item("Freeze up to here").click();
    await eventually(() => view("columnPinning?.leftColIds")).toEqual(["name", "rooms", "tier"]);
    await sheet.page.setViewportSize({ width: 800, height: 640 });
    await sheet.cell(0, "phone").click();
    await sheet.press("End");
    await eventually(() => sheet.cell(0, "tier").isVisible()).toBe(true);
  });

  test("grid 45: the list of columns shows, hides, moves and freezes by keyboard alone, and begins anew", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Shift+F10", "End", "ArrowUp");
    await eventually(sheet.focused).toBe("Columns…");
    await sheet.press("Enter");
    await sheet.page.getByRole("dialog", { name: "Columns" }).waitFor();
    await sheet.page.getByRole("checkbox", { name: "Rooms" }).press("Space");
    await eventually(headings).toEqual(["name", "tier", "code", "phone", "limit", "since", "active"]);
    await sheet.page.getByRole("button", { name: "Move Code up" }).press("Enter");
    await sheet.page.getByRole("button", { name: "Move Code up" }).press("Enter");
    await eventually(headings).toEqual(["name", "code", "tier", "phone", "limit", "since", "active"]);
    await sheet.page.getByRole("button", { name: "Freeze up to Code" }).press("Enter");
    await eventually(() => view("columnPinning?.leftColIds")).toEqual(["name", "code"]);
    await sheet.page.getByRole("button", { name: "Begin anew" }).click();
    await eventually(headings).toEqual(["name", "rooms", "tier", "code", "phone", "limit", "since", "active"]);
    await sheet.press("Escape");
    await sheet.type("typed after the dialog");
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("typed after the dialog");
  });

  test("filters by what a column shows; a paste then touches visible rows only", async () => {
    await sheet.head("limit").hover();
    await sheet.head("limit").locator(".ag-header-cell-filter-button").click();
    await sheet.page.locator(".ag-filter input[type=text]").first().fill("¥75,000.00");
    await eventually(sheet.status).toContain("5 of 200 rows");
    await sheet.page.keyboard.press("Escape");
    await sheet.cell(0, "rooms").click();
    await sheet.paste("1\n2");
    await eventually(() => sheet.column("rooms", [3, 43, 4])).toEqual([1, 2, 50]);
  });
});

describe("grid 44: find and replace", () => {
  const hits = () => sheet.page.locator(".sheet-find output").innerText();

  test("grid 44: all hits are marked and counted, one goes on and back", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Control+f");
    await sheet.type("kestrel");
    await eventually(hits).toBe("33 cells found");
    const marked = sheet.page.locator(".ag-cell.sheet-found");
    await eventually(() => marked.allInnerTexts()).toContain("Kestrel & Co. 12");
    expect(await marked.count()).toBeGreaterThan(2);
    await sheet.press("Enter");
    await eventually(sheet.active).toBe("5 name");
    await eventually(hits).toBe("1 of 33");
    await sheet.press("Enter");
    await eventually(hits).toBe("2 of 33");
    await sheet.press("Shift+Enter", "Shift+Enter");
    await eventually(hits).toBe("33 of 33");
    await eventually(sheet.active).toBe("197 name");
    await sheet.press("Escape");
    await eventually(() => marked.count()).toBe(0);
    await sheet.press("ArrowUp");
    expect(await sheet.active()).toBe("196 name");
  });

  test("grid 44: the hits follow a sort", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Control+f");
    await sheet.type("kestrel");
    await eventually(hits).toBe("33 cells found");
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await sheet.head("rooms").locator(".ag-header-cell-label").click();
    await eventually(() => sheet.text(0, "rooms")).toBe("2000");
    await sheet.page.getByRole("button", { name: "Next hit" }).click();
    await eventually(sheet.active).toBe("2 name");
    await eventually(hits).toBe("1 of 33");
  });

  test("grid 44: replaces one, then all with the count first, as one change set each", async () => {
    await sheet.cell(0, "name").click();
    await sheet.press("Control+h");
    await sheet.type("kestrel");
    await sheet.press("Enter", "Tab");
    await sheet.type("Falcon");
    await eventually(hits).toBe("1 of 33");
    await sheet.page.getByRole("button", { name: "Replace", exact: true }).click();
    await eventually(() => sheet.column("name", [5, 11])).toEqual(["Falcon & Co. 6", "Kestrel & Co. 12"]);
    await sheet.page.getByRole("button", { name: "Replace 32" }).click();
    await eventually(() => sheet.column("name", [11, 197])).toEqual(["Falcon & Co. 12", "Falcon & Co. 198"]);
    expect(await sheet.changeSets()).toBe(2);
    await sheet.cell(0, "name").click();
    await sheet.press("Control+z");
    await eventually(() => sheet.column("name", [5, 197])).toEqual(["Falcon & Co. 6", "Kestrel & Co. 198"]);
  });
});

describe("colours of rows", () => {
  /** Contrast of every text in the rows to what is behind it, by the formula of WCAG. */
  const contrasts = `(() => {
    const rgb = (color) => {
      const at = document.createElement("canvas").getContext("2d");
      at.fillStyle = color;
      at.fillRect(0, 0, 1, 1);
      return [...at.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const over = (element) => {
      const own = rgb(getComputedStyle(element).backgroundColor);
      return own[3] === 255 || !element.parentElement ? own : own[3] === 0 ? over(element.parentElement)
        : own.slice(0, 3).map((v, i) => (v * own[3] + over(element.parentElement)[i] * (255 - own[3])) / 255);
    };
    const sheet = document.querySelector(".sheet");
    const colours = ["red", "amber", "green", "blue", "violet", "grey"];
    return colours.flatMap((colour) => {
      const row = document.querySelector(".ag-row");
      row.classList.add("sheet-row-" + colour);
      const found = [...document.querySelectorAll(".ag-row .ag-cell")].slice(0, 8).map((cell) => {
        cell.closest(".ag-row").classList.add("sheet-row-" + colour);
        const [a, b] = [light(rgb(getComputedStyle(cell).color)), light(over(cell))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        cell.closest(".ag-row").classList.remove("sheet-row-" + colour);
        return contrast;
      });
      row.classList.remove("sheet-row-" + colour);
      return found;
    });
  })()`;

  test.each(["light", "dark"])("every text can be read on every colour in the %s theme", async (theme) => {
    sheet = await example.open(`theme=${theme}`);
    const found = await sheet.page.evaluate<number[]>(contrasts);
    expect(found).toHaveLength(48);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(4.5);
  });

  test("a row takes the colour that the host gives it, and another when its values change", async () => {
    sheet = await example.open("colours");
    await eventually(() => sheet.page.locator('.ag-row[row-index="0"]').first().getAttribute("class")).toContain(
      "sheet-row-amber",
    );
    await sheet.someone("李静", ["1", "tier", "silver"]);
    await eventually(() => sheet.page.locator('.ag-row[row-index="0"]').first().getAttribute("class")).not.toContain(
      "sheet-row-amber",
    );
    expect(await sheet.page.locator(".ag-row.sheet-row-amber").count()).toBeGreaterThan(0);
    await sheet.page.evaluate("window.example.colour(undefined)");
    await eventually(() => sheet.page.locator(".ag-row[class*=sheet-row-]").count()).toBe(0);
    await sheet.page.evaluate(`window.example.colour(() => "blue")`);
    await eventually(() => sheet.page.locator(".ag-row.sheet-row-blue").count()).toBeGreaterThan(10);
  });
});
