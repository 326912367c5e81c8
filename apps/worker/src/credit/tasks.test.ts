import { aClient } from "@foyer/db/clients/factory";
import { aRating } from "@foyer/db/credit/factory";
import { startJob } from "@foyer/db/jobs/mutations";
import { asRole, openPool } from "@foyer/db/kernel/connect";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { runTaskListOnce } from "graphile-worker";
import { afterAll, expect, test } from "vitest";
import { taskList } from "../worker.ts";

const database = await openTestDatabase();
const pool = openPool(asRole(database.url, testKey, "foyer_worker"), { max: 2 });
afterAll(async () => {
  await pool.end();
  await database.close();
});

test("all with credit business or information are assessed, and a second run keeps nothing that says the same", async () => {
  const property = await database.aProperty();
  const asOf = "2026-05-10" as CalendarDate;
  const now = Instant.parse("2026-05-10T02:00:00.000Z");
  const [debtor, rated] = await database.committed(property, async (trx) => {
    const clients = [await aClient(trx), await aClient(trx)] as const;
    await aClient(trx, { name: "无往来" });
    await anItem(trx, clients[0], { amount: 500, posted: "2026-01-01" });
    await aRating(trx, clients[1], { factor: "security", rating: 5, on: "2026-05-01" });
    return clients;
  });
  const workshop = {
    db: database.db,
    dataDir: "/nonexistent",
    url: "http://localhost:3000",
    smtpUrl: undefined,
    log: () => {},
  };
  for (const _ of [1, 2]) {
    await database.committed(property, (trx) => startJob(trx, { name: "credit.assess-all", payload: { asOf } }, now));
    const client = await pool.connect();
    await runTaskListOnce({ noPreparedStatements: true }, taskList(workshop), client);
    client.release();
  }
  const { kept, jobs } = await database.committed(property, async (trx) => ({
    kept: await trx
      .selectFrom("creditAssessment")
      .select(["clientId", "score", "gates"])
      .where("propertyId", "=", property)
      .orderBy("clientId")
      .execute(),
    jobs: await trx
      .selectFrom("job")
      .select(["status", "done", "total", "result"])
      .where("propertyId", "=", property)
      .orderBy("id")
      .execute(),
  }));
  expect(kept).toEqual([
    { clientId: debtor, score: "0.0", gates: ["very-late", "new-client"] },
    { clientId: rated, score: "20.0", gates: ["new-client"] },
  ]);
  expect(jobs).toEqual([
    { status: "done", done: 2, total: 2, result: { clients: 2, kept: 2 } },
    { status: "done", done: 2, total: 2, result: { clients: 2, kept: 0 } },
  ]);
});
