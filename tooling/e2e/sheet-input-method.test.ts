import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Example, eventually, type SheetPage, startExample } from "./sheet-example.ts";

let example: Example;
let sheet: SheetPage;

beforeAll(async () => {
  example = await startExample();
});
afterAll(() => example?.close());
beforeEach(async () => {
  sheet = await example.open();
});

describe("an input method", () => {
  async function compose(steps: string[], committed: string) {
    const cdp = await sheet.page.context().newCDPSession(sheet.page);
    for (const text of steps) {
      await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", windowsVirtualKeyCode: 229 });
    await cdp.send("Input.insertText", { text: committed });
    await cdp.detach();
  }

  test("grid 11: no letter is lost on a focused cell, and the Enter that picks a candidate does not end the edit", async () => {
    await sheet.cell(0, "name").click();
    await compose(["w", "wo", "wom", "women"], "我们");
    expect(await sheet.page.locator(".sheet-box").inputValue()).toBe("我们");
    await compose(["d", "de"], "的");
    expect(await sheet.changeSets()).toBe(0);
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("我们的");
    expect(await sheet.active()).toBe("1 name");
    await compose(["k", "ke"], "客");
    await sheet.press("ArrowDown");
    await eventually(() => sheet.stored(1, "name")).toBe("客");
    await sheet.press("Control+z");
    await eventually(() => sheet.stored(1, "name")).toBe("Blue Harbour Travel 2");
  });

  test("grid 11: while the grid redraws under it, and on a locked cell nothing is left behind", async () => {
    await sheet.cell(0, "name").click();
    const cdp = await sheet.page.context().newCDPSession(sheet.page);
    await cdp.send("Input.imeSetComposition", { text: "zh", selectionStart: 2, selectionEnd: 2 });
    await sheet.server(`server.elsewhere("3", "name", "remote"); refresh();`);
    await eventually(() => sheet.text(2, "name")).toBe("remote");
    await cdp.send("Input.imeSetComposition", { text: "zhong", selectionStart: 5, selectionEnd: 5 });
    await cdp.send("Input.insertText", { text: "中" });
    await sheet.press("Enter");
    await eventually(() => sheet.stored(0, "name")).toBe("中");
    await sheet.cell(0, "code").click();
    await compose(["x"], "西");
    expect(await sheet.page.locator(".sheet-box").inputValue()).toBe("");
    await expect.poll(() => sheet.status()).toContain("1 cell locked");
  });
});
