import { listTips } from "@foyer/db/clients/tips/queries";
import { forgetAttempts } from "@foyer/db/kernel/attempts";
import { businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openTestHouse, origin } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer);
afterAll(() => house.close());
const { database } = house;
beforeEach(() =>
  Promise.all(
    ["127.0.0.1", "::1"].flatMap((address) => [
      forgetAttempts(database.db, `page|${address}`),
      forgetAttempts(database.db, `hello|${address}`),
    ]),
  ),
);

const property = await database.aProperty({ code: "LAKE", name: `湖畔 <b>"酒店"</b>` });
const filled = { name: "陈女士", company: "星河贸易", mail: "chen@example.com", wish: "十月的会议", consent: "yes" };

const post = (form: Record<string, string>, headers: Record<string, string> = {}, path = "/hello/LAKE?lang=en") =>
  fetch(house.at(path), { method: "POST", body: new URLSearchParams(form), headers: { origin, ...headers } });
const inner = async (response: Response) => ({ status: response.status, text: await response.text() });
const kept = () =>
  database.committed(property, async (trx) => {
    const on = businessDate(now(), TimeZone.parse("Asia/Shanghai"));
    return (await listTips(trx, { limit: 100 }, on)).rows;
  });

describe("the contact form", () => {
  test("is one form without script, in the reader's language, with nothing of anybody's session", async () => {
    const { status, text } = await inner(await fetch(house.at("/hello/LAKE?lang=en")));
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("Get in touch");
    expect(text).toContain("湖畔 &lt;b&gt;&quot;酒店&quot;&lt;/b&gt;");
    expect(text).not.toMatch(/<script|javascript:|<b>/);
    const traditional = await fetch(house.at("/hello/LAKE"), { headers: { "accept-language": "zh-TW,zh;q=0.9" } });
    expect(await traditional.text()).toContain("歡迎聯絡我們");
    expect(traditional.headers.get("set-cookie")).toBeNull();
    const cookie = await house.signIn("manager", property);
    expect(await inner(await fetch(house.at("/hello/LAKE?lang=en"), { headers: { cookie } }))).toEqual({
      status,
      text,
    });
  });

  test("sent, it is a tip from the own site, once", async () => {
    const before = (await kept()).length;
    for (const _ of [1, 2]) {
      const { status, text } = await inner(await post(filled));
      expect(status).toBe(200);
      expect(text).toContain("Thank you!");
    }
    const tips = await kept();
    expect(tips).toHaveLength(before + 1);
    expect(tips[0]).toMatchObject({ source: "own-site", name: "陈女士", mailMask: "c***@example.com", language: "en" });
  });

  test("sent ten times at once it is one", async () => {
    const before = (await kept()).length;
    const form = { ...filled, wish: "同时" };
    const sent = await Promise.all(Array.from({ length: 10 }, async () => (await post(form)).status));
    expect(sent).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await kept()).length - before).toBe(1);
  });

  test("what does not fit is marked, and what was written is still there", async () => {
    const before = (await kept()).length;
    const empty = await inner(await post({}));
    expect(empty.status).toBe(422);
    expect(empty.text.match(/aria-invalid="true"/g)).toHaveLength(4);
    const name = `"><img src=x onerror=alert(1)>`;
    const wish = "</textarea><script>alert(1)</script>";
    const again = await inner(await post({ name, wish, mail: "a@b.cn\r\nBcc: all@example.com", consent: "yes" }));
    expect(again.status).toBe(422);
    expect(again.text).toContain("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;");
    expect(again.text).toContain("&lt;/textarea&gt;&lt;script&gt;");
    expect(again.text).not.toMatch(/<script|<img/);
    expect(again.text).toContain('id="mail-wrong"');
    expect(again.text).toContain('name="consent" value="yes" checked');
    expect(await kept()).toHaveLength(before);
  });

  test("a script in the name is text wherever it is shown", async () => {
    const name = "<img src=x onerror=alert(1)>";
    expect((await post({ ...filled, name, wish: "脚本" })).status).toBe(200);
    expect((await kept())[0]).toMatchObject({ name, text: "脚本" });
  });

  test("NUL, a filled trap and a phone in the wish keep nobody out", async () => {
    const form = { ...filled, name: "陈\u0000女士", wish: "请回电 13800138000", website: "https://x.example" };
    expect((await post(form)).status).toBe(200);
    expect((await kept())[0]).toMatchObject({ name: "陈 女士", text: "请回电 •••", suspect: true });
  });

  test("a phone or a mail address in the name or the company is struck out there, too", async () => {
    const form = { ...filled, name: "陈 13800138000", company: "chen@example.com", wish: "名字里的号码" };
    expect((await post(form)).status).toBe(200);
    expect((await kept())[0]).toMatchObject({ name: "陈 •••", company: "•••" });
    expect(await database.dump()).not.toMatch(/13800138000/);
  });

  test("no phone and no mail stands anywhere in clear", async () => {
    await post({ ...filled, mobile: "139 1111 2222", mail: "canary-hello@example.com", wish: "金丝雀" });
    expect(await database.dump()).not.toMatch(/13911112222|canary-hello@/);
  });

  test("another site cannot send it", async () => {
    expect((await post(filled, { origin: "https://evil.example" })).status).toBe(403);
  });

  test("ten an hour from an address, then it asks to wait", async () => {
    const before = (await kept()).length;
    for (let index = 0; index < 10; index++)
      expect((await post({ ...filled, wish: `wish ${index}` })).status).toBe(200);
    const refused = await inner(await post({ ...filled, wish: "one more" }));
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("Please try again later");
    expect((await kept()).length - before).toBe(10);
  });
});

describe("whatever is no hotel, or no form, meets the closed page and leaves nothing", () => {
  test.each([
    ["another code", "NOWHERE"],
    ["small letters", "lake"],
    ["injection", encodeURIComponent("' or 1=1--")],
    ["NUL", "LAKE%00"],
    ["nothing", ""],
    ["a path", "LAKE/../x"],
    ["12,000 characters", "A".repeat(12_000)],
  ])("%s", async (_, code) => {
    const { status, text } = await inner(await fetch(house.at(`/hello/${code}`)));
    expect([status, text.includes("This link is closed")]).toEqual([404, true]);
    expect((await post(filled, {}, `/hello/${code}`)).status).toBe(404);
  });

  test("a megabyte, JSON, or a multipart form", async () => {
    const before = (await kept()).length;
    expect((await post({ ...filled, wish: "a".repeat(1_048_576) })).status).toBe(404);
    const send = (body: string | FormData, headers: Record<string, string> = {}) =>
      fetch(house.at("/hello/LAKE"), { method: "POST", body, headers: { origin, ...headers } });
    expect((await send(JSON.stringify(filled), { "content-type": "application/json" })).status).toBe(404);
    const form = new FormData();
    for (const [key, value] of Object.entries(filled)) form.set(key, value);
    expect((await send(form)).status).toBe(422);
    expect(await kept()).toHaveLength(before);
  });
});
