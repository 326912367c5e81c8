import { expect, test } from "vitest";
import { filled, type House, said } from "./house.ts";

const words = said.activities;

export function phoneJourney(house: () => House): void {
  test("a rep on a phone logs a visit in five taps, from the list of who is due", async () => {
    const phone = { language: "zh-Hans", width: 390, height: 844, touch: true } as const;
    const page = await house().visit("rep", "/activities", phone);
    const due = page.getByRole("table", { name: words.due }).getByRole("row");
    const card = due.filter({ has: page.getByRole("link", { name: words.log }) }).first();
    const client = (await card.getByRole("rowheader").innerText()).trim();
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);

    await card.getByRole("link", { name: words.log }).tap();
    await page.getByText(words.kind.visit, { exact: true }).tap();
    await page.getByText(words.outcome.reached, { exact: true }).tap();
    await page.getByText(filled(words.inDays_other, { count: 7 }), { exact: true }).tap();
    await page.getByRole("button", { name: said.kernel.save }).tap();

    await page.getByText(words.saved).waitFor();
    await page.goto(`${house().stack.url}/activities`);
    await due.first().waitFor();
    expect(await due.filter({ has: page.getByRole("rowheader", { name: client, exact: true }) }).count()).toBe(0);
  });
}
