import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";
import { sheetOn } from "./sheet-page.ts";

const words = said.approvals;
const email = "han.mei@lakeside.example";

export function approvalsJourney(house: () => House): void {
  test("an administrator asks for a manager; the director accepts, and the house does the rest", async () => {
    const admin = await house().visit("admin", "/settings/people");
    await admin.getByRole("button", { name: said.staff.add.open }).click();
    const form = admin.getByRole("dialog");
    await form.getByLabel(said.staff.list.name).fill("韩梅");
    await form.getByLabel(said.staff.list.email).fill(email);
    await form.getByRole("combobox", { name: said.staff.list.role }).click();
    await admin.getByRole("option", { name: said.staff.roles.manager, exact: true }).click();
    await form.getByLabel(words.role.reason).fill("接替调任的经理");
    await form.getByRole("button", { name: words.role.ask }).click();
    await admin.getByText(words.role.asked).waitFor();

    const director = await house().visit("director", "/inbox");
    await director.getByRole("link", { name: /韩梅/ }).first().click();
    await director.waitForURL(/\/approvals$/);
    const proposal = director.getByRole("listitem").filter({ hasText: email });
    await proposal.getByText("接替调任的经理").waitFor();
    await proposal.getByRole("button", { name: words.accept, exact: true }).click();
    const dialog = director.getByRole("dialog");
    await dialog.getByRole("button", { name: words.accept, exact: true }).click();
    await director.getByText(words.accepted).waitFor();
    await eventually(() => proposal.innerText()).toContain(words.statuses.done);

    await admin.goto(`${house().stack.url}/settings/people`);
    await admin.getByText(email).waitFor();
  });

  test("a document stands at a client and is fetched as it was sent", async () => {
    const page = await house().visit("manager", "/clients?class=conference");
    const sheet = sheetOn(page);
    await sheet.ready();
    const name = await sheet.text(0, "name");
    await sheet.cell(0, "name").click();
    await page.getByRole("link", { name: filled(said.clients.openFile, { name }) }).click();
    const panel = page.getByRole("region", { name: said.files.documents });
    const contract = {
      name: "foyer-合同.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\nfoyer\n%%EOF"),
    };
    await panel.locator("input[type=file]").setInputFiles(contract);
    const link = panel.getByRole("link", { name: "foyer-合同.pdf" });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("foyer-合同.pdf");
  });
}
