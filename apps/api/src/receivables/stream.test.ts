import { aClient } from "@foyer/db/clients/factory";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import { now } from "@foyer/domain/kernel/time";
import type { Role } from "@foyer/domain/kernel/permissions";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, expect, test } from "vitest";
import { startServer } from "../server.ts";

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
const headers = { origin, "x-foyer": "1", "content-type": "application/json" };

async function cookieOf(role: Role): Promise<string> {
  const token = await database.committed(property, async (trx) =>
    makeSignInLink(
      trx,
      await acceptedDuty(
        trx,
        await addStaff(trx, { email: StaffEmail.parse(`${role}@example.com`), role, language: "en" }, now()),
      ),
      now(),
    ),
  );
  const signIn = { method: "POST", headers, body: JSON.stringify({ token }) };
  const response = await fetch(`${server.address}/api/trpc/staff.signInByLink`, signIn);
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

const finance = await cookieOf("finance");
const ask = (path: string, cookie = finance) =>
  fetch(`${server.address}/api${path}`, { headers: { ...headers, cookie } });

await database.committed(property, async (trx) => {
  for (const name of ["云上", "@星河", "湖光"]) {
    const client = await aClient(trx, { name, reference: name });
    await anItem(trx, client, { amount: 12_345, posted: "2026-01-01", due: "2026-01-31" });
    await anItem(trx, client, { side: "credit", amount: 2_000, posted: "2026-02-01" });
  }
});

test("screen, JSON, CSV and XLSX have one total", async () => {
  const input = encodeURIComponent(JSON.stringify({ asOf: "2026-02-10", limit: 2 }));
  const screen = (await (await ask(`/trpc/receivables.aging?input=${input}`)).json()) as {
    result: { data: { rows: unknown[]; count: number; total: object } };
  };
  const total = {
    notDue: 0,
    buckets: { "1-30": 37_035, "31-60": 0, "61-90": 0, "91-120": 0, "over-120": 0 },
    unapplied: 6_000,
    balance: 31_035,
  };
  expect(screen.result.data).toMatchObject({ count: 3, total: { ...total, buckets: [37_035, 0, 0, 0, 0] } });
  expect(screen.result.data.rows).toHaveLength(2);
  const json = (await (await ask("/export/aging?asOf=2026-02-10&format=json")).json()) as { rows: unknown[] };
  expect(json).toMatchObject({ asOf: "2026-02-10", currency: "CNY", total });
  expect(json.rows).toHaveLength(3);
  const csv = await ask("/export/aging?asOf=2026-02-10&format=csv");
  expect(csv.headers.get("content-disposition")).toContain("aging-client-2026-02-10.csv");
  const lines = (await csv.text()).trimEnd().split("\r\n");
  expect(lines.at(-1)).toBe("合计,,0.00,370.35,0.00,0.00,0.00,0.00,60.00,310.35");
  expect(lines.some((line) => line.startsWith("'@星河,"))).toBe(true);
  const xlsx = new Uint8Array(await (await ask("/export/aging?asOf=2026-02-10&format=xlsx")).arrayBuffer());
  expect(String.fromCharCode(...xlsx.subarray(0, 2))).toBe("PK");
});

test("only who may export gets it, an export leaves its record, and a question asked wrongly is refused", async () => {
  expect((await ask("/export/aging?asOf=2026-02-10&format=csv", await cookieOf("rep"))).status).toBe(403);
  expect((await ask("/export/aging?asOf=2026-02-30&format=csv")).status).toBe(400);
  expect((await ask("/export/aging?asOf=2026-02-10&format=csv&by=colour")).status).toBe(400);
  const exported = await database.committed(property, (trx) =>
    trx
      .selectFrom("change")
      .select(["staffId"])
      .where("propertyId", "=", property)
      .where("act", "=", "receivables.export-aging")
      .execute(),
  );
  expect(exported.length).toBeGreaterThan(0);
  expect(exported.every((change) => change.staffId !== null)).toBe(true);
});
