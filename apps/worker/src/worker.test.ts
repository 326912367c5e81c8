import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enqueue, startJob } from "@foyer/db/jobs/mutations";
import { getJob } from "@foyer/db/jobs/queries";
import { unlockTheDead } from "@foyer/db/jobs/workers/mutations";
import { asRole, openPool } from "@foyer/db/kernel/connect";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { type CalendarDate, type Instant, type Month, now, type TimeZone } from "@foyer/domain/kernel/time";
import { runTaskListOnce } from "graphile-worker";
import { afterAll, describe, expect, test } from "vitest";
import { tick } from "./kernel/tick.ts";
import { taskList } from "./worker.ts";

const database = await openTestDatabase();
const pool = openPool(asRole(database.url, testKey, "foyer_worker"), { max: 3 });
afterAll(async () => {
  await pool.end();
  await database.close();
});

const logged: string[] = [];
const workshop = {
  db: database.db,
  dataDir: await mkdtemp(join(tmpdir(), "foyer-worker-")),
  url: "http://localhost:3000",
  smtpUrl: undefined,
  log: (line: string) => void logged.push(line),
};

async function workOff(): Promise<void> {
  const client = await pool.connect();
  try {
    await runTaskListOnce({ noPreparedStatements: true }, taskList(workshop), client);
  } finally {
    client.release();
  }
}

const job = (property: PropertyId, id: JobId) => database.committed(property, (trx) => getJob(trx, id));
const compute = (property: PropertyId, month: string) =>
  database.committed(property, (trx) =>
    startJob(trx, { name: "scores.compute", payload: { month: month as Month } }, now()),
  );

describe("a watched job", () => {
  test("runs from the queue and keeps its result", async () => {
    const property = await database.aProperty();
    const id = await compute(property, "2026-01");
    expect(await job(property, id)).toMatchObject({ status: "queued" });
    await workOff();
    expect(await job(property, id)).toMatchObject({ status: "done", result: { months: ["2026-01"] }, problem: null });
  });

  test("that is refused ends with the refusal's code, and is not tried again", async () => {
    const property = await database.aProperty({ startDate: "2026-06-01" as CalendarDate });
    const id = await compute(property, "2026-01");
    await workOff();
    expect(await job(property, id)).toMatchObject({ status: "failed", problem: "scores.before-start" });
    const { rows } = await pool.query(
      "select 1 from graphile_worker._private_jobs where payload->>'jobId' = $1 and (payload->>'propertyId')::int = $2",
      [String(id), property],
    );
    expect(rows).toEqual([]);
  });

  test("rolled back with its transaction was never queued", async () => {
    const property = await database.aProperty();
    const failing = database.committed(property, async (trx) => {
      await enqueue(trx, { name: "scores.compute", payload: {} });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    const { rows } = await pool.query(
      "select 1 from graphile_worker._private_jobs where (payload->>'propertyId')::int = $1",
      [property],
    );
    expect(rows).toEqual([]);
  });
});

describe("periods", () => {
  const daily = [{ job: "scores.compute", every: "day", minute: 150 }] as const;
  const claimsOf = (property: PropertyId) =>
    database.committed(property, (trx) =>
      trx
        .selectFrom("jobPeriod")
        .select(["name", "period"])
        .where("propertyId", "=", property)
        .orderBy("period")
        .execute(),
    );

  test("ten workers that tick at once claim a period once, in the property's own time", async () => {
    const east = await database.aProperty({ timeZone: "Asia/Shanghai" as TimeZone });
    const west = await database.aProperty({ timeZone: "America/New_York" as TimeZone });
    const at = "2026-03-01T19:00:00.000Z" as Instant;
    await Promise.all(Array.from({ length: 10 }, () => tick(workshop, daily, at)));
    expect(await claimsOf(east)).toEqual([{ name: "scores.compute", period: "2026-03-02" }]);
    expect(await claimsOf(west)).toEqual([{ name: "scores.compute", period: "2026-03-01" }]);
  });

  test("a clock set back claims nothing again; after three days away the day of return is claimed", async () => {
    const property = await database.aProperty();
    for (const time of ["2026-03-01T20:00", "2026-03-01T18:40", "2026-03-01T22:00", "2026-03-04T23:00"])
      await tick(workshop, daily, `${time}:00.000Z` as Instant);
    expect((await claimsOf(property)).map((each) => each.period)).toEqual(["2026-03-02", "2026-03-05"]);
  });
});

test("a dead worker's jobs and queues are unlocked, a living one's are not", async () => {
  const property = await database.aProperty();
  await compute(property, "2026-01");
  await pool.query(
    "update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now() where (payload->>'propertyId')::int = $1",
    [property],
  );
  const held = async () => {
    const { rows } = await pool.query<{ locked_by: string | null }>(
      "select locked_by from graphile_worker._private_jobs where (payload->>'propertyId')::int = $1",
      [property],
    );
    return rows;
  };
  await pool.query(
    "create table if not exists graphile_worker.foyer_beat (worker_id text primary key, beat_at timestamptz not null)",
  );
  await pool.query("insert into graphile_worker.foyer_beat values ('killed', now())");
  await unlockTheDead(pool);
  expect(await held()).toEqual([{ locked_by: "killed" }]);
  await pool.query("update graphile_worker.foyer_beat set beat_at = now() - interval '1 minute'");
  await unlockTheDead(pool);
  expect(await held()).toEqual([{ locked_by: null }]);
  await workOff();
  expect(await held()).toEqual([]);
});
