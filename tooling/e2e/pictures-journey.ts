import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pictureFolder } from "./browser.ts";
import { eventually, filled, type House, said } from "./house.ts";
import { sheetOn } from "./sheet-page.ts";

/** The first look at the product: the README's pictures, as a person sees the screens on a laptop. */
export function picturesJourney(house: () => House): void {
  test("the README's three pictures", async () => {
    const { folder, isKept } = pictureFolder();
    const take = async (page: Page, name: string) => {
      await page.waitForLoadState("networkidle");
      await page.evaluate("document.fonts.ready.then(() => true)");
      await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    };
    const clients = await house().visit("manager", "/clients?search=上海");
    const sheet = sheetOn(clients);
    await sheet.ready();
    await sheet.cell(2, "ownerId").click();
    await sheet.cell(5, "industry").click({ modifiers: ["Shift"] });
    await eventually(sheet.status).toContain(filled(said.sheet.count, { count: 12 }));
    await take(clients, "clients");
    const aging = await house().visit("finance", "/ledger/aging");
    await aging.getByRole("table", { name: said.receivables.aging.title }).waitFor();
    await take(aging, "aging");
    const scores = await house().visit("director", "/scores");
    await scores.getByRole("table", { name: said.scores.title }).waitFor();
    await take(scores, "scores");
    for (const name of ["clients", "aging", "scores"])
      expect(statSync(join(folder, `${name}.png`)).size).toBeGreaterThan(50_000);
    if (!isKept) rmSync(folder, { recursive: true });
  });
}
