import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messyClients } from "@foyer/db/imports/messy/factory";
import { gb18030Of } from "@foyer/documents/factory";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";

const words = said.imports;

interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
}

const csv = (...rows: string[]): Sent => ({
  name: "clients.csv",
  bytes: Buffer.from(`\uFEFF${["客户编号,客户名称,性质,类别,等级,城市", ...rows].join("\r\n")}\r\n`),
});
const first = "W-101,澜汀文化传媒有限公司,单位,商务,B,杭州";
const second = "W-102,云岫会展有限公司,单位,会议,C,苏州";
const unreadable = "W-103,枫桥旅行社,单位,旅行社,Q,南京";

/** Sends a file and comes to the step where its columns are mapped. */
async function upload(page: Page, { name, bytes }: Sent): Promise<void> {
  await page.getByRole("link", { name: words.title, exact: true }).click();
  await page.getByRole("button", { name: words.new }).first().click();
  const panel = page.getByRole("dialog");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), panel.getByLabel(words.file).click()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await panel.getByRole("button", { name: words.next, exact: true }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByRole("button", { name: words.map.check }).waitFor();
}

const check = (page: Page): Promise<void> => page.getByRole("button", { name: words.map.check }).click();
const write = (page: Page): Promise<void> => page.getByRole("button", { name: words.apply, exact: true }).click();

/** The figures of an import, by what they count; nothing while they are not there. */
async function counted(page: Page): Promise<Record<string, number>> {
  const figures = ["read", "created", "updated", "unchanged", "skipped", "refused"] as const;
  const tiles = figures.map((figure) => page.getByText(words.counts[figure], { exact: true }).locator(".."));
  if ((await tiles[0]?.count()) === 0) return {};
  const texts = await Promise.all(tiles.map((tile) => tile.innerText()));
  return Object.fromEntries(
    figures.map((figure, index) => [
      figure,
      Number((texts[index] ?? "").replace(words.counts[figure], "").replaceAll(",", "").trim()),
    ]),
  );
}

const status = (page: Page, text: string): Promise<void> =>
  page.locator("header").getByText(text, { exact: true }).first().waitFor({ timeout: 30_000 });

/** Looks for clients in the grid, which shows what it had until what was asked for is there. */
async function findsClients(page: Page, { search, says }: { search: string; says: string }): Promise<void> {
  await page.getByRole("link", { name: said.clients.title, exact: true }).click();
  const box = page.getByRole("textbox", { name: said.kernel.search });
  await eventually(() => box.inputValue()).toBe("");
  await box.fill(search);
  await page.waitForURL((url) => url.searchParams.get("search") === search);
  await eventually(() => page.locator("main").innerText()).toContain(says);
}

export function importsJourney(house: () => House): void {
  test("a bad value is put right on the spot; checked, applied, and the same file again changes nothing", async () => {
    const page = await house().visit("manager", "/");
    await upload(page, csv(first, second, unreadable));
    await check(page);
    await eventually(() => counted(page)).toMatchObject({ read: 3, refused: 1 });
    const cell = page.getByRole("textbox", { name: filled(words.fix.cell, { line: 4, column: "等级" }) });
    expect(await cell.inputValue()).toBe("Q");
    await cell.fill("C");
    await page.getByRole("button", { name: words.fix.save }).click();
    await eventually(() => counted(page)).toMatchObject({ created: 3, refused: 0 });
    await write(page);
    await status(page, words.statuses.applied);
    await findsClients(page, { search: "W-10", says: "枫桥旅行社" });

    await upload(page, csv(first, second, unreadable.replace(",Q,", ",C,")));
    await check(page);
    await eventually(() => counted(page)).toMatchObject({ read: 3, created: 0, unchanged: 3, refused: 0 });
  });

  test("a messy list in GB18030: what the wizard counts the command counts; applied, and taken back to the last row", async () => {
    const page = await house().visit("manager", "/");
    const messy = messyClients(300);
    await upload(page, { name: "客户清单.csv", bytes: gb18030Of(messy.text) });
    // 金牌 is no tier of ours: it means A
    await page.getByRole("combobox", { name: filled(words.map.translate, { value: "金牌" }) }).click();
    await page.getByRole("option", { name: "A", exact: true }).click();
    await check(page);
    const { short, twice, phone, day, name, long, blank } = messy.count;
    const refused = short + twice + phone + day + name + long;
    await eventually(() => counted(page)).toMatchObject({ read: 300 - blank, refused });

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: filled(words.fix.download, { format: "CSV" }) }).click(),
    ]);
    expect(download.suggestedFilename()).toContain("客户清单");
    const path = join(house().stack.dataDir, "messy.csv");
    writeFileSync(path, gb18030Of(messy.text), { mode: 0o644 });
    const command = await house()
      .stack.foyer(`import clients ${path} --property LAKE --remembered --dry-run --json`)
      .catch((error: unknown) => String(error));
    expect(command).toContain(`${refused} values were refused`);
    rmSync(path);

    // every bad row is left out
    for (const box of await page.getByRole("checkbox", { name: words.fix.leaveOut }).all()) await box.check();
    await page.getByRole("button", { name: words.fix.save }).click();
    await eventually(() => counted(page)).toMatchObject({ skipped: refused, refused: 0 });
    await write(page);
    await status(page, words.statuses.applied);
    await findsClients(page, { search: "KH-20", says: "星河" });
    await page.goBack();
    await page.getByRole("button", { name: words.reverse.button }).click();
    await page.getByRole("button", { name: words.reverse.confirm }).click();
    await status(page, words.statuses.reversed);
    await page.getByText(words.reverse.nothingKept).waitFor();
    await findsClients(page, { search: "KH-20", says: said.clients.nothingFound });
  });
}
