import { newSecret } from "@foyer/db/kernel/secret";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { addressRecord } from "@foyer/db/messages/addresses/queries";
import { aMail } from "@foyer/db/messages/factory";
import { queueMail } from "@foyer/db/messages/mutations";
import { now } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { startServer } from "../server.ts";

const house = await openTestDatabase();
const server = await startServer({
  databaseUrl: house.url,
  key: testKey,
  port: 0,
  url: "http://localhost:3000",
  dataDir: "/nonexistent",
});
afterAll(async () => {
  await server.close();
  await house.close();
});

const propertyId = await house.aProperty({ code: "PARK", name: "公园酒店" });

async function aLink(to: string): Promise<string> {
  const { secret, hash } = newSecret("PARK");
  const mail = aMail({ to, dueAt: now(), unsubscribe: { url: `http://localhost:3000/u/${secret}`, hash } });
  await house.committed(propertyId, (trx) => queueMail(trx, mail, now()));
  return `${server.address}/u/${secret}`;
}
const suppressed = (mail: string) =>
  house.committed(propertyId, async (trx) => (await addressRecord(trx, mail)).suppressions.map(({ reason }) => reason));

test("looking asks and ends nothing; the button ends it, once or twice", async () => {
  const link = await aLink("wang@example.com");
  const asked = await fetch(`${link}?lang=en`);
  expect(asked.status).toBe(200);
  expect(await asked.text()).toContain("Stop greetings and surveys from 公园酒店?");
  expect(await suppressed("wang@example.com")).toEqual([]);
  for (let times = 0; times < 2; times++) {
    const done = await fetch(`${link}?lang=en`, { method: "POST", body: new URLSearchParams() });
    expect(done.status).toBe(200);
    expect(await done.text()).toContain("You are unsubscribed.");
  }
  expect(await suppressed("Wang@Example.com")).toEqual(["unsubscribed"]);
});

test.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])(
  "a mail program's one click as %s, without Origin",
  async (type) => {
    const to = `one-click-${type.length}@example.com`;
    const body = type.startsWith("multi")
      ? '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
      : "List-Unsubscribe=One-Click";
    const clicked = await fetch(await aLink(to), { method: "POST", body, headers: { "content-type": type } });
    expect(clicked.status).toBe(200);
    expect(await suppressed(to)).toEqual(["unsubscribed"]);
  },
);

test("a link that no mail carries ends nothing and says nothing", async () => {
  const { secret } = newSecret("PARK");
  const clicked = await fetch(`${server.address}/u/${secret}`, { method: "POST", body: new URLSearchParams() });
  expect(clicked.status).toBe(404);
  expect(await clicked.text()).not.toContain("公园酒店");
});
