import { aClient } from "@foyer/db/clients/factory";
import { creditInForce } from "@foyer/db/clients/credit/queries";
import { enqueue } from "@foyer/db/jobs/mutations";
import { asRole, openPool } from "@foyer/db/kernel/connect";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { today } from "@foyer/db/properties/queries";
import { anItem } from "@foyer/db/receivables/factory";
import { aStaff } from "@foyer/db/staff/factory";
import { now } from "@foyer/domain/kernel/time";
import { runTaskListOnce } from "graphile-worker";
import { afterAll, expect, test } from "vitest";
import { periods } from "../periods.ts";
import { taskList } from "../worker.ts";

const database = await openTestDatabase();
const pool = openPool(asRole(database.url, testKey, "foyer_worker"), { max: 2 });
afterAll(async () => {
  await pool.end();
  await database.close();
});

test("holds are kept each hour; run twice, the second changes and tells nothing", async () => {
  expect(periods.filter(({ job }) => job === "credit.keep-holds")).toEqual([
    { job: "credit.keep-holds", every: "minutes", minute: 60 },
  ]);
  const property = await database.aProperty();
  const client = await database.committed(property, async (trx) => {
    const late = await aClient(trx, { ownerId: await aStaff(trx) });
    await anItem(trx, late, { amount: 500, posted: "2020-02-01" });
    return late;
  });
  const workshop = {
    db: database.db,
    dataDir: "/nonexistent",
    url: "http://localhost:3000",
    smtpUrl: undefined,
    log: () => {},
  };
  for (const _ of [1, 2]) {
    await database.committed(property, (trx) => enqueue(trx, { name: "credit.keep-holds", payload: {} }));
    const connection = await pool.connect();
    await runTaskListOnce({ noPreparedStatements: true }, taskList(workshop), connection);
    connection.release();
  }
  await database.committed(property, async (trx) => {
    const [credit] = await creditInForce(trx, { clientIds: [client], on: today(trx, now()) });
    expect(credit?.hold).toEqual({ hold: "hard", reasons: ["overdue-hard"] });
    const told = await trx.selectFrom("notification").select("event").where("propertyId", "=", property).execute();
    expect(told).toEqual([{ event: "credit.hold-changed" }]);
  });
});
