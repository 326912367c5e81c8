import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { aStay } from "@foyer/db/stays/factory";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { now } from "@foyer/domain/kernel/time";
import type { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";

const database = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-upload-"));
const origin = "http://localhost:3000";
const server = await startServer({ databaseUrl: database.url, key: testKey, port: 0, url: origin, dataDir });
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(dataDir, { recursive: true });
});

const at = (path: string) => `${server.address}${path}`;
const write = { origin, "x-foyer": "1", "content-type": "application/json" };

async function signedIn(role: Role, where: PropertyId): Promise<string> {
  const token = await database.committed(where, async (trx) => {
    const email = `${role}-${where}@example.com` as StaffEmail;
    const staffId = await addStaff(trx, { email, role, language: "en" }, now());
    return makeSignInLink(trx, await acceptedDuty(trx, staffId), now());
  });
  const body = JSON.stringify({ token });
  const response = await fetch(at("/api/trpc/staff.signInByLink"), { method: "POST", headers: write, body });
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

const property = await database.aProperty();
const cookies = { manager: await signedIn("manager", property), finance: await signedIn("finance", property) };

const upload = (cookie: string, kind: string, headers: Record<string, string> = {}) =>
  fetch(at(`/api/upload/imports?kind=${kind}`), {
    method: "POST",
    headers: { origin, "x-foyer": "1", "content-type": "application/octet-stream", cookie, ...headers },
    body: "confirmation,arrival,departure,status\n1,2026-01-01,2026-01-02,completed\n",
  });
const call = (cookie: string, name: string, input: unknown) =>
  fetch(at(`/api/trpc/${name}`), { method: "POST", headers: { ...write, cookie }, body: JSON.stringify(input) });
const ask = async (cookie: string, name: string, input: unknown): Promise<unknown> => {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const { result } = (await (
    await fetch(at(`/api/trpc/${name}?${query.toString()}`), { headers: { cookie } })
  ).json()) as {
    result: { data: unknown };
  };
  return result.data;
};
const codeOf = async (response: Response): Promise<unknown> => {
  const { error } = (await response.json()) as { error: { data: { failure: { code: string } } } };
  return error.data.failure.code;
};

describe("a file on its way in", () => {
  test("is stored, and imported by its number", async () => {
    const answer = await upload(cookies.manager, "stays");
    expect(answer.status).toBe(200);
    const { fileId } = (await answer.json()) as { fileId: number };
    const start = { kind: "stays", fileId, fileName: "stays.csv", mapping: null, dryRun: false };
    expect((await call(cookies.manager, "imports.start", start)).status).toBe(200);
    expect(await ask(cookies.manager, "imports.list", {})).toMatchObject([
      { kind: "stays", fileName: "stays.csv", status: "queued", counts: null },
    ]);
  });

  test("is refused from who may not import it, from another site and without a session", async () => {
    expect(await codeOf(await upload(cookies.finance, "stays"))).toBe("permission.missing");
    expect(await codeOf(await upload(cookies.manager, "invoices"))).toBe("permission.missing");
    expect(await codeOf(await upload(cookies.manager, "ships"))).toBe("kernel.input-not-valid");
    expect(await codeOf(await upload(cookies.manager, "stays", { origin: "https://evil.example" }))).toBe(
      "kernel.foreign-origin",
    );
    expect(await codeOf(await upload("", "stays"))).toBe("kernel.signed-out");
  });

  test("of another property, or of a kind one may not import, is not imported", async () => {
    const { fileId } = (await (await upload(cookies.manager, "stays")).json()) as { fileId: number };
    const elsewhere = await signedIn("manager", await database.aProperty());
    const start = { kind: "stays", fileId, fileName: "x.csv", mapping: null, dryRun: true };
    expect(await codeOf(await call(elsewhere, "imports.start", start))).toBe("files.not-found");
    expect(await codeOf(await call(cookies.manager, "imports.start", { ...start, kind: "payments" }))).toBe(
      "permission.missing",
    );
    expect(await codeOf(await call(cookies.manager, "imports.start", { ...start, mapping: { fields: 7 } }))).toBe(
      "imports.unreadable-mapping",
    );
  });
});

test("production is exported as it is shown, to who may", async () => {
  await database.committed(property, (trx) => aStay(trx, { channel: "=Direct" }));
  const query = "from=2026-01-01&to=2026-12-31&by=channel&format=csv";
  const answer = await fetch(at(`/api/export/production?${query}`), {
    headers: { cookie: cookies.manager, "x-foyer-language": "en" },
  });
  expect(answer.headers.get("content-disposition")).toContain("production-channel-2026-01-01-2026-12-31.csv");
  expect((await answer.text()).split("\r\n")).toEqual([
    "Channel,Stays,Room nights,Revenue (CNY)",
    "'=Direct,1,2,1000.00",
    "Total,1,2,1000.00",
    "",
  ]);
  const refused = await fetch(at(`/api/export/production?${query}`), { headers: { cookie: cookies.finance } });
  expect(await codeOf(refused)).toBe("permission.missing");
});
