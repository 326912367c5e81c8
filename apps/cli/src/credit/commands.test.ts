import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { aClient } from "@foyer/db/clients/factory";
import { aRating } from "@foyer/db/credit/factory";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../main.ts";

const database = await openTestDatabase();
afterAll(() => database.close());
const cwd = await mkdtemp(join(tmpdir(), "foyer-credit-"));

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

const property = await database.aProperty({ code: "GRADE" });
await database.committed(property, async (trx) => {
  const [one, two] = [await aClient(trx, { reference: "AC-1" }), await aClient(trx, { reference: "AC-2" })];
  await aClient(trx, { reference: "AC-3" });
  await anItem(trx, one, { amount: 500_00, posted: "2025-01-01", due: "2025-01-31" });
  for (const factor of ["financials", "management", "security", "conditions", "judgement"] as const)
    await aRating(trx, two, { factor, rating: 4, on: "2025-02-01" });
});
const kept = () =>
  database.committed(property, (trx) =>
    trx.selectFrom("creditAssessment").select("asOf").where("propertyId", "=", property).execute(),
  );

test("a dry run keeps nothing; all, or one by its reference, are assessed as of a day", async () => {
  const line = "credit assess --property GRADE --as-of 2025-02-10";
  const all = "AC-1\t0.0\tC\t0.00\tnew-client\nAC-2\t80.0\tBBB\t0.00\tnew-client\n";
  expect(await foyer(`${line} --all --dry-run`)).toMatchObject({ exit: 0, out: all });
  expect(await kept()).toEqual([]);
  expect(await foyer(`${line} --all`)).toMatchObject({ exit: 0, out: all });
  expect(await kept()).toEqual([{ asOf: "2025-02-10" }, { asOf: "2025-02-10" }]);
  const one = await foyer("credit assess --property GRADE --client AC-1 --as-of 2025-06-10 --json");
  expect(JSON.parse(one.out)).toMatchObject({
    reference: "AC-1",
    asOf: "2025-06-10",
    computedGrade: "C",
    gates: ["very-late", "new-client"],
  });
  expect(await kept()).toHaveLength(3);
});

test("a client that is not there, a day to come, and neither client nor all are refused by name", async () => {
  const none = await foyer("credit assess --property GRADE --client NONE");
  expect([none.exit, none.err.includes("clients.not-found")]).toEqual([1, true]);
  const early = await foyer("credit assess --property GRADE --all --as-of 2990-01-01");
  expect([early.exit, early.err.includes("credit.as-of-in-future")]).toEqual([1, true]);
  expect(await foyer("credit assess --property GRADE")).toMatchObject({ exit: 2 });
  expect(await foyer("credit assess --property GRADE --all --client AC-1")).toMatchObject({ exit: 2 });
});
