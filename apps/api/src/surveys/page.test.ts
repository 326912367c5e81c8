import { request } from "node:http";
import { connect } from "node:net";
import { aClient } from "@foyer/db/clients/factory";
import { readSecret } from "@foyer/db/kernel/secret";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { aConsent } from "@foyer/db/messages/factory";
import { aGuest, aStayEnded } from "@foyer/db/surveys/factory";
import { inviteGuests } from "@foyer/db/surveys/invitations/mutations";
import { answersBetween, openSurvey } from "@foyer/db/surveys/queries";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addDays, businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { forgetAttempts } from "@foyer/db/kernel/attempts";
import { startServer } from "../server.ts";

const house = await openTestDatabase();
const origin = "http://localhost:3000";
const server = await startServer({
  databaseUrl: house.url,
  key: testKey,
  port: 0,
  url: origin,
  dataDir: "/nonexistent",
});
afterAll(async () => {
  await server.close();
  await house.close();
});
const patient = () => Promise.all(["127.0.0.1", "::1"].map((address) => forgetAttempts(house.db, `page|${address}`)));
beforeEach(patient);

const at = (path: string) => `${server.address}${path}`;
const today = businessDate(now(), TimeZone.parse("Asia/Shanghai"));

/** A guest invited today, and the path of the page. */
async function anInvited(propertyId: PropertyId): Promise<{ path: string; fields: Record<string, string> }> {
  return house.committed(propertyId, async (trx) => {
    const clientId = await aClient(trx);
    const mail = `g${clientId}@example.com`;
    const contactId = await aGuest(trx, { clientId, mail });
    await aConsent(trx, mail);
    await aStayEnded(trx, { clientId, contactId, departure: addDays(today, -2) });
    const urls: string[] = [];
    await inviteGuests(
      trx,
      {
        url: origin,
        letter: ({ surveyUrl }) => {
          urls.push(surveyUrl);
          return { subject: "s", text: "t", html: "h" };
        },
      },
      now(),
    );
    const path = new URL(urls[0] ?? "").pathname;
    const survey = await openSurvey(trx, readSecret(path.slice(3))?.hash ?? Buffer.alloc(0), now());
    const fields = Object.fromEntries((survey?.questions ?? []).map(({ kind, id }) => [kind, `q${id}`]));
    return { path, fields };
  });
}

const propertyId = await house.aProperty({ code: "LAKE", name: `湖畔 <b>"酒店"</b>` });
const counted = () => house.committed(propertyId, (trx) => answersBetween(trx, { from: today, to: today }));
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(at(path), { method: "POST", body: new URLSearchParams(form), headers: { origin, ...headers } });
const inner = async (response: Response) => ({ status: response.status, text: await response.text() });

