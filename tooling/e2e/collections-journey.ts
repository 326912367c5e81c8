import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";

const words = said.receivables.dunning;

export function collectionsJourney(house: () => House): void {
  test("the preview says what the command says, and a promise given on the phone stands in the queue", async () => {
    const dry = await house().stack.foyer("dunning run --property LAKE --dry-run --over-days 60 --repeat --json");
    const { letters }: { letters: unknown[] } = JSON.parse(dry) as { letters: unknown[] };
    const page = await house().visit("finance", "/ledger/collections");
    const queue = page.getByRole("table", { name: words.views.queue });
    const row = queue.locator("tbody tr").last();
    const client = await row.getByRole("button").innerText();

    await page.getByText(filled(words.over, { days: 60 }), { exact: true }).click();
    await page.getByRole("button", { name: words.previewLetters }).click();
    await page.getByRole("button", { name: filled(words.draw, { count: letters.length }), exact: true }).waitFor();

    await page.goto(`${house().stack.url}/ledger/collections`);
    await queue.getByRole("button", { name: client, exact: true }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("combobox", { name: words.outcome }).click();
    await page.getByRole("option", { name: words.outcomes.promised }).click();
    await drawer.getByLabel(words.promisedAmount).fill("100");
    const until = await drawer.getByLabel(words.promisedFor).inputValue();
    await drawer.getByLabel(words.note).fill("下周一付");
    await drawer.getByRole("button", { name: words.logCall }).click();
    await drawer.getByRole("cell", { name: "下周一付" }).waitFor();
    await drawer.getByRole("button", { name: said.kernel.close }).click();
    const promised = queue.locator("tbody tr").filter({ hasText: client });
    await eventually(() => promised.innerText()).toContain(until.replaceAll("-", "/"));
    expect(await promised.count()).toBe(1);
  });
}
