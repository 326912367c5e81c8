import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const serve = fileURLToPath(new URL("../../packages/sheet/example/serve.ts", import.meta.url));

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the example says nothing");
  const said: unknown[] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("the example did not start"))),
  ]);
  return String(said[0]).trim();
}

/** The machine may be busy; what does not come in this time does not come. */
export const eventually = (read: () => unknown): ReturnType<typeof expect.poll> =>
  expect.poll(read, { timeout: 15_000 });

/** The example page of the sheet in a real browser, with its own server in memory. */
export type Example = { open: (query?: string) => Promise<SheetPage>; close: () => Promise<void> };

export async function startExample(): Promise<Example> {
  const child = spawn(process.execPath, [serve], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await addressOf(child);
  const browser: Browser = await chromium.launch({
    executablePath: process.env["FOYER_CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: address.slice(0, -1) });
  const page = await context.newPage();
  await page.goto(address);
  return {
    async open(query = "") {
      await page.setViewportSize({ width: 1300, height: 640 });
      await page.mouse.move(2, 2);
      await page.evaluate(`window.example.show("${query}")`);
      await page.locator(".ag-cell").first().waitFor();
      return sheetPage(page);
    },
    async close() {
      await browser.close();
      child.kill();
      await once(child, "exit");
    },
  };
}

/** What a person does with the sheet, and what is to be seen of it. */
function sheetPage(page: Page) {
  const cell = (row: number, field: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`);
  return {
    page,
    cell,
    text: (row: number, field: string) => cell(row, field).innerText(),
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text: string) => page.keyboard.type(text),
    /** From one cell to another, as a person selects a rectangle. */
    async select(from: [number, string], to: [number, string]) {
      await cell(...from).click();
      await cell(...to).click({ modifiers: ["Shift"] });
    },
    active: () =>
      page.evaluate<string>(`(() => {
        const cell = document.querySelector(".ag-cell.sheet-active");
        return cell.closest(".ag-row").getAttribute("row-index") + " " + cell.getAttribute("col-id");
      })()`),
    column: (field: string, rows: readonly number[]) =>
      Promise.all(
        rows.map((row) =>
          page.evaluate<string | number | boolean | null>(`window.example.server.rows[${row}]?.${field} ?? null`),
        ),
      ),
    /** What stands in the open cell. */
    box: () => page.locator(".sheet-box").inputValue(),
    /** What a screen reader is told of the active cell. */
    spoken: () => page.locator(".sheet-spoken").innerText(),
    /** What it is told of others. */
    news: () => page.locator(".sheet-news").textContent(),
    head: (field: string) => page.locator(`.ag-header-cell[col-id="${field}"]`),
    /** Another person changes cells, and the page hears of it. */
    someone: (by: string, ...cells: [row: string, field: string, value: string | number][]) =>
      page.evaluate(
        `window.example.someone(${JSON.stringify(by)}, ${JSON.stringify(
          cells.map(([row, field, value]) => ({ row, field, value })),
        )})`,
      ),
    focused: () => page.evaluate<string>("document.activeElement.innerText"),
    card: page.locator(".sheet-card"),
    /** How many rendered cells are in the selection. */
    selected: () => page.locator(".ag-cell.sheet-in").count(),
    status: () => page.locator(".sheet-status").innerText(),
    clipboard: (type: "text/plain" | "text/html") =>
      page.evaluate<string>(
        `navigator.clipboard.read().then(([item]) => item.getType("${type}")).then((blob) => blob.text())`,
      ),
    /** Puts a text onto the clipboard as another program would, and pastes it with the keyboard. */
    async paste(text: string) {
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await page.keyboard.press("Control+v");
    },
    /** Waits until everything was answered. */
    saved: () => page.locator('.sheet-saved[data-saving="false"]').waitFor({ state: "attached" }),
    stored: (row: number, field: string) =>
      page.evaluate<string | number | boolean | null>(`window.example.server.rows[${row}]?.${field} ?? null`),
    changeSets: () => page.evaluate<number>("window.example.server.saved.length"),
    server: (script: string) => page.evaluate(`(({ server, refresh }) => { ${script} })(window.example)`),
  };
}

export type SheetPage = ReturnType<typeof sheetPage>;