describe("the survey", () => {
  test("is one form without script, in the reader's language, and looking changes nothing", async () => {
    const { path, fields } = await anInvited(propertyId);
    const before = await counted();
    const { status, text } = await inner(await fetch(at(`${path}?lang=en&score=9`)));
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("How likely are you to recommend");
    expect(text).toContain(`name="${fields["recommend"]}" value="9" checked`);
    expect(text.match(/ checked/g)).toHaveLength(1);
    expect(text.match(/type="radio"/g)).toHaveLength(11 + 3 * 5);
    expect(text).toContain("湖畔 &lt;b&gt;&quot;酒店&quot;&lt;/b&gt;");
    expect(text).not.toMatch(/<script|javascript:|<b>/);
    expect(text).toContain('href="?score=9&amp;lang=zh-Hant"');
    const traditional = await fetch(at(path), { headers: { "accept-language": "zh-TW,zh;q=0.9" } });
    expect(await traditional.text()).toContain("您的入住感受");
    expect(await counted()).toEqual(before);
  });

  test.each(["11", "-1", "x", "9 onclick=alert(1)", "<b>"])("score=%s preselects nothing", async (score) => {
    const { path } = await anInvited(propertyId);
    const { text } = await inner(await fetch(at(`${path}?lang=en&score=${encodeURIComponent(score)}`)));
    expect(text).not.toContain(" checked");
    expect(text).not.toContain("<b>");
  });

  test("an empty form is asked again, and what was written is still there", async () => {
    const { path, fields } = await anInvited(propertyId);
    const empty = await inner(await post(`${path}?lang=en`, {}));
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('role="alert"');
    const wrong = { [fields["recommend"] ?? ""]: "12", [fields["text"] ?? ""]: "</textarea><b>hi" };
    const again = await inner(await post(`${path}?lang=en`, wrong));
    expect(again.status).toBe(422);
    expect(again.text).toContain("&lt;/textarea&gt;&lt;b&gt;hi");
    expect((await inner(await fetch(at(path)))).status).toBe(200);
  });

  test("is sent once: then its page is closed like any other", async () => {
    const { path, fields } = await anInvited(propertyId);
    const before = (await counted()).length;
    const form = { [fields["recommend"] ?? ""]: "10", [fields["service"] ?? ""]: "5" };
    const sent = await Promise.all(Array.from({ length: 20 }, async () => inner(await post(`${path}?lang=en`, form))));
    expect(sent.filter(({ status, text }) => status === 200 && text.includes("Thank you"))).toHaveLength(1);
    expect(sent.filter(({ status }) => status === 404)).toHaveLength(19);
    expect((await counted()).length - before).toBe(1);
    expect((await counted()).at(-1)).toMatchObject({ recommend: 10, ratings: [5] });
    await patient();
    expect((await fetch(at(path))).status).toBe(404);
  });

  test("another site cannot send it", async () => {
    const { path, fields } = await anInvited(propertyId);
    const form = { [fields["recommend"] ?? ""]: "0" };
    expect((await post(path, form, { origin: "https://evil.example" })).status).toBe(403);
    expect((await fetch(at(path))).status).toBe(200);
  });

  test("twenty a minute from an address, then it waits", async () => {
    for (let index = 0; index < 20; index++) expect((await fetch(at("/s/x"))).status).toBe(404);
    const refused = await fetch(at("/s/x"));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

/** By hand, for what fetch would not send. */
const raw = (path: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(server.address);
    request({ hostname, port, path, maxHeaderSize: 2 ** 22 }, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });

const overSocket = (sent: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(server.address);
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    socket.on("data", (part) => (text += part.toString()));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

describe("whatever is no open survey meets the same page", () => {
  const unknown = `LAKE.${"a".repeat(43)}`;

  test.each([
    ["unknown property", `NOWHERE.${"a".repeat(43)}`],
    ["injection", encodeURIComponent("' or 1=1--")],
    ["NUL", "%00"],
    ["NUL in a token", `LAKE.%00${"a".repeat(42)}`],
    ["not decodable", "%zz"],
    ["nothing", ""],
    ["a path", "a/b/c"],
    ["6,000 characters", "a".repeat(6_000)],
    ["12,000 characters", "a".repeat(12_000)],
  ])("%s", async (_, token) => {
    const closed = await raw(`/s/${unknown}`);
    expect(closed.status).toBe(404);
    expect(closed.text).toContain("This link is closed");
    expect(await raw(`/s/${token}`)).toEqual(closed);
    expect(await raw(`/u/${token}`)).toEqual(closed);
  });

  test("a megabyte in the address", async () => {
    const { text } = await raw(`/s/${unknown}`);
    const answer = await overSocket(`GET /s/${"a".repeat(1_048_576)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer.slice(answer.indexOf("<!doctype"))).toBe(text);
  });

  test("a megabyte in the form, or a form of another kind", async () => {
    const { path } = await anInvited(propertyId);
    const { text } = await raw(`/s/${unknown}`);
    expect(await inner(await post(path, { q1: "a".repeat(1_048_576) }))).toEqual({ status: 404, text });
    const json = await fetch(at(path), {
      method: "POST",
      body: "{}",
      headers: { origin, "content-type": "application/json" },
    });
    expect(await inner(json)).toEqual({ status: 404, text });
    expect(await inner(await post(`/s/${unknown}`, { q1: "9" }))).toEqual({ status: 404, text });
    expect((await fetch(at(path))).status).toBe(200);
  });
});
