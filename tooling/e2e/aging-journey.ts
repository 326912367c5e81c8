import { createReadStream } from "node:fs";
import { readCsvBlocks } from "@foyer/documents/csv-in";
import type { RowsIn } from "@foyer/documents/rows-in";
import { readXlsxBlocks } from "@foyer/documents/xlsx-in";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { standardEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import type { Download, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, type House, said } from "./house.ts";

const words = said.receivables;
/** In hundredths, as the ledger counts. */
const minor = (text: string): number => Math.round(Number(text.replaceAll(/[^\d.-]/g, "")) * 100);
const lastOf = async (cells: Locator): Promise<number> => minor((await cells.last().innerText()).replace("–", "0"));

async function rowsOf({ header, blocks }: RowsIn): Promise<{ header: readonly string[]; rows: string[][] }> {
  const rows: string[][] = [];
  for await (const block of blocks) rows.push(...block.rows.map(({ values }) => values));
  return { header, rows };
}

async function downloaded(page: Page, name: string): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return file;
}

/** The report's table, without the sheet of paper around it. */
const report = (page: Page) => page.getByRole("table", { name: words.aging.title });

/** Not due, the buckets, unapplied, balance, disputed. */
const figures = standardEdges.length + 5;

/** By column, the total's figures as the screen shows them. */
async function totalsOn(page: Page): Promise<number[]> {
  const cells = await report(page).locator("tfoot td").allInnerTexts();
  return cells.slice(-figures).map((text) => minor(text.replace("–", "0")));
}

export function agingJourney(house: () => House): void {
  test("finance looks at a past day, and behind a figure at its items and what settled them", async () => {
    const page = await house().visit("finance", "/ledger/aging");
    await report(page).waitFor();
    const date = page.getByRole("textbox", { name: words.aging.asOf });
    const day = addDays(CalendarDate.parse(await date.inputValue()), -45);
    const today = await totalsOn(page);
    await date.fill(day);
    await date.press("Enter");
    await eventually(() => totalsOn(page)).not.toEqual(today);
    await page.waitForURL((url) => url.searchParams.get("asOf") === day);
    const totals = await totalsOn(page);
    const [, balance = 0, unapplied = 0] = totals.toReversed();
    const debits = totals.slice(0, -3);
    expect(debits.reduce((sum, each) => sum + each, 0) - unapplied).toBe(balance);

    const figure = report(page).locator("tbody tr").first().locator("td:nth-last-child(2)").getByRole("button");
    const asked = minor(await figure.innerText());
    await figure.click();
    const panel = page.getByRole("dialog");
    const items = panel.getByRole("table", { name: words.items.title });
    await items.waitFor();
    expect(await lastOf(items.locator("tfoot td"))).toBe(asked);
    const open = await items.locator("tbody tr td:last-child").allInnerTexts();
    expect(open.reduce((sum, each) => sum + minor(each), 0)).toBe(asked);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });

    const total = `${said.kernel.total}, ${words.aging.balance}`;
    await report(page).getByRole("button", { name: total }).click();
    await items.locator("tfoot").waitFor();
    const [amounts, left] = await Promise.all(
      ["td:nth-last-child(2)", "td:last-child"].map((cell) => items.locator(`tbody tr ${cell}`).allInnerTexts()),
    );
    const partly = amounts?.findIndex((amount, index) => amount !== left?.[index]) ?? -1;
    expect(partly, "an item that is settled in part").toBeGreaterThanOrEqual(0);
    const settledOf = Math.abs(minor(amounts?.[partly] ?? "")) - Math.abs(minor(left?.[partly] ?? ""));
    await items.locator("tbody tr").nth(partly).getByRole("rowheader").getByRole("button").click();
    const settled = panel.getByRole("table", { name: words.items.allocations });
    // behind the amounts stands what can be taken back
    await eventually(() => lastOf(settled.locator("tfoot td:nth-last-child(2)"))).toBe(settledOf);
  });

  test("the files that finance takes away say what the screen says, to the cent", async () => {
    const page = await house().visit("finance", "/ledger/aging?sort=overdue");
    await report(page).waitFor();
    const totals = await totalsOn(page);
    const columns = (await report(page).locator("thead th").allInnerTexts()).slice(-figures);
    const csv = await downloaded(page, "CSV");
    const xlsx = await downloaded(page, "XLSX");
    expect(csv.suggestedFilename()).toMatch(/^aging-client-\d{4}-\d\d-\d\d\.csv$/);
    expect(xlsx.suggestedFilename()).toMatch(/\.xlsx$/);
    const files = [
      await rowsOf(await readCsvBlocks(createReadStream(await csv.path()))),
      await rowsOf(await readXlsxBlocks(createReadStream(await xlsx.path()))),
    ];
    for (const { header, rows } of files) {
      expect(header.slice(-figures).map((name) => name.replace(/ \([A-Z]{3}\)$/, ""))).toEqual(columns);
      const last = rows.at(-1) ?? [];
      expect(last[0]).toBe(said.kernel.total);
      expect(last.slice(-totals.length).map(minor)).toEqual(totals);
      const clients = rows.slice(0, -1);
      const added = totals.map((_, index) =>
        clients.reduce((sum, row) => sum + minor(row.at(index - totals.length) ?? ""), 0),
      );
      expect(added).toEqual(totals);
    }
  });
}
