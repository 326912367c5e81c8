import { readFile } from "node:fs/promises";
import { textOfPdf } from "@foyer/documents/pdf-text";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, type House, said } from "./house.ts";

const words = said.receivables.statements;

const paper = async (page: Page, name: RegExp | string): Promise<{ bytes: Buffer; text: string }> => {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("link", { name }).click(),
  ]);
  const bytes = await readFile(await file.path());
  return { bytes, text: textOfPdf(bytes).join("") };
};

export function statementsJourney(house: () => House): void {
  test("a client's statement is looked at, mailed once, and lies in the mail folder with its PDF", async () => {
    const page = await house().visit("finance", "/ledger/statements");
    const row = page.getByRole("table", { name: words.title }).locator("tbody tr").filter({ hasText: "***@" }).first();
    const opener = row.getByRole("button").first();
    const client = await opener.innerText();
    const balance = (await row.locator("td").nth(1).innerText()).replaceAll(/[^\d.,]/g, "");
    await opener.click();
    const dialog = page.getByRole("dialog");
    const { text } = await paper(page, "PDF");
    for (const there of [words.paper.title, balance]) expect(text).toContain(there);

    await dialog.getByRole("button", { name: words.mailOne }).click();
    await dialog.getByText("***@").last().waitFor();
    await dialog.getByRole("button", { name: words.mailOne }).click();
    await page.getByText(words.started).waitFor();
    await eventually(async () => {
      await page.reload();
      await row.waitFor();
      return page.getByRole("row", { name: client }).getByText(words.mailed).count();
    }).toBeGreaterThan(0);

    const folder = await house().visit("director", "/settings/mail");
    await folder.getByRole("button", { name: words.one }).first().click();
    expect((await paper(folder, /^statement-.*\.pdf$/)).text).toContain(balance);
  });
}
