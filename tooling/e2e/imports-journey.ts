import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { eventually, type House, said } from "./house.ts";

const words = said.imports;
const header = "reference,name,kind,class,tier,city";
const first = "W-101,澜汀文化传媒有限公司,organisation,business,B,杭州";
const second = "W-102,云岫会展有限公司,organisation,conference,C,苏州";
const unreadable = "W-103,枫桥旅行社,organisation,travel-agency,Q,南京";
const mended = "W-103,枫桥旅行社,organisation,travel-agency,C,南京";

const csv = (...rows: string[]) => ({
  name: "clients.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${[header, ...rows].join("\r\n")}\r\n`),
});

async function upload(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.getByRole("link", { name: words.title, exact: true }).click();
  await page.getByRole("button", { name: words.new }).first().click();
  const panel = page.getByRole("dialog");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), panel.getByLabel(words.file).click()]);
  await chooser.setFiles(file);
  await panel.getByRole("switch", { name: words.dryRun }).uncheck();
  await panel.getByRole("button", { name: words.start }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByText(words.counts.unchanged).first().waitFor();
}

/** The figures of an import, by what they count. */
async function counted(page: Page): Promise<Record<string, number>> {
  const figures = ["read", "created", "unchanged", "refused"] as const;
  const entries = figures.map(async (figure): Promise<[string, number]> => {
    const tile = page.getByText(words.counts[figure], { exact: true }).locator("..");
    return [figure, Number((await tile.innerText()).replace(words.counts[figure], "").trim())];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** What the grid says of a search. */
async function clientsFound(page: Page, search: string): Promise<string> {
  await page.getByRole("link", { name: said.clients.title, exact: true }).click();
  const box = page.getByRole("textbox", { name: said.kernel.search });
  await eventually(() => box.inputValue()).toBe("");
  await box.fill(search);
  await page.waitForURL((url) => url.searchParams.get("search") === search);
  await page.locator(".ag-row").or(page.getByText(said.clients.nothingFound)).first().waitFor();
  return page.locator("main").innerText();
}

export function importsJourney(house: () => House): void {
  test("a file with one bad value is refused as a whole and says where; mended it is applied; again it changes nothing", async () => {
    const page = await house().visit("manager", "/");
    await upload(page, csv(first, second, unreadable));
    await eventually(() => counted(page)).toMatchObject({ read: 3, refused: 1 });
    const refused = page.getByRole("table", { name: words.refusedTitle }).locator("tbody tr");
    expect(await refused.count()).toBe(1);
    const [line, column, value, why] = await refused.locator("th, td").allInnerTexts();
    expect([line, column, value]).toEqual(["4", "tier", "Q"]);
    expect(why?.length).toBeGreaterThan(2);
    await page.getByText(words.nothingApplied).waitFor();
    await eventually(() => clientsFound(page, "W-10")).toContain(said.clients.nothingFound);

    await upload(page, csv(first, second, mended));
    await eventually(() => counted(page)).toEqual({ read: 3, created: 3, unchanged: 0, refused: 0 });
    await eventually(() => clientsFound(page, "W-10")).toContain("枫桥旅行社");

    await upload(page, csv(first, second, mended));
    await eventually(() => counted(page)).toEqual({ read: 3, created: 0, unchanged: 3, refused: 0 });
  });
}
