import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";
import { sheetOn } from "./sheet-page.ts";

const fields = ["city", "industry"] as const;

export function clientsJourney(house: () => House): void {
  test("a manager finds clients, types, pastes a block and takes it back; what was saved is there after a reload", async () => {
    const page = await house().visit("manager", "/clients");
    const sheet = sheetOn(page);
    await sheet.ready();
    const everyone = await sheet.status();
    await page.getByRole("combobox", { name: said.clients.fields.class }).click();
    await page.getByRole("option", { name: said.clients.classes.government, exact: true }).click();
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
    const [mine, theirs] = [
      sheetOn(await house().visit("manager", "/clients?class=government")),
      sheetOn(await house().visitBy(colleague, "colleague", "/clients?class=government")),
    ];
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
}
