import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { testKey } from "@foyer/db/kernel/testing";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse, origin, type Reply, replyOf, write } from "./testing.ts";

const house = await openTestHouse(startServer);
const property = await house.database.aProperty({ code: "AWAY" });
const manager = await house.signIn("manager", property);
afterAll(() => house.close());

describe("more requests than connections", () => {
  const session = "staff.session";

  test("ten questions at once about one's session, again and again, are all answered", async () => {
    const batch = Array.from({ length: 10 }, () => session).join(",");
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => house.get(`/api/trpc/${batch}?batch=1`, { cookie: manager })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers[0]?.text.match(/"code":"AWAY"/g)?.length).toBeGreaterThanOrEqual(10);
  });

  test("thirty reveals at once are counted and answered, the next is refused", async () => {
    const { data: clientId } = await house.send(manager, "clients.create", {
      kind: "organisation",
      name: "星河贸易",
      class: "business",
    });
    const { data: contactId } = await house.send(manager, "clients.addContact", {
      clientId,
      name: "王敏",
      mobile: "13800138000",
    });
    const reveal = () => house.send(manager, "clients.reveal", { contactId, field: "mobile", reason: "回电" });
    const answers = await Promise.all(Array.from({ length: 30 }, reveal));
    expect(new Set(answers.map(({ data }) => data))).toEqual(new Set(["+8613800138000"]));
    expect((await reveal()).code).toBe("kernel.too-many-attempts");
  });
});

/** A way to the database that can be cut, and on which everything can be held up. */
async function openWay(to: URL) {
  const sockets = new Set<Socket>();
  let held = false;
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    const pairs = [
      [near, far],
      [far, near],
    ] as const;
    for (const [from, into] of pairs) {
      sockets.add(from);
      from.on("data", (part) => void (held || into.write(part)));
      from.on("close", () => into.destroy());
      from.on("error", () => into.destroy());
    }
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const cut = () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    return closed;
  };
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = new URL(to);
  url.port = String(port);
  url.hostname = "127.0.0.1";
  return { url: url.href, cut, restore: () => listen(port), hold: (on: boolean) => void (held = on) };
}

describe("PostgreSQL away", async () => {
  const way = await openWay(new URL(house.database.url));
  const server = await startServer({
    databaseUrl: way.url,
    key: testKey,
    port: 0,
    url: origin,
    dataDir: "/nonexistent",
  });
  afterAll(async () => {
    await server.close();
    await way.cut();
  });
  const status = async (path: string) => (await fetch(`${server.address}${path}`)).status;
  const create = async (name: string): Promise<Reply> =>
    replyOf(
      await fetch(`${server.address}/api/trpc/clients.create`, {
        method: "POST",
        headers: { ...write, cookie: manager },
        body: JSON.stringify({ kind: "organisation", name, class: "business" }),
      }),
    );

  test("it says so and goes on living, tells nothing from inside, and heals by itself with nothing half-written", async () => {
    expect([await status("/livez"), await status("/readyz")]).toEqual([200, 200]);
    const sent = Array.from({ length: 40 }, (_, index) => create(`第${index}家`));
    await Promise.race(sent);
    await way.cut();
    const answers = await Promise.all(sent);
    const failed = answers.filter(({ status: each }) => each !== 200);
    for (const { text } of failed) expect(text).not.toMatch(/ECONN|127\.0\.0\.1|stack|terminated/i);
    expect([await status("/livez"), await status("/readyz")]).toEqual([200, 503]);
    expect((await create("没有的")).status).toBe(500);
    expect(await status("/s/AWAY.x")).toBeGreaterThanOrEqual(404);

    await way.restore();
    expect(await status("/readyz")).toBe(200);
    expect((await create("之后")).status).toBe(200);
    const written = await house.database.committed(property, async (trx) => ({
      clients: await trx.selectFrom("client").select("name").where("propertyId", "=", property).execute(),
      changes: await trx
        .selectFrom("change")
        .select("number")
        .where("propertyId", "=", property)
        .where("act", "=", "clients.create")
        .execute(),
      classes: await trx.selectFrom("clientClass").select("clientId").where("propertyId", "=", property).execute(),
    }));
    const acknowledged = answers.filter((each) => each.status === 200).length;
    expect(written.clients.length).toBeGreaterThanOrEqual(acknowledged + 1);
    expect(written.changes).toHaveLength(written.clients.length);
    expect(written.classes).toHaveLength(written.clients.length);
  });

  test("one that takes no notice is not ready either", async () => {
    way.hold(true);
    expect([await status("/livez"), await status("/readyz")]).toEqual([200, 503]);
    way.hold(false);
    await way.cut();
    await way.restore();
    expect(await status("/readyz")).toBe(200);
  });
});
