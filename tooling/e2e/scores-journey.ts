import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, type House, said } from "./house.ts";

const words = said.scores;
/** A person whose figures one may not see shows only ranks. */
const hidden = "·";

const number = (text: string): number => Number(text.replaceAll(/[^\d.-]/g, ""));

/** A whole month: on the first day of one there is little to be scored yet. */
async function lastMonth(page: Page): Promise<void> {
  const month = page.getByRole("combobox", { name: words.month });
  const shown = await month.inputValue();
  await page.getByRole("button", { name: words.previousMonth }).click();
  await eventually(() => month.inputValue()).not.toBe(shown);
  await page.locator('table[aria-busy="false"]').first().waitFor();
}

export function scoresJourney(house: () => House): void {
  test("a director has the worker compute the month; behind every number stand rows that add up to it", async () => {
    const page = await house().visit("director", "/scores");
    const ranking = page.getByRole("table", { name: words.title });
    await lastMonth(page);
    const ranks = (await ranking.locator("tbody td:first-child").allInnerTexts()).map(number);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const compute = page.getByRole("button", { name: words.compute });
    const [computed] = await Promise.all([
      page.waitForResponse((answer) => answer.url().includes("scores.compute")),
      compute.click(),
    ]);
    expect(computed.ok()).toBe(true);
    await eventually(() => compute.isEnabled()).toBe(true);

    const first = ranking.locator("tbody tr").first();
    const points = first.locator("td, th").nth(2).getByRole("button");
    const held = number(await points.innerText());
    await points.click();
    const panel = page.getByRole("dialog");
    const entries = panel.getByRole("table", { name: words.points });
    await entries.waitFor();
    const each = (await entries.locator("tbody tr td:last-child").allInnerTexts()).map(number);
    expect(each.reduce((sum, one) => sum + one, 0)).toBe(held);
    expect(number(await entries.locator("tfoot td").last().innerText())).toBe(held);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });

    await first.getByRole("button", { name: new RegExp(words.indicators.revenue) }).click();
    const evidence = panel.getByRole("table", { name: new RegExp(words.indicators.revenue) });
    await evidence.waitFor();
    const amounts = (await evidence.locator("tbody tr td:last-child").allInnerTexts()).map(
      (text) => number(text) * 100,
    );
    const total = await evidence.locator("tfoot td").last().innerText();
    expect(Math.round(amounts.reduce((sum, one) => sum + one, 0))).toBe(Math.round(number(total) * 100));
    expect(await panel.innerText()).toContain(`${total.trim()}`);
  });

  test("a rep sees the own figures and of the others the rank alone", async () => {
    const page = await house().visit("rep", "/scores");
    const ranking = page.getByRole("table", { name: words.title });
    await lastMonth(page);
    const rows = (await ranking.locator("tbody tr").allInnerTexts()).map((row) => row.split(/[\t\n]+/));
    const mine = rows.filter((row) => row.some((cell) => cell.includes(words.you)));
    expect(mine).toHaveLength(1);
    expect(mine.flat()).not.toContain(hidden);
    for (const row of rows.filter((each) => each !== mine[0])) {
      expect(row.filter((cell) => cell === hidden).length).toBeGreaterThanOrEqual(6);
      expect(number(row[0] ?? "")).toBeGreaterThanOrEqual(1);
    }
    expect(await ranking.getByRole("button", { name: /查看依据/ }).count()).toBeGreaterThan(3);
  });
}
