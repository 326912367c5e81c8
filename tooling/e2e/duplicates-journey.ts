import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";

const words = said.clients.duplicates;

const send = (page: Page, path: string, input: object): Promise<unknown> =>
  page.evaluate(
    async ([to, body]) => {
      const headers = { "x-foyer": "1", "content-type": "application/json" };
      const answer = await fetch(`/api/trpc/${to}`, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`);
      return ((await answer.json()) as { result?: { data?: unknown } }).result?.data;
    },
    [path, JSON.stringify(input)] as const,
  );

/** Two files of one client, found, made one, and made two again. */
export function duplicatesJourney(house: () => House): void {
  test("a client that is on file is warned of while it is typed, found by the scan, merged and parted", async () => {
    const page = await house().visit("manager", "/clients");
    const client = { kind: "organisation", class: "business" };
    const kept = await send(page, "clients.create", { ...client, name: "云栖澜海会展服务有限公司", city: "杭州" });
    await send(page, "clients.addContact", { clientId: kept, name: "欧阳澜", mobile: "15400007711" });

    await page.getByRole("button", { name: said.clients.add }).click();
    await page.getByRole("textbox", { name: said.clients.fields.name, exact: true }).fill("雲棲瀾海會展服務");
    const warning = page.getByRole("alert").filter({ hasText: words.warning });
    await warning.getByRole("link", { name: "云栖澜海会展服务有限公司" }).waitFor();
    await page.keyboard.press("Escape");

    const second = await send(page, "clients.create", { ...client, name: "雲棲瀾海會展服務", industry: "会展" });
    await send(page, "clients.addContact", {
      clientId: second,
      name: "欧阳 澜",
      mobile: "154 0000 7711",
      mail: "lan@example.com",
    });
    await page.goto(`${house().stack.url}/clients/duplicates`);
    await page.getByRole("button", { name: words.scan }).first().click();
    const row = page.getByRole("row", { name: /云栖澜海会展服务有限公司/ });
    await eventually(async () => {
      await page.reload();
      await page.waitForLoadState("networkidle");
      return row.count();
    }).toBe(1);
    expect(await row.textContent()).toContain(words.reasons["same-phone"]);

    await row.getByRole("link", { name: words.open }).click();
    await page.getByRole("radio", { name: "雲棲瀾海會展服務" }).check();
    await page.getByText(filled(words.samePersons, { count: 1 })).waitFor();
    await page.getByRole("button", { name: words.merge, exact: true }).click();
    await page.waitForURL(`**/clients/${String(kept)}`);
    await page.getByRole("heading", { level: 1, name: "雲棲瀾海會展服務" }).waitFor();
    await page.goto(`${house().stack.url}/clients/${String(second)}`);
    await page.waitForURL(`**/clients/${String(kept)}`);

    await page.goto(`${house().stack.url}/clients/duplicates?show=merges`);
    await page.getByRole("button", { name: words.undo }).first().click();
    await page.getByText(words.undone).first().waitFor();
    await page.goto(`${house().stack.url}/clients/${String(second)}`);
    await page.getByRole("heading", { level: 1, name: "雲棲瀾海會展服務" }).waitFor();
    expect(page.url()).toContain(`/clients/${String(second)}`);
  });
}
