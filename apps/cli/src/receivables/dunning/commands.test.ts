import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../main.ts";

const database = await openTestDatabase();
afterAll(() => database.close());
const cwd = await mkdtemp(join(tmpdir(), "foyer-dunning-"));

async function foyer(line: string) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const installation = { databaseUrl: database.url, key: testKey, dataDir: cwd, cwd, stdout, stderr };
  const exit = runCommand(line.split(" "), installation).finally(() => stdout.end());
  const [out] = await Promise.all([buffer(stdout), exit]);
  return { exit: await exit, out: String(out) };
}

const file = [
  "number,customer,amount,invoiced,due",
  "1,AC-1,100.00,1/5/2025,2/4/2025",
  "2,AC-1,50.50,1/10/2025,2/9/2025",
].join("\n");
const mapping = {
  invoices: {
    dates: "M/D/YYYY",
    fields: {
      reference: "number",
      client: "customer",
      amount: "amount",
      system: { constant: "books" },
      documentDate: "invoiced",
      dueDate: "due",
    },
    createClients: [{ kind: "organisation", class: "business", tier: "C", since: "2025-01-01" }],
  },
};
await writeFile(join(cwd, "books.csv"), file);
await writeFile(join(cwd, "map.json"), JSON.stringify(mapping));

test("a dry run prints what the run of a day would do and changes nothing", async () => {
  await foyer("property add BOOKS --name x --time-zone Asia/Shanghai --currency CNY --start-date 2025-01-01");
  await foyer("import invoices books.csv --property BOOKS --map map.json --json");
  const dry = await foyer("dunning run --property BOOKS --dry-run --as-of 2025-02-12");
  expect(dry).toMatchObject({ exit: 0 });
  // both came in overdue, long after their due dates
  expect(dry.out).toContain("AC-1: held back 1, 100.00 CNY, 8 days late: unconfirmed");
  expect(dry.out).toContain("2025-02-12: 0 letters, 0 calls, 2 held back");
  expect(await foyer("dunning run --property BOOKS --dry-run --as-of 2025-02-12")).toEqual(dry);
  const json = await foyer("dunning run --property BOOKS --dry-run --as-of 2025-02-20 --over-days 10 --json");
  expect(JSON.parse(json.out)).toMatchObject({ asOf: "2025-02-20", letters: [], reasons: { unconfirmed: 2 } });
  expect((await foyer("dunning run --property BOOKS --as-of 2025-02-12")).exit).toBe(2);
  expect(JSON.parse((await foyer("dunning run --property BOOKS --json")).out)).toMatchObject({
    released: 0,
    drafts: [],
  });
});
