import { spoken } from "@foyer/domain/kernel/words";
import { words } from "@foyer/domain/words";
import { expect, test } from "vitest";
import { openDesk } from "./browser.ts";
import { acceptDuty, comeIn, eventually, type House, said } from "./house.ts";

const english = spoken(words, "en");

export function peopleJourney(house: () => House): void {
  test("a one-time link lets in once; nothing is open before the duty is accepted; whoever signs out is out; a screen that is not theirs says so", async () => {
    const { stack, browser } = house();
    const link = await stack.foyer("staff add su.he@lakeside.example --name 苏荷 --role desk --property LAKE");
    const page = await house().stranger(`${stack.url}/sign-in`, { language: "zh-Hans" });
    await comeIn(page, link);
    const { duty } = said.staff;
    await page.goto(`${stack.url}/ledger/aging`);
    await page.getByRole("heading", { level: 1, name: duty.title }).waitFor();
    const [first, last] = [duty.text.scope, duty.text.leaving];
    await page.getByText(first).waitFor();
    await page.getByText(last).waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
    expect(await page.getByRole("button", { name: duty.accept }).isDisabled()).toBe(true);
    const isAsked = stack.foyer(
      "report aging --property LAKE --as-of 2025-01-01 --format csv --as su.he@lakeside.example",
    );
    await expect(isAsked).rejects.toThrow("staff.duty-not-accepted");
    await acceptDuty(page);
    expect(new URL(page.url()).pathname).toBe("/ledger/aging");
    await page.getByText(said.kernel.pages.noPermission).waitFor();
    await page.getByText(said.kernel.pages.noPermissionHint).waitFor();
    await page.getByRole("button", { name: /苏荷/ }).click();
    await page.getByRole("menuitem", { name: duty.title }).click();
    await page.getByText(last).waitFor();
    await page.getByRole("button", { name: /苏荷/ }).click();
    await page.getByRole("menuitem", { name: said.staff.account.signOut }).click();
    await page.getByRole("button", { name: said.staff.signIn.submit }).waitFor();
    await page.goto(`${stack.url}/clients`);
    await page.waitForURL(/\/sign-in/);

    // The refusal that follows is on the screen, and in the browser's own log, which is not listened to here.
    const desk = await openDesk(browser, { language: "zh-Hans" });
    const again = await desk.newPage();
    await again.goto(link);
    await again.getByRole("button", { name: said.staff.link.submit, exact: true }).click();
    await again.getByText(said.staff.refusals["link-not-valid"]).waitFor();
    await desk.close();
  });

  test("language and appearance are one's own choice and last", async () => {
    const page = await house().visit("director", "/clients");
    await page.getByRole("button", { name: said.kernel.header.language }).click();
    await page.getByRole("menuitemradio", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: english.clients.title }).waitFor();
    await page.getByRole("button", { name: english.kernel.header.theme }).click();
    await page.getByRole("menuitem", { name: english.kernel.header.dark }).click();
    const root = page.locator("html");
    await eventually(() => root.getAttribute("data-mantine-color-scheme")).toBe("dark");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: english.clients.title }).waitFor();
    expect(await root.getAttribute("lang")).toBe("en");
    expect(await root.getAttribute("data-mantine-color-scheme")).toBe("dark");
    await page.getByRole("button", { name: english.kernel.header.theme }).click();
    await page.getByRole("menuitem", { name: english.kernel.header.light }).click();
    await page.getByRole("button", { name: english.kernel.header.language }).click();
    await page.getByRole("menuitemradio", { name: "简体中文" }).click();
    await page.getByRole("heading", { level: 1, name: said.clients.title }).waitFor();
  });

  test("who works at two hotels goes over to the other, and sees its clients alone", async () => {
    const page = await house().visit("finance", "/ledger/aging");
    const hotels = page.getByRole("button", { name: new RegExp(said.staff.account.switchProperty) });
    const here = await hotels.innerText();
    const total = page.locator("main section").first();
    expect(await total.innerText()).toContain("¥");
    await hotels.click();
    const other = page.getByRole("menuitemradio", { checked: false });
    const there = (await other.innerText()).trim();
    await other.click();
    await eventually(async () => (await hotels.innerText()).trim()).toBe(there);
    await page.goto(`${house().stack.url}/ledger/aging`);
    await total.waitFor();
    await eventually(() => total.innerText()).toContain("$");
    await hotels.click();
    await page.getByRole("menuitemradio", { name: here.trim() }).click();
    await eventually(async () => (await hotels.innerText()).trim()).toBe(here.trim());
  });
}
