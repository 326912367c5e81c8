import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storeFile } from "@foyer/db/files/mutations";
import { startImport } from "@foyer/db/imports/mutations";
import { getImport } from "@foyer/db/imports/queries";
import { recordUpload } from "@foyer/db/imports/uploads/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { asActor, aStaff } from "@foyer/db/staff/factory";
import { importFileLimit } from "@foyer/domain/imports/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { Instant } from "@foyer/domain/kernel/time";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Cancelled, type Workshop } from "../kernel/task.ts";
import { runOnce } from "../kernel/testing.ts";
import { importsTasks } from "./tasks.ts";

const house = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-files-"));
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const [run] = importsTasks;
const workshop: Workshop = { db: house.db, dataDir, url: "https://hotel.example", smtpUrl: undefined, log: () => {} };
const now = Instant.parse("2026-05-03T01:30:00.000Z");
let propertyId: PropertyId;
beforeEach(async () => {
  propertyId = await house.aProperty();
});

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

const header = "confirmation,arrival,departure,status,room_revenue\n";

/** A manager sends a file and has it imported. */
async function sent(text: string, { dryRun = false }: { dryRun?: boolean } = {}) {
  const stored = await storeFile({ dataDir, propertyId }, { body: bytes(header + text), maxBytes: importFileLimit });
  const manager = await house.committed(propertyId, async (trx) =>
    asActor(trx, await aStaff(trx, { role: "manager", name: "王经理" }), "manager"),
  );
  return withActor(house.db, manager, async (trx) => {
    const fileId = await recordUpload(trx, { kind: "stays", file: stored }, now);
    return startImport(trx, { kind: "stays", fileId, fileName: "stays.csv", mapping: null, dryRun }, now);
  });
}

const stateOf = (id: Awaited<ReturnType<typeof sent>>) =>
  house.committed(propertyId, async (trx) => {
    const { status, result, by, finishedAt } = await getImport(trx, id);
    const of = (table: "stay" | "change") =>
      trx.selectFrom(table).selectAll().where("propertyId", "=", propertyId).execute();
    const changes = await trx
      .selectFrom("change")
      .select(["act", "staffId"])
      .where("propertyId", "=", propertyId)
      .execute();
    return { status, result, by, finishedAt, stays: (await of("stay")).length, changes };
  });

test("a file is imported once, in the name of who sent it", async () => {
  const importId = await sent("1,2026-01-01,2026-01-02,completed,100\n");
  const first = await runOnce(workshop, run, { propertyId, payload: { importId, run: 1 }, now });
  expect(first).toMatchObject({ read: 1, created: 1, applied: true });
  expect(await runOnce(workshop, run, { propertyId, payload: { importId, run: 1 }, now })).toEqual(first);
  const { changes, ...state } = await stateOf(importId);
  expect(state).toEqual({ status: "applied", result: first, by: "王经理", finishedAt: now, stays: 1 });
  expect(changes).toEqual([{ act: "stays.import", staffId: expect.any(Number) as unknown }]);
});

test("a check leaves its counts and nothing else", async () => {
  const importId = await sent("1,2026-01-01,2026-01-02,completed,100\n", { dryRun: true });
  await runOnce(workshop, run, { propertyId, payload: { importId, run: 1 }, now });
  expect(await stateOf(importId)).toMatchObject({
    status: "checked",
    result: { created: 1, applied: false },
    stays: 0,
    changes: [],
  });
});

test("what is refused is kept with the import", async () => {
  const importId = await sent("1,2026-01-01,2026-01-02,completed,100\n2,2026-02-29,2026-03-01,completed,1\n");
  await runOnce(workshop, run, { propertyId, payload: { importId, run: 1 }, now });
  expect(await stateOf(importId)).toMatchObject({
    status: "refused",
    result: { read: 2, refused: [{ line: 3, column: "arrival", value: "2026-02-29", code: "kernel.no-such-day" }] },
    stays: 0,
  });
});

test("an import that somebody stops leaves nothing and says so", async () => {
  const importId = await sent("1,2026-01-01,2026-01-02,completed,100\n");
  const stopped = {
    ...run,
    run: (ctx: Parameters<typeof run.run>[0]) =>
      run.run({ ...ctx, unlessCancelled: () => Promise.reject(new Cancelled()) }),
  };
  await expect(runOnce(workshop, stopped, { propertyId, payload: { importId, run: 1 }, now })).rejects.toBeInstanceOf(
    Cancelled,
  );
  expect(await stateOf(importId)).toMatchObject({ status: "cancelled", result: null, stays: 0 });
});

test("another property's import is not found", async () => {
  const importId = await sent("1,2026-01-01,2026-01-02,completed,100\n");
  const other = await house.aProperty();
  await expect(runOnce(workshop, run, { propertyId: other, payload: { importId, run: 1 }, now })).rejects.toMatchObject(
    {
      code: "imports.not-found",
    },
  );
});

test("at night uploads that were kept long enough go, with their bytes; what came today stays", async () => {
  const importId = await sent("1,2026-01-01,2026-01-02,completed,100\n");
  const folder = join(dataDir, "files", String(propertyId));
  const [name = ""] = await readdir(folder);
  await writeFile(join(folder, "0.part"), "half a file");
  const old = new Date(Date.parse(now) - 3 * 86_400_000);
  for (const each of [name, "0.part"]) await utimes(join(folder, each), old, old);
  const [, , sweep] = importsTasks;
  await runOnce(workshop, run, { propertyId, payload: { importId, run: 1 }, now });
  expect(await runOnce(workshop, sweep, { propertyId, payload: {}, now })).toEqual({ removed: 1 });
  expect(await readdir(folder)).toEqual([name]);
  const later = Instant.parse("2026-06-03T01:30:00.000Z");
  expect(await runOnce(workshop, sweep, { propertyId, payload: {}, now: later })).toEqual({ removed: 1 });
  expect(await readdir(folder)).toEqual([]);
  expect(await stateOf(importId)).toMatchObject({ status: "applied", stays: 1 });
});
