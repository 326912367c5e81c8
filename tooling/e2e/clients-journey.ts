import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";
import { sheetOn } from "./sheet-page.ts";

const fields = ["city", "industry"] as const;

/** Picks an option of a box in the filter's form. */
async function choose(page: Page, box: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: box, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Nobody tells this page what others change: it has to find out when it saves. */
const deafen = (page: Page) =>
  page.route("**/api/live?*", (route) => route.fulfill({ status: 200, contentType: "text/event-stream", body: "\n" }));

export function clientsJourney(house: () => House): void {
  test("a manager finds clients, types, pastes a block and takes it back; what was saved is there after a reload", async () => {
    const page = await house().visit("manager", "/clients");
    const sheet = sheetOn(page);
    await sheet.ready();
    const everyone = await sheet.status();
    await page.getByRole("button", { name: said.changes.views.addFilter }).click();
    await choose(page, said.changes.views.field, said.clients.fields.class);
    await choose(page, said.changes.views.value, said.clients.classes.government);
    await page.getByRole("button", { name: said.kernel.apply, exact: true }).click();
    await eventually(sheet.status).not.toBe(everyone);
    await sheet.ready();
    expect(new Set((await sheet.block(0, 3, ["class"])).flat())).toEqual(new Set([said.clients.classes.government]));
    const before = await sheet.block(0, 4, fields);

    await sheet.write(0, "city", "绍兴");
    await sheet.saved();
    await sheet.paste(1, "city", "宁波\t海事\n温州\t印刷\n嘉兴\t纺织\n");
    await eventually(() => sheet.block(1, 3, fields)).toEqual([
      ["宁波", "海事"],
      ["温州", "印刷"],
      ["嘉兴", "纺织"],
    ]);
    await eventually(sheet.status).toContain(filled(said.sheet.changed, { count: 6 }));
    await sheet.saved();
    await sheet.press("Control+z");
    await eventually(() => sheet.block(1, 3, fields)).toEqual(before.slice(1));
    await eventually(sheet.status).toContain(said.sheet.undone);

    await page.reload();
    await sheet.ready();
    expect(await sheet.block(0, 4, fields)).toEqual([["绍兴", before[0]?.[1] ?? ""], ...before.slice(1)]);
    await sheet.cell(0, "city").click();
    await sheet.press("Control+z");
    await eventually(() => sheet.text(0, "city")).toBe(before[0]?.[0]);
  });

  test("two managers write the same cell: both values are shown, and one is chosen", async () => {
    const colleague = await house().stack.foyer(
      "staff add he.qing@lakeside.example --name 何青 --role manager --property LAKE",
    );
    const page = await house().visit("manager", "/");
    await deafen(page);
    await page.goto(`${house().stack.url}/clients?class=government`);
    const mine = sheetOn(page);
    const theirs = sheetOn(await house().visitBy(colleague, "colleague", "/clients?class=government"));
    await Promise.all([mine.ready(), theirs.ready()]);
    await theirs.front();
    await theirs.write(2, "city", "湖州");
    await theirs.saved();
    await mine.front();
    await mine.write(2, "city", "舟山");
    await mine.press("ArrowUp");
    await eventually(() => mine.card.innerText()).toContain("何青");
    expect(await mine.card.innerText()).toMatch(/湖州[\s\S]*舟山/);
    expect(await mine.text(2, "city")).toBe("湖州");
    await mine.card.getByRole("button", { name: said.sheet.mine }).click();
    await mine.card.waitFor({ state: "detached" });
    await mine.saved();
    expect(await mine.text(2, "city")).toBe("舟山");
    await mine.press("Control+z");
    await eventually(() => mine.text(2, "city")).toBe("湖州");
  });

  test("a client's page opens from its row; a value that cannot be read is kept out and said", async () => {
    const page = await house().visit("manager", "/clients?class=government");
    const sheet = sheetOn(page);
    await sheet.ready();
    const name = await sheet.text(0, "name");
    await sheet.cell(0, "tier").click();
    await page.keyboard.type("Z");
    await sheet.press("Enter");
    await eventually(() => sheet.cell(0, "tier").getAttribute("aria-invalid")).toBe("true");
    await sheet.cell(0, "tier").click();
    await sheet.press("Escape");
    await sheet.cell(0, "name").click();
    await page.getByRole("link", { name: filled(said.clients.openFile, { name }) }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  });

  test("somebody else's edit shows as it happens; what was pasted is undone after a reload, and not what is the other's", async () => {
    const page = await house().visit("manager", "/clients?class=association");
    const mine = sheetOn(page);
    const theirs = sheetOn(await house().visit("director", "/clients?class=association"));
    const link = await house().stack.foyer(
      "staff add wu.lan@lakeside.example --name 吴岚 --role manager --property LAKE",
    );
    const colleague = sheetOn(await house().visitBy(link, "second colleague", "/clients?class=association"));
    await Promise.all([mine.ready(), theirs.ready(), colleague.ready()]);
    const before = await mine.block(0, 2, fields);
    await mine.front();
    await mine.paste(0, "city", "金华\t玩具\n衢州\t化工\n");
    await mine.saved();
    await eventually(() => theirs.block(0, 2, fields)).toEqual([
      ["金华", "玩具"],
      ["衢州", "化工"],
    ]);
    await colleague.front();
    await colleague.write(1, "industry", "化纤");
    await colleague.saved();
    await eventually(() => mine.text(1, "industry")).toBe("化纤");
    await page.reload();
    await mine.ready();
    await mine.cell(0, "city").click();
    await mine.press("Control+z");
    await eventually(() => mine.block(0, 1, fields)).toEqual(before.slice(0, 1));
    await eventually(() => mine.text(1, "city")).toBe(before[1]?.[0]);
    expect(await mine.text(1, "industry")).toBe("化纤");
  });

  test("a view is kept and shared, opens by its link, and leaves as a file with the same rows", async () => {
    const page = await house().visit("manager", "/clients?class=government");
    const sheet = sheetOn(page);
    await sheet.ready();
    const names = await sheet.block(0, 5, ["name"]);
    await page.getByRole("button", { name: said.changes.views.menu, exact: true }).click();
    await page.getByRole("menuitem", { name: said.changes.views.saveAs }).click();
    await page.getByRole("textbox", { name: said.changes.views.name }).fill("政府客户");
    await page.getByText(said.changes.views.audiences.shared, { exact: true }).click();
    await page.getByRole("button", { name: said.kernel.save, exact: true }).click();
    await page.waitForURL(/[?&]view=\d+/);
    const link = new URL(page.url());
    const other = await house().visit("director", `${link.pathname}${link.search}`);
    await eventually(() =>
      other.getByRole("button", { name: said.changes.views.menu, exact: true }).innerText(),
    ).toContain("政府客户");
    const shared = sheetOn(other);
    await shared.ready();
    expect(await shared.block(0, 5, ["name"])).toEqual(names);
    await other.getByRole("button", { name: said.kernel.export, exact: true }).click();
    const [file] = await Promise.all([
      other.waitForEvent("download"),
      other.getByRole("menuitem", { name: "CSV" }).click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    const lines = text.trim().split("\r\n");
    expect(lines[0]).toContain(said.clients.fields.name);
    for (const [name = ""] of names) expect(text).toContain(name);
    await eventually(shared.status).toContain(String(lines.length - 1));
  });
}
