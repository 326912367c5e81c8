import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { aClient } from "@foyer/db/clients/factory";
import { openPool } from "@foyer/db/kernel/connect";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { sealMonthEnds } from "@foyer/db/receivables/snapshots/seals/mutations";
import { addMonths, businessDate, lastDay, monthOf, now } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../main.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

async function verify() {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const installation = { databaseUrl: database.url, key: testKey, dataDir: "/", cwd: "/", stdout, stderr };
  const exit = runCommand(["report", "verify-aging", "--property", "SEALS"], installation).finally(() => {
    stdout.end();
    stderr.end();
  });
  const [out, error] = await Promise.all([buffer(stdout), buffer(stderr)]);
  return { exit: await exit, out: String(out), error: String(error) };
}

test("sealed month ends are checked one by one; the first that differs is named, and its command fails", async () => {
  const property = await database.aProperty({ code: "SEALS" });
  const moment = now();
  const today = businessDate(moment, (await database.committed(property, async (trx) => trx.property)).timeZone);
  const ends = [-3, -2, -1].map((months) => lastDay(addMonths(monthOf(today), months)));
  const client = await database.committed(property, async (trx) => {
    const owing = await aClient(trx);
    await anItem(trx, owing, { amount: 12_345, posted: "2020-01-01", due: "2999-01-01" });
    for (const end of ends) await keepSnapshot(trx, end, moment);
    await sealMonthEnds(trx, moment);
    return owing;
  });
  expect(await verify()).toMatchObject({
    exit: 0,
    out: "3 sealed month ends are as they were sealed, and as the ledger was known then\n",
  });
  const owner = openPool(database.url, { max: 1 });
  await owner.query("update ledger_item_open set amount_minor = 12344, open_minor = 12344, lowest_open_minor = 12344");
  await owner.query("update aging_snapshot_client set not_due_minor = 1 where business_date = $1", [ends[1]]);
  await owner.end();
  const broken = await verify();
  expect(broken.exit).toBe(1);
  expect(broken.out.split("\n")).toEqual([
    `${ends[0]} CNY: The ledger gives 123.44 for client ${client}, kept was 123.45`,
    `${ends[1]} CNY: What was kept has been changed`,
    `${ends[2]} CNY: The ledger gives 123.44 for client ${client}, kept was 123.45`,
    "",
  ]);
  expect(broken.error).toContain("receivables.seal-broken");
});
