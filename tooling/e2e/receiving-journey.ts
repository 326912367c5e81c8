import { test } from "vitest";
import { eventually, type House, said } from "./house.ts";

const words = said.receivables.receiving;
const money = (text: string): string => text.replaceAll(/[^\d.]/g, "");

export function receivingJourney(house: () => House): void {
  test("a line of the bank's statement becomes a payment of the invoice that it names, and is taken back", async () => {
    const page = await house().visit("finance", "/ledger");
    const table = page.getByRole("table", { name: said.receivables.items.title });
    // not the latest, which yesterday's statement may have paid
    const invoice = table.locator("tbody tr").filter({ hasText: said.receivables.kinds.invoice }).last();
    const day = await page.getByRole("textbox", { name: said.receivables.aging.asOf }).inputValue();
    const open = await invoice.locator("td").last().innerText();
    // a part of a document bears its number and the part's
    const [number = ""] = (await invoice.getByRole("button").first().innerText()).split(" ");

    await page.goto(`${house().stack.url}/ledger/receiving?view=bank`);
    await page.getByRole("button", { name: words.bank.addAccount }).click();
    await page.getByLabel(words.bank.accountName).fill("工行基本户");
    await page.getByRole("button", { name: said.kernel.add, exact: true }).click();
    await page.getByRole("button", { name: words.bank.import }).click();
    const buffer = Buffer.from(`日期,金额,附言\n${day},${money(open)},房费 ${number}\n`);
    await page
      .getByRole("dialog")
      .locator("input[type=file]")
      .setInputFiles({ name: "流水.csv", mimeType: "text/csv", buffer });
    await page.getByRole("dialog").getByRole("button", { name: words.bank.keep, exact: true }).click();

    const line = page.getByRole("listitem").filter({ hasText: number });
    await line.getByText(words.bank.reasons.number).waitFor();
    await line.getByRole("button", { name: words.bank.accept }).click();
    await eventually(() => line.count()).toBe(0);
    await page.getByText(words.bank.statuses.received, { exact: true }).click();
    await line.getByRole("button", { name: words.bank.restore }).click();
    await page.getByRole("dialog").getByLabel(said.kernel.reason).fill("对错了");
    await page.getByRole("dialog").getByRole("button", { name: words.bank.restore }).click();
    await eventually(() => line.count()).toBe(0);
    await page.getByText(new RegExp(`^${words.bank.statuses.waiting} \\d+$`)).click();
    await line.getByText(words.bank.reasons.number).waitFor();
  });
}
