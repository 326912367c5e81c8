import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";
import { sheetOn } from "./sheet-page.ts";

const words = said.clients.bulk;
const owner = "江一帆";

export function bulkJourney(house: () => House): void {
  test("a manager gives many clients another owner in eight steps at most, and takes it back in one", async () => {
    const page = await house().visit("manager", "/clients");
    const sheet = sheetOn(page);
    await sheet.ready();
    const before = await sheet.block(0, 6, ["ownerId"]);
    const everyone = page.getByRole("columnheader").getByRole("checkbox");
    let steps = 0;
    const step = async (act: Promise<void>) => {
      steps += 1;
      await act;
    };
    await step(everyone.click());
    await step(page.getByRole("button", { name: words.acts.owner }).click());
    await step(page.getByRole("option", { name: owner }).click());
    const dialog = page.getByRole("dialog");
    const apply = dialog.getByRole("button", { name: /^更改 [\d,]+ 家$/ });
    await apply.waitFor();
    const count = /[\d,]+/.exec(await apply.innerText())?.[0] ?? "";
    await step(apply.click());
    expect(steps).toBeLessThanOrEqual(8);
    const bar = page.getByRole("group", { name: words.bar });
    await bar.getByText(filled(words.done, { shown: count })).waitFor();
    await eventually(async () => new Set((await sheet.block(0, 6, ["ownerId"])).flat())).toEqual(new Set([owner]));
    await bar.getByRole("button", { name: said.kernel.undo }).click();
    await eventually(() => sheet.block(0, 6, ["ownerId"])).toEqual(before);
  });
}
