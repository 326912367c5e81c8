import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse, origin, replyOf, write } from "./testing.ts";

const dataDir = await mkdtemp(join(tmpdir(), "foyer-edge-"));
const webRoot = join(dataDir, "web");
await mkdir(webRoot);
await writeFile(join(webRoot, "index.html"), "<!doctype html><title>Foyer</title>");
await writeFile(join(webRoot, "app.js"), "0");
await writeFile(join(dataDir, "key"), "the key");

const house = await openTestHouse(startServer, { webRoot, dataDir });
const property = await house.database.aProperty({ code: "EDGE" });
const manager = await house.signIn("manager", property);
const director = await house.signIn("director", property);
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const client = { kind: "organisation", name: "星河贸易", class: "business" };
const clientWith = (more: string) => `{"kind":"organisation","name":"x","class":"business",${more}}`;
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const cell = (row: string, field: string, value: unknown) => ({
  id: crypto.randomUUID(),
  grid: "clients",
  base: 0,
  cells: [{ row, field, new: value }],
});

describe("what a request brings", () => {
  test.each([
    ["a key of every object", clientWith('"__proto__":{"vip":true}'), "kernel.input-not-valid"],
    ["another one", clientWith('"constructor":{"prototype":{}}'), "kernel.input-not-valid"],
    ["no JSON", "{{{", "kernel.input-not-valid"],
    ["nothing", "", "kernel.input-not-valid"],
    ["half a million brackets", "[".repeat(500_000), "kernel.input-not-valid"],
    ["JSON nested too deep", nested(5_000), "kernel.input-not-valid"],
    ["half a character", clientWith('"notes":"a\\ud800b"'), "kernel.not-text"],
    ["a bell", clientWith('"notes":"a\\u0007b"'), "kernel.not-text"],
    ["a NUL", clientWith('"notes":"a\\u0000b"'), "kernel.not-text"],
    ["a NUL in a key", clientWith('"no\\u0000tes":"a"'), "kernel.not-text"],
  ])("%s is refused by a code, and no bug", async (_, body, code) => {
    expect(await house.send(manager, "clients.create", body)).toMatchObject({ status: 400, code });
  });

  test("lines and tabs are text", async () => {
    const { status } = await house.send(manager, "clients.create", { ...client, notes: "one\r\n\ttwo" });
    expect(status).toBe(200);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "%s names no setting, grid or field",
    async (name) => {
      const setting = { key: name, fromDate: "2026-01-01", value: 1 };
      expect((await house.send(director, "properties.setSetting", setting)).code).toBe("kernel.input-not-valid");
      expect((await house.send(manager, "/api/changes/save", { ...cell("1", "name", "x"), grid: name })).code).toBe(
        "changes.unknown-grid",
      );
      const { data } = await house.send(manager, "clients.create", client);
      expect((await house.send(manager, "/api/changes/save", cell(String(data), name, "x"))).data).toMatchObject({
        number: null,
        answers: [{ outcome: "refused", code: "clients.field-locked" }],
      });
      expect((await house.send(manager, "/api/changes/save", cell(name, "name", "x"))).data).toMatchObject({
        number: null,
        answers: [{ outcome: "refused", code: "clients.not-found" }],
      });
      const mapping = JSON.parse(`{"fields":{"reference":"a","${name}":"b"}}`) as unknown;
      const start = { kind: "clients", fileId: 1, fileName: "x", mapping, dryRun: true };
      expect((await house.send(manager, "imports.start", start)).status).toBe(404);
    },
  );

  test("numbers beyond all rows, and days that no hotel has, are no bugs", async () => {
    const { data } = await house.send(manager, "clients.create", client);
    for (const owner of [1e300, -1, 1.5, Number.MAX_SAFE_INTEGER])
      expect((await house.send(manager, "/api/changes/save", cell(String(data), "ownerId", owner))).data).toMatchObject(
        {
          answers: [{ outcome: "refused" }],
        },
      );
    for (const asOf of ["0000-01-01", "2025-02-29", "2026-13-01", "-000001-01-01", "9999-12-31"])
      expect((await house.ask(director, "receivables.aging", { asOf })).code).toBe("kernel.input-not-valid");
    expect((await house.send(director, "scores.compute", { month: "0000-01" })).code).toBe("kernel.input-not-valid");
    const bad = { key: "scores.target-contact", fromDate: "2026-01-01", value: { a: 1 } };
    expect(await house.send(director, "properties.setSetting", bad)).toMatchObject({
      status: 400,
      code: "kernel.input-not-valid",
    });
  });

  test("mutations travel one by one, however the comma is written", async () => {
    for (const comma of [",", "%2C", "%2c"])
      expect(
        await house.send(manager, `clients.create${comma}clients.create?batch=1`, { 0: client, 1: client }),
      ).toMatchObject({ status: 400, code: "kernel.mutations-one-by-one" });
  });

  test("no Origin, an empty one or one that only looks like ours writes nothing", async () => {
    for (const from of [
      undefined,
      "",
      "null",
      `${origin}.evil.example`,
      `${origin}/`,
      "http://localhost",
      "https://localhost:3000",
    ]) {
      const { origin: _, ...rest } = write;
      const headers = { ...rest, cookie: manager, ...(from === undefined ? {} : { origin: from }) };
      const sent = await fetch(house.at("/api/trpc/clients.create"), {
        method: "POST",
        headers,
        body: JSON.stringify(client),
      });
      expect([from, (await replyOf(sent)).code]).toEqual([from, "kernel.foreign-origin"]);
    }
  });

  test("a mutation asked for by GET does nothing", async () => {
    expect(await house.ask(manager, "clients.create", client)).toMatchObject({
      status: 405,
      code: "kernel.method-not-allowed",
    });
  });
});

/** By hand: fetch would tidy the path. */
const raw = (path: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(house.at("/"));
    let text = "";
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n`),
    );
    socket.on("data", (part) => (text += part.toString()));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

describe("what is answered", () => {
  test.each([
    "/",
    "/app.js",
    "/nowhere",
    "/livez",
    "/readyz",
    "/s/x",
    "/u/x",
    "/s/%zz",
    "/%zz",
    "/api/trpc/staff.session",
    "/api/trpc/nothing",
    "/api/export/aging",
    "/api/nothing",
  ])("%s carries a policy without inline script, may not be framed, and is not sniffed", async (path) => {
    const { headers } = await house.get(path, { accept: "text/html" });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'|unsafe-eval/);
    expect(policy).toMatch(/script-src 'self'|default-src 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("what is somebody's is stored by no cache", async () => {
    expect((await house.ask(manager, "staff.session")).headers.get("cache-control")).toBe("no-store");
    expect((await house.get("/s/x")).headers.get("cache-control")).toBe("no-store");
  });

  test("a body over the limit is refused in the same shape as all else", async () => {
    const reply = await house.send(manager, "clients.create", `{"name":"${"x".repeat(1_100_000)}"}`);
    expect(reply).toMatchObject({ status: 413, code: "kernel.body-too-large" });
  });

  test.each([
    "/../key",
    "/../../../etc/passwd",
    "/..%2fkey",
    "/%2e%2e/key",
    "/%2e%2e%2fkey",
    "/..%5ckey",
    "//key",
    "/./../key",
    "/app.js/../../key",
    "/app.js%00.html",
  ])("%s leads nowhere outside the screens", async (path) => {
    const answer = await raw(path);
    expect(answer).not.toMatch(/the key|root:/);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:200 OK[^]*<title>Foyer|4\d\d )/);
  });
});
