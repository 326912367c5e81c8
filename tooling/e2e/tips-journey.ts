import { expect, test } from "vitest";
import { openDesk } from "./browser.ts";
import { eventually, type House, said } from "./house.ts";

const words = said.clients.tips;
const visitor = { name: "陈女士", company: "云起会展服务有限公司" };

export function tipsJourney(house: () => House): void {
  test("a visitor leaves a message without script, and a manager makes a client of it", async () => {
    // what is missing is said with a status that the browser notes in its own log, which is not listened to here
    const phone = await openDesk(house().browser, { language: "zh-Hans", width: 390, height: 844, script: false });
    const guest = await phone.newPage();
    await guest.goto(`${house().stack.url}/hello/LAKE?lang=zh-Hans`);
    await guest.getByRole("button", { name: words.hello.send }).click();
    await guest.getByRole("alert").waitFor();
    await guest.getByLabel(words.hello.name).fill(visitor.name);
    await guest.getByLabel(words.hello.company).fill(visitor.company);
    await guest.getByLabel(words.hello.mail).fill("chen@yunqi.example");
    await guest.getByLabel(words.hello.wish).fill("十月中旬两天的会议，八十人");
    await guest.getByRole("checkbox").check();
    await guest.getByRole("button", { name: words.hello.send }).click();
    await guest.getByRole("heading", { name: words.hello.thanks }).waitFor();
    await phone.close();

    const page = await house().visit("manager", "/tips");
    const tip = page.getByRole("listitem").filter({ hasText: visitor.company });
    await tip.getByText("c***@yunqi.example").waitFor();
    await tip.getByRole("button", { name: words.accept, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await eventually(() => dialog.getByRole("textbox", { name: said.clients.fields.name }).inputValue()).toBe(
      visitor.company,
    );
    await dialog.getByRole("button", { name: words.accept, exact: true }).click();
    await page.getByText(words.accepted, { exact: true }).waitFor();
    await eventually(() => tip.count()).toBe(0);
  });

  test("the desk passes on what it noticed; it goes into the file, and the desk sees so", async () => {
    const desk = await house().visit("desk", "/");
    await desk.getByRole("button", { name: words.send }).click();
    const form = desk.getByRole("dialog");
    await form.getByRole("combobox", { name: words.client }).fill("云起会展");
    await desk.getByRole("option", { name: visitor.company }).click();
    await form.getByLabel(words.what).fill("陈女士喜欢靠湖的房间，电话 13900001111");
    await form.getByRole("button", { name: words.send }).click();
    await desk.getByText(words.sent).waitFor();

    const page = await house().visit("manager", "/tips");
    const tip = page.getByRole("listitem").filter({ hasText: "靠湖" });
    expect(await tip.innerText()).not.toContain("13900001111");
    await tip.getByRole("button", { name: words.accept, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: words.into }).click();
    await page.getByRole("option", { name: said.clients.fields.preferences }).click();
    await dialog.getByLabel(words.asText).fill("喜欢靠湖的房间");
    await dialog.getByLabel(words.answer).fill("已记下，谢谢");
    await dialog.getByRole("button", { name: words.accept, exact: true }).click();
    await eventually(() => tip.count()).toBe(0);

    await desk.goto(`${house().stack.url}/tips`);
    const seen = desk.getByRole("listitem").filter({ hasText: "靠湖" });
    await seen.getByText("已记下，谢谢").waitFor();
    expect(await seen.innerText()).toContain(said.clients.fields.preferences);
    await seen.getByRole("link", { name: visitor.company }).click();
    await desk.getByRole("heading", { level: 1, name: visitor.company }).waitFor();
    await desk.getByText("喜欢靠湖的房间", { exact: true }).first().waitFor();
  });
}
