import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";

const { search, guide } = said.overview;

/** Asks the api for something as the page would, where the screen for it is another journey's. */
const send = (page: Page, path: string, input: object): Promise<unknown> =>
  page.evaluate(
    async ([to, body]) => {
      const headers = { "x-foyer": "1", "content-type": "application/json" };
      const answer = await fetch(`/api/trpc/${to}`, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`);
      return ((await answer.json()) as { result?: { data?: unknown } }).result?.data;
    },
    [path, JSON.stringify(input)] as const,
  );

/** Everything by keyboard: a client by pinyin initials, a caller by a whole number, a screen by its name. */
export function searchJourney(house: () => House): void {
  test("Ctrl+K finds a client by pinyin initials and a caller by a whole number, through an input method", async () => {
    const page = await house().visit("manager", "/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const clientId = await send(page, "clients.create", {
      kind: "organisation",
      name: "澜沧江畔茶业有限公司",
      class: "business",
    });
    await send(page, "clients.addContact", { clientId, name: "欧阳听雨", mobile: "15400009527" });

    const field = page.getByRole("combobox", { name: search.title });
    const open = async () => {
      await page.keyboard.press("Control+k");
      await field.waitFor();
    };
    const chosen = page.getByRole("option", { selected: true });
    await open();
    await page.keyboard.type("lcjp");
    await eventually(() => chosen.textContent()).toContain("澜沧江畔茶业有限公司");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/clients/${String(clientId)}`);

    await open();
    await eventually(() => chosen.textContent()).toContain("澜沧江畔茶业有限公司");
    await page.keyboard.type("154 0000 9527");
    expect(await field.inputValue()).toBe("154 0000 9527");
    await eventually(() => chosen.textContent()).toContain("欧阳听雨");
    expect(await chosen.textContent()).toContain(search.byDetail);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });

    await open();
    const keys = await page.context().newCDPSession(page);
    await keys.send("Input.imeSetComposition", { text: "lan'cang", selectionStart: 8, selectionEnd: 8 });
    await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, key: "Process" });
    await keys.send("Input.insertText", { text: "瀾滄" });
    await eventually(() => chosen.textContent()).toContain("澜沧江畔茶业有限公司");
    expect(page.url()).toContain(`/clients/${String(clientId)}`);
    await page.keyboard.press("Escape");
  });

  test("a rep learns of a colleague's client the name and the owner, and nothing of its persons", async () => {
    const page = await house().visit("rep", "/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const field = page.getByRole("combobox", { name: search.title });
    await page.keyboard.press("Control+k");
    await field.fill("澜沧江畔");
    const option = page.getByRole("option", { name: /澜沧江畔茶业有限公司/ });
    await option.waitFor();
    expect(await option.getAttribute("aria-disabled")).toBe("true");
    for (const text of ["15400009527", "欧阳听雨"]) {
      await field.fill(text);
      await page.getByText(filled(search.nothing, { text })).waitFor();
    }
  });

  test("a screen's question mark leads to its page in the guide, which is found by a clause as well", async () => {
    const page = await house().visit("finance", "/ledger/aging");
    await page.getByRole("link", { name: said.kernel.guide }).click();
    const article = page.getByRole("article", { name: said.receivables.aging.title });
    await article.waitFor();
    expect(await article.textContent()).not.toContain("[[");
    await page.getByRole("searchbox", { name: guide.find }).fill("B3.1");
    await page.getByRole("list", { name: search.results }).getByRole("link", { name: said.scores.title }).click();
    await page.getByRole("article", { name: said.scores.title }).waitFor();
  });

  test("what concerns one rings the bell, and leads to the thing", async () => {
    const desk = await house().visit("desk", "/tips");
    await desk.getByRole("heading", { level: 1 }).waitFor();
    await send(desk, "tips.send", {
      key: crypto.randomUUID(),
      about: "澜沧江畔茶业",
      text: "他们的总经理下月带队来看场地",
    });
    const page = await house().visit("manager", "/");
    const bell = page.getByRole("link", { name: new RegExp(`^${said.messages.inbox.bell}：`) });
    const waiting = async () =>
      (await bell.count()) === 0 ? 0 : Number(/\d+/.exec((await bell.getAttribute("aria-label")) ?? "")?.[0]);
    await bell.waitFor();
    const before = await waiting();
    await bell.click();
    const unread = page.getByRole("region", { name: said.messages.inbox.newOnes });
    await unread.getByRole("link", { name: /澜沧江畔茶业/ }).click();
    await page.waitForURL("**/tips");
    await eventually(waiting).toBe(before - 1);
  });
}
