import type { Page } from "playwright-core";

/** A screen's grid as a person works in it. */
export function sheetOn(page: Page) {
  const cell = (row: number, field: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    cell,
    press,
    /** Comes to this window; one behind another is drawn late. */
    front: () => page.bringToFront(),
    ready: () => cell(0, "name").or(cell(0, "label")).waitFor(),
    text: async (row: number, field: string) => (await cell(row, field).innerText()).trim(),
    /** The texts of a rectangle, as it is seen. */
    block: (from: number, count: number, fields: readonly string[]) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          Promise.all(fields.map(async (field) => (await cell(from + index, field).innerText()).trim())),
        ),
      ),
    async write(row: number, field: string, text: string) {
      await cell(row, field).click();
      await page.keyboard.type(text);
      await press("Enter");
    },
    /** Puts a text onto the clipboard as another program would, and pastes it with the keyboard. */
    async paste(row: number, field: string, text: string) {
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await cell(row, field).click();
      await press("Control+v");
    },
    /** Waits until the server has answered everything. */
    saved: () => page.locator('.sheet-saved[data-saving="false"]').waitFor({ state: "attached" }),
    status: () => page.locator(".sheet-status").innerText(),
    card: page.locator(".sheet-card"),
  };
}

/** A whole number as the grid writes it; a dash is none. */
export const wholeNumber = (text: string): number => Number(text.replaceAll(",", "").replace("–", "0"));
