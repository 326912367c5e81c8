import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../main.ts";

const database = await openTestDatabase();
afterAll(() => database.close());
const cwd = await mkdtemp(join(tmpdir(), "foyer-ledger-"));

async function foyer(line: string) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const installation = { databaseUrl: database.url, key: testKey, dataDir: cwd, cwd, stdout, stderr };
  const exit = runCommand(line.split(" "), installation).finally(() => stdout.end());
  const [out] = await Promise.all([buffer(stdout), exit]);
  return { exit: await exit, out: String(out) };
}

const file = [
  "number,customer,amount,invoiced,due,settled",
  "1,AC-1,100.00,1/5/2025,2/4/2025,3/1/2025",
  "2,AC-1,50.50,1/10/2025,2/9/2025,",
  "3,=AC-2,70.00,2/1/2025,3/3/2025,2/20/2025",
  "4,=AC-2,0.01,2/1/2025,3/3/2025,",
].join("\n");
const fields = { reference: "number", client: "customer", amount: "amount", system: { constant: "books" } };
const mapping = {
  invoices: {
    dates: "M/D/YYYY",
    fields: { ...fields, documentDate: "invoiced", dueDate: "due" },
    createClients: [{ kind: "organisation", class: "business", tier: "C", since: "2025-01-01" }],
  },
  payments: {
    dates: "M/D/YYYY",
    where: { settled: ["3/1/2025", "2/20/2025"] },
    fields: { ...fields, date: "settled", invoice: "number" },
  },
};
await writeFile(join(cwd, "books.csv"), file);
await writeFile(join(cwd, "other.csv"), file.replace("50.50", "50.51"));
await writeFile(join(cwd, "map.json"), JSON.stringify(mapping));

const load = (kind: string, name = "books.csv") =>
  foyer(`import ${kind} ${name} --property BOOKS --map map.json --json`);
const report = async (more: string) => (await foyer(`report aging --property BOOKS --as-of ${more}`)).out;
const nothing = { "1-30": 0, "31-60": 0, "61-90": 0, "91-120": 0, "over-120": 0 };

test("invoices and payments of one file come in once, and their aging goes out in every format alike", async () => {
  await foyer("property add BOOKS --name x --time-zone Asia/Shanghai --currency CNY --start-date 2025-01-01");
  expect(JSON.parse((await load("payments")).out)).toMatchObject({
    refusedRows: 2,
    applied: false,
    refused: [{ line: 2, column: "customer", code: "receivables.client-not-found" }, { line: 4 }],
  });
  expect(JSON.parse((await load("invoices")).out)).toMatchObject({ read: 4, created: 4, applied: true });
  expect(JSON.parse((await load("payments")).out)).toMatchObject({ read: 4, created: 2, skipped: 2, applied: true });
  expect(JSON.parse((await load("invoices")).out)).toMatchObject({ created: 0, unchanged: 4 });
  expect(JSON.parse((await load("payments")).out)).toMatchObject({ created: 0, unchanged: 2 });
  const changed = await load("invoices", "other.csv");
  expect(changed.exit).toBe(1);
  expect(JSON.parse(changed.out)).toMatchObject({
    refused: [{ line: 3, column: "amount", value: "50.51", code: "receivables.amount-differs" }],
    applied: false,
  });

  expect(JSON.parse(await report("2025-02-15 --format json"))).toEqual({
    asOf: "2025-02-15",
    currency: "CNY",
    isOfAll: false,
    knownOn: null,
    rule: "due",
    by: "client",
    set: "standard",
    edges: [30, 60, 90, 120],
    leftOut: [],
    rows: [
      { client: "=AC-2", name: "=AC-2", notDue: 7_001, buckets: nothing, unapplied: 0, balance: 7_001, disputed: 0 },
      {
        client: "AC-1",
        name: "AC-1",
        notDue: 0,
        buckets: { ...nothing, "1-30": 15_050 },
        unapplied: 0,
        balance: 15_050,
        disputed: 0,
      },
    ],
    total: { notDue: 7_001, buckets: { ...nothing, "1-30": 15_050 }, unapplied: 0, balance: 22_051, disputed: 0 },
  });
  expect((await report("2025-03-01 --format csv")).split("\r\n")).toEqual([
    "\uFEFFclient,name,not_due,1-30,31-60,61-90,91-120,over_120,unapplied,balance,disputed",
    "'=AC-2,'=AC-2,0.01,0.00,0.00,0.00,0.00,0.00,0.00,0.01,0.00",
    "AC-1,AC-1,0.00,50.50,0.00,0.00,0.00,0.00,0.00,50.50,0.00",
    "total,,0.01,50.50,0.00,0.00,0.00,0.00,0.00,50.51,0.00",
    "",
  ]);
  expect(await report("2025-03-01 --by tier --format json")).toContain('"rows":[{"tier":"C","notDue":1,');
  expect((await report("2025-03-01 --currency all --by currency --format csv")).split("\r\n")[1]).toBe(
    "CNY,0.01,50.50,0.00,0.00,0.00,0.00,0.00,50.51,0.00,50.51",
  );
  expect((await report("2025-03-01 --by property --rule document --format csv")).split("\r\n")[1]).toBe(
    "BOOKS,x,0.00,0.01,50.50,0.00,0.00,0.00,0.00,50.51,0.00",
  );
  const unknownSet = await foyer("report aging --property BOOKS --as-of 2025-03-01 --buckets weekly --format json");
  expect(unknownSet).toMatchObject({ exit: 1, out: "" });
  // all of it was recorded today: a year ago nothing was known, and today is not over
  expect(await report("2025-03-01 --known-on 2025-12-31 --format json")).toContain('"rows":[]');
  expect(
    (await foyer("report aging --property BOOKS --as-of 2025-03-01 --known-on 9999-01-01 --format json")).exit,
  ).toBe(1);
  expect((await foyer("ledger rebuild --property BOOKS")).out).toContain("6 items");
  expect((await foyer("ledger verify --property BOOKS")).exit).toBe(0);
});

test("into a file; what is asked wrongly is refused or shown how it is used", async () => {
  const { exit, out } = await foyer("report aging --property BOOKS --as-of 2025-03-01 --format xlsx --out aging.xlsx");
  expect([exit, out]).toEqual([0, ""]);
  expect((await readFile(join(cwd, "aging.xlsx"))).subarray(0, 2).toString()).toBe("PK");
  const exits = [
    "--as-of 2025-02-29 --format json",
    "--as-of 2025-03-01 --format docx",
    "--as-of 2025-03-01 --by colour --format csv",
  ];
  expect(
    await Promise.all(exits.map(async (line) => (await foyer(`report aging --property BOOKS ${line}`)).exit)),
  ).toEqual([1, 2, 2]);
});
