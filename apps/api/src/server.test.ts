import { aClient } from "@foyer/db/clients/factory";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { now } from "@foyer/domain/kernel/time";
import type { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "./server.ts";

const database = await openTestDatabase();
const origin = "http://localhost:3000";
const server = await startServer({
  databaseUrl: database.url,
  key: testKey,
  port: 0,
  url: origin,
  dataDir: "/nonexistent",
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const property = await database.aProperty();
const write = { origin, "x-foyer": "1", "content-type": "application/json" };
const at = (path: string) => `${server.address}${path}`;

const linkFor = (role: Role, where: PropertyId = property) =>
  database.committed(where, async (trx) =>
    makeSignInLink(
      trx,
      await acceptedDuty(
        trx,
        await addStaff(trx, { email: `${role}-${where}@example.com` as StaffEmail, role, language: "en" }, now()),
      ),
      now(),
    ),
  );

async function signedIn(role: Role, where?: PropertyId): Promise<string> {
  const body = JSON.stringify({ token: await linkFor(role, where) });
  const response = await fetch(at("/api/trpc/staff.signInByLink"), { method: "POST", headers: write, body });
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

const manager = await signedIn("manager");
const post = (path: string, { headers = {}, body = "{}" }: { headers?: Record<string, string>; body?: string } = {}) =>
  fetch(at(path), { method: "POST", headers: { ...write, cookie: manager, ...headers }, body });
const codeOf = async (response: Response): Promise<unknown> => {
  const { error } = (await response.json()) as { error: { data: { failure: { code: string } } } };
  return error.data.failure.code;
};
const newClient = JSON.stringify({ kind: "organisation", name: "星河贸易", class: "business" });

describe("the edge", () => {
  test("answers for itself and for the database", async () => {
    expect(await (await fetch(at("/livez"))).text()).toBe("ok");
    expect((await fetch(at("/readyz"))).status).toBe(200);
  });

  test("the session's cookie is for this host, this path, https and no script", async () => {
    const body = JSON.stringify({ token: await linkFor("rep") });
    const response = await fetch(at("/api/trpc/staff.signInByLink"), { method: "POST", headers: write, body });
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-foyer=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test("pages carry no inline script and may not be framed", async () => {
    const policy = (await fetch(at("/livez"))).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test("a write needs our origin, our header and JSON; a query needs a session", async () => {
    expect((await post("/api/trpc/clients.create", { body: newClient })).status).toBe(200);
    expect(
      (await post("/api/trpc/clients.create", { headers: { origin: "https://evil.example" }, body: newClient })).status,
    ).toBe(403);
    const bare = await fetch(at("/api/trpc/staff.signOut"), {
      method: "POST",
      headers: { cookie: manager, origin, "content-type": "application/json" },
      body: "{}",
    });
    expect(bare.status).toBe(403);
    for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
      expect((await post("/api/trpc/staff.signOut", { headers: { "content-type": type }, body: "{}" })).status).toBe(
        415,
      );
    expect(
      (
        await fetch(at("/api/trpc/staff.signOut"), {
          method: "PUT",
          headers: { ...write, cookie: manager },
          body: "{}",
        })
      ).status,
    ).toBe(405);
    const signedOut = await fetch(at("/api/trpc/clients.list?input=%7B%7D"));
    expect([signedOut.status, await codeOf(signedOut)]).toEqual([401, "kernel.signed-out"]);
    expect((await fetch(at("/api/trpc/staff.session"), { headers: { cookie: manager } })).status).toBe(200);
  });

  test("mutations travel one by one, queries at most ten at a time", async () => {
    expect(
      (await post("/api/trpc/clients.create,clients.create?batch=1", { body: `{"0":${newClient},"1":${newClient}}` }))
        .status,
    ).toBe(400);
    const eleven = Array.from({ length: 11 }, () => "staff.session").join(",");
    expect(
      (await fetch(at(`/api/trpc/${eleven}?batch=1`), { headers: { cookie: manager } })).status,
    ).toBeGreaterThanOrEqual(400);
  });

  test("a body over its limit is refused: 1 MB, and 8 MB for change sets", async () => {
    const big = (size: number) => JSON.stringify({ name: "x".repeat(size) });
    expect((await post("/api/trpc/clients.create", { body: big(1_100_000) })).status).toBe(413);
    expect((await post("/api/changes/save", { body: big(2_000_000) })).status).toBe(400);
    expect((await post("/api/changes/save", { body: big(8_500_000) })).status).toBe(413);
  });

  test("extra keys are refused, and an error tells a code and a request id, nothing from inside", async () => {
    const response = await post("/api/trpc/clients.create", {
      body: JSON.stringify({ kind: "organisation", name: "x", class: "business", propertyId: 2 }),
    });
    const text = await response.text();
    expect(response.status).toBe(400);
    const { error } = JSON.parse(text) as { error: { message: string; data: Record<string, unknown> } };
    expect(error.data["failure"]).toMatchObject({
      code: "kernel.input-not-valid",
      kind: "invalid",
      requestId: response.headers.get("x-request-id"),
    });
    expect(text).not.toMatch(/stack|node_modules|unrecognized/i);
  });

  test("text that cannot be stored is refused by name", async () => {
    const response = await fetch(
      at(`/api/trpc/clients.list?input=${encodeURIComponent('{"filter":{"search":"\\u0000"}}')}`),
      { headers: { cookie: manager } },
    );
    expect([response.status, await codeOf(response)]).toEqual([400, "kernel.not-text"]);
  });

  test("sign-in is slowed after five wrong passwords", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 6; count++)
      statuses.push(
        (
          await post("/api/trpc/staff.signIn", {
            body: JSON.stringify({ email: "guess@example.com", password: "wrong" }),
          })
        ).status,
      );
    expect(statuses).toEqual([400, 400, 400, 400, 400, 403]);
  });

  test("sign-out ends the session", async () => {
    const cookie = await signedIn("finance");
    // as the screens send what takes no input: without a body
    expect((await post("/api/trpc/staff.signOut", { headers: { cookie }, body: "" })).status).toBe(200);
    expect((await fetch(at("/api/trpc/staff.session"), { headers: { cookie } })).status).toBe(401);
  });

  test("another property's client is not found, like none at all", async () => {
    const elsewhere = await database.aProperty();
    const foreign = await database.committed(elsewhere, (trx) => aClient(trx));
    const ask = (id: number) =>
      fetch(at(`/api/trpc/clients.get?input=${encodeURIComponent(JSON.stringify({ id }))}`), {
        headers: { cookie: manager },
      });
    const [theirs, none] = [await ask(foreign), await ask(987_654_321)];
    expect([theirs.status, await codeOf(theirs)]).toEqual([404, "clients.not-found"]);
    expect([none.status, await codeOf(none)]).toEqual([404, "clients.not-found"]);
  });

  test("what a page of one hotel sends is refused once its person has switched to another", async () => {
    const headers = (shown: number) => ({ "x-foyer-property": String(shown) });
    const elsewhere = property + 1;
    const written = await post("/api/trpc/clients.create", { headers: headers(elsewhere), body: newClient });
    expect([written.status, await codeOf(written)]).toEqual([409, "kernel.other-property"]);
    const read = await fetch(at("/api/trpc/clients.list?input=%7B%7D"), {
      headers: { cookie: manager, ...headers(elsewhere) },
    });
    expect([read.status, await codeOf(read)]).toEqual([409, "kernel.other-property"]);
    expect((await post("/api/trpc/clients.create", { headers: headers(property), body: newClient })).status).toBe(200);
  });

  test("a role is kept from what it may not do", async () => {
    const auditor = await signedIn("auditor");
    const response = await post("/api/trpc/clients.create", { headers: { cookie: auditor }, body: newClient });
    expect([response.status, await codeOf(response)]).toEqual([403, "permission.missing"]);
    const admin = await signedIn("admin");
    expect((await fetch(at("/api/trpc/clients.list?input=%7B%7D"), { headers: { cookie: admin } })).status).toBe(403);
  });

  test("contacts are masked in every list; revealing one takes a reason and leaves a record", async () => {
    const { result } = (await (await post("/api/trpc/clients.create", { body: newClient })).json()) as {
      result: { data: number };
    };
    const clientId = result.data;
    const contact = { clientId, name: "王敏", mobile: "138 0013 8000", mail: "wang@hotel.cn", wechat: "wangmin88" };
    const added = (await (await post("/api/trpc/clients.addContact", { body: JSON.stringify(contact) })).json()) as {
      result: { data: number };
    };
    const list = await (
      await fetch(at(`/api/trpc/clients.contacts?input=${encodeURIComponent(JSON.stringify({ id: clientId }))}`), {
        headers: { cookie: manager },
      })
    ).text();
    expect(list).toContain("138****8000");
    expect(list).toContain("w***@hotel.cn");
    expect(list).not.toMatch(/13800138000|wang@hotel|wangmin88/);
    const reveal = { contactId: added.result.data, field: "mobile", reason: "回电" };
    expect(await (await post("/api/trpc/clients.reveal", { body: JSON.stringify(reveal) })).json()).toEqual({
      result: { data: "+8613800138000" },
    });
    expect((await post("/api/trpc/clients.reveal", { body: JSON.stringify({ ...reveal, reason: " " }) })).status).toBe(
      400,
    );
    const history = await (
      await fetch(
        at(
          `/api/trpc/changes.ofRow?input=${encodeURIComponent(JSON.stringify({ subject: "contact", row: added.result.data }))}`,
        ),
        { headers: { cookie: manager } },
      )
    ).text();
    expect(history).toContain("clients.reveal");
    expect(history).toContain("回电");
    expect(history).not.toContain("13800138000");
  });
});
