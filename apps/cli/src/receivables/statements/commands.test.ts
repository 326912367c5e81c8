import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { aClient } from "@foyer/db/clients/factory";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { textOfPdf } from "@foyer/documents/pdf-text";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../main.ts";

const database = await openTestDatabase();
const cwd = await mkdtemp(join(tmpdir(), "foyer-statements-"));
afterAll(async () => {
  await database.close();
  await rm(cwd, { recursive: true });
});

async function foyer(line: string) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const installation = { databaseUrl: database.url, key: testKey, dataDir: cwd, cwd, stdout, stderr };
  const exit = runCommand(line.split(" "), installation).finally(() => {
    stdout.end();
    stderr.end();
  });
  const [out, err] = await Promise.all([buffer(stdout), buffer(stderr), exit]);
  return { exit: await exit, out: String(out), err: String(err) };
}

const propertyId = await database.aProperty({ code: "PAPER" });
await database.committed(propertyId, async (trx) => {
  const client = await aClient(trx, { name: "龘喆堃镕酒店", reference: "C-7" });
  await anItem(trx, client, { amount: 123_450, posted: "2025-02-01", due: "2025-03-03" });
  await anItem(trx, client, { amount: 20_000, posted: "2025-03-10", side: "credit" });
});
const statement = (more: string) => foyer(`report statement --property PAPER --client C-7 --as-of 2025-03-31 ${more}`);

test("a client's statement goes out on paper and as a table, in the language asked for", async () => {
  expect((await statement("--format pdf --language zh-Hant --out s.pdf")).exit).toBe(0);
  const text = textOfPdf(await readFile(join(cwd, "s.pdf"))).join("");
  for (const said of ["對帳單", "龘喆堃镕酒店", "截至 2025年3月31日", "CNY 1,034.50", "未結清合計1,034.50"])
    expect(text).toContain(said);
  const csv = (await statement("--format csv --kind balance-forward --from 2025-03-01 --language en")).out;
  expect(csv.replace(/T-\d+/, "T")).toBe(
    [
      "\uFEFFKind,Reference,Date,Amount,Balance",
      "Balance brought forward,,2025-02-28,1234.50,1234.50",
      "Payment,T,2025-03-10,-200.00,1034.50",
      "Closing balance,,,,1034.50\r\n",
    ].join("\r\n"),
  );
  expect((await statement("--format xlsx --out s.xlsx")).exit).toBe(0);
  expect((await readFile(join(cwd, "s.xlsx"))).subarray(0, 2).toString()).toBe("PK");
});

test("the aging goes out on paper, too", async () => {
  const line = "report aging --property PAPER --as-of 2025-03-31 --format pdf --language en --out a.pdf";
  expect((await foyer(line)).exit).toBe(0);
  const text = textOfPdf(await readFile(join(cwd, "a.pdf"))).join("");
  expect(text).toContain("As of 31 March 2025");
  expect(text).toContain("C-7龘喆堃镕酒店");
  expect(text).toContain("1,034.50");
});

test("who is not there, has no such account, or is asked about tomorrow is refused by name", async () => {
  const unknown = await foyer("report statement --property PAPER --client C-8 --as-of 2025-03-31 --format csv");
  expect([unknown.exit, unknown.err]).toEqual([1, expect.stringContaining("clients.not-found")]);
  const foreign = await statement("--format csv --currency USD");
  expect([foreign.exit, foreign.err]).toEqual([1, expect.stringContaining("receivables.statement-account-missing")]);
  const later = await foyer("report statement --property PAPER --client C-7 --as-of 2999-03-31 --format csv");
  expect([later.exit, later.err]).toEqual([1, expect.stringContaining("receivables.statement-later")]);
  expect((await statement("--format docx")).exit).toBe(2);
});
