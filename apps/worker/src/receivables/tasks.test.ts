import { aClient } from "@foyer/db/clients/factory";
import { enqueue } from "@foyer/db/jobs/mutations";
import { asRole, openPool } from "@foyer/db/kernel/connect";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { runTaskListOnce } from "graphile-worker";
import { afterAll, expect, test } from "vitest";
import { taskList } from "../worker.ts";

const database = await openTestDatabase();
const pool = openPool(asRole(database.url, testKey, "foyer_worker"), { max: 2 });
afterAll(async () => {
  await pool.end();
  await database.close();
});

test("the nightly snapshot, run twice, is kept once", async () => {
  const property = await database.aProperty();
  await database.committed(property, async (trx) => {
    await anItem(trx, await aClient(trx), { amount: 500, posted: "2026-01-01" });
  });
  const workshop = {
    db: database.db,
    dataDir: "/nonexistent",
    url: "http://localhost:3000",
    smtpUrl: undefined,
    log: () => {},
  };
  for (const _ of [1, 2]) {
    await database.committed(property, (trx) => enqueue(trx, { name: "receivables.snapshot", payload: {} }));
    const client = await pool.connect();
    await runTaskListOnce({ noPreparedStatements: true }, taskList(workshop), client);
    client.release();
  }
  const kept = await database.committed(property, (trx) =>
    trx.selectFrom("agingSnapshot").select(["balanceMinor"]).where("propertyId", "=", property).execute(),
  );
  expect(kept).toEqual([{ balanceMinor: 500 }]);
});
