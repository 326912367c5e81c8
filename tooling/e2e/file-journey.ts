import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";
import { sheetOn } from "./sheet-page.ts";

const file = said.clients.file;
const persons = said.clients.contacts;

/** The first conference client's file, opened from its row. */
async function openFile(page: Page): Promise<string> {
  const sheet = sheetOn(page);
  await sheet.ready();
  const name = await sheet.text(0, "name");
  await sheet.cell(0, "name").click();
  await page.getByRole("link", { name: filled(said.clients.openFile, { name }) }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("region", { name: file.glance }).waitFor();
  return name;
}

const cityOf = async (page: Page): Promise<string> => {
  const basics = page.getByRole("region", { name: file.basics });
  const figure = basics.locator("dl > div").filter({ hasText: said.clients.fields.city });
  return (await figure.locator("dd").innerText()).trim();
};

export function fileJourney(house: () => House): void {
  test("a file is edited on its page, its history shows what was, and one value is put back", async () => {
    const page = await house().visit("manager", "/clients?class=conference");
    await openFile(page);
    const before = await cityOf(page);
    await page.getByRole("button", { name: file.edit, exact: true }).click();
    const form = page.getByRole("dialog", { name: file.edit });
    await form.getByLabel(said.clients.fields.city, { exact: true }).fill("无锡");
    await form.getByRole("button", { name: said.kernel.save, exact: true }).click();
    await form.waitFor({ state: "detached" });
    await eventually(() => cityOf(page)).toBe("无锡");

    const history = page.getByRole("table", { name: file.history.title });
    const putBack = filled(file.history.putBackOf, { field: said.clients.fields.city, value: before });
    await history.getByRole("row").filter({ hasText: "无锡" }).getByRole("button", { name: putBack }).click();
    const question = page.getByRole("dialog", { name: file.history.putBackTitle });
    await question.getByRole("button", { name: file.history.putBack, exact: true }).click();
    await question.waitFor({ state: "detached" });
    await eventually(() => cityOf(page)).toBe(before);
    await eventually(() => history.getByRole("row").filter({ hasText: "无锡" }).count()).toBe(2);
  });

  test("a person is added with a lunar birthday, which says when it comes next", async () => {
    const page = await house().visit("manager", "/clients?class=conference");
    await openFile(page);
    await page.getByRole("button", { name: persons.add, exact: true }).click();
    const form = page.getByRole("dialog", { name: persons.add });
    await form.getByLabel(persons.fields.name).first().fill("苏小棠");
    await form.getByText(persons.birthday.lunar, { exact: true }).click();
    await form.getByRole("combobox", { name: persons.birthday.month }).click();
    await page.getByRole("option", { name: "八月", exact: true }).click();
    await form.getByRole("combobox", { name: persons.birthday.day }).click();
    await page.getByRole("option", { name: "十五", exact: true }).click();
    await eventually(() => form.getByRole("status").innerText()).toMatch(/\d{4}\/\d{2}\/\d{2}/);
    const next = await form.getByRole("status").innerText();
    await form.getByRole("button", { name: said.kernel.add, exact: true }).click();
    await form.waitFor({ state: "detached" });
    const more = page.getByRole("button", { name: /^显示全部/ });
    if ((await more.count()) > 0) await more.click();
    const card = page.getByRole("article", { name: "苏小棠" });
    await eventually(() => card.innerText()).toContain("农历八月十五");
    await eventually(() => card.innerText()).toContain(next);
  });

  test("a file is put away with a reason, stands among those archived, and is taken out again", async () => {
    const page = await house().visit("manager", "/clients?class=conference");
    const name = await openFile(page);
    await page.getByRole("button", { name: file.actions, exact: true }).click();
    await page.getByRole("menuitem", { name: file.archive, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: filled(file.archiveTitle, { name }) });
    await dialog.getByLabel(file.archiveReason).fill("公司已注销");
    await dialog.getByRole("button", { name: file.archive, exact: true }).click();
    await page.getByText(filled(file.archivedWhy, { reason: "公司已注销" })).waitFor();
    expect(await page.getByRole("button", { name: file.edit, exact: true }).count()).toBe(0);

    await page.goto(`${house().stack.url}/clients/trash`);
    const row = page.getByRole("row").filter({ hasText: name });
    await eventually(() => row.innerText()).toContain("公司已注销");
    await row.getByRole("button", { name: filled(said.clients.trash.restore, { name }) }).click();
    await row.waitFor({ state: "detached" });
    await page.goBack();
    await page.getByRole("button", { name: file.edit, exact: true }).waitFor();
  });
}
