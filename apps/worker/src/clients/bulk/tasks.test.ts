import { aClient } from "@foyer/db/clients/factory";
import { manyClients } from "@foyer/db/clients/rows/factory";
import { runBulkBlock } from "@foyer/db/clients/bulk/block/mutations";
import { startBulk, undoBulk } from "@foyer/db/clients/bulk/mutations";
import { getBulk } from "@foyer/db/clients/bulk/queries";
import { withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { asActor, aStaff } from "@foyer/db/staff/factory";
import { StartBulk } from "@foyer/domain/clients/bulk/schema";
import type { Actor } from "@foyer/domain/kernel/permissions";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Cancelled, type Workshop } from "../../kernel/task.ts";
import { runOnce } from "../../kernel/testing.ts";
import { bulkTasks } from "./tasks.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const [run] = bulkTasks;
const workshop: Workshop = {
  db: house.db,
  dataDir: "/nonexistent",
  url: "https://hotel.example",
  smtpUrl: undefined,
  log: () => {},
};
const now = Instant.parse("2026-03-10T02:00:00.000Z");
const many = 12_000;
let count = 0;
const key = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;

let propertyId: PropertyId;
let manager: Actor;
let to: StaffId;

beforeEach(async () => {
  propertyId = await house.aProperty();
  await house.committed(propertyId, async (trx) => {
    manager = asActor(trx, await aStaff(trx, { role: "manager" }), "manager");
    to = await aStaff(trx);
    await aClient(trx);
    await manyClients(trx, many);
  });
});

const start = () =>
  withActor(house.db, manager, (trx) =>
    startBulk(
      trx,
      StartBulk.parse({
        selection: { filter: { search: "Client 0" } },
        act: { kind: "owner", ownerId: to },
        key: key(),
      }),
      now,
    ),
  );

const owned = (by: StaffId) =>
  house.committed(propertyId, async (trx) => {
    const { total } = await trx
      .selectFrom("clientOwner")
      .select((each) => each.fn.countAll<number>().as("total"))
      .where("propertyId", "=", propertyId)
      .where("staffId", "=", by)
      .where("toDate", "=", "infinity" as CalendarDate)
      .executeTakeFirstOrThrow();
    return total;
  });

/** How many lines of the record say that the owner changed. */
const recorded = () =>
  house.committed(propertyId, async (trx) => {
    const { total } = await trx
      .selectFrom("changeField")
      .select((each) => each.fn.countAll<number>().as("total"))
      .where("propertyId", "=", propertyId)
      .where("field", "=", "ownerId")
      .executeTakeFirstOrThrow();
    return total;
  });

test("all that match are changed in blocks, with progress, once however often it runs", async () => {
  const { id: bulkId } = await start();
  const seen: unknown[] = [];
  const watched = {
    ...run,
    run: (ctx: Parameters<typeof run.run>[0]) =>
      run.run({ ...ctx, progress: async (done, total) => void seen.push([done, total]) }),
  };
  const result = await runOnce(workshop, watched, { propertyId, payload: { bulkId }, now });
  expect(result).toEqual({ selected: many, changed: many, same: 0, refused: {} });
  expect(seen).toEqual([
    [5_000, many],
    [10_000, many],
    [12_000, many],
  ]);
  expect(await runOnce(workshop, run, { propertyId, payload: { bulkId }, now })).toEqual(result);
  expect([await owned(to), await recorded()]).toEqual([many, many]);
});

test("killed midway it goes on where it stood; two at once do not change anything twice", async () => {
  const { id: bulkId } = await start();
  await withActor(house.db, manager, (trx) => runBulkBlock(trx, bulkId, now));
  const killed = withActor(house.db, manager, async (trx) => {
    await runBulkBlock(trx, bulkId, now);
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await owned(to)).toBe(5_000);
  const once = { propertyId, payload: { bulkId }, now };
  const [one, two] = await Promise.all([runOnce(workshop, run, once), runOnce(workshop, run, once)]);
  expect(one).toEqual({ selected: many, changed: many, same: 0, refused: {} });
  expect(two).toEqual(one);
  expect([await owned(to), await recorded()]).toEqual([many, many]);
});

test("stopped, what was changed stays and is taken back by one undo", async () => {
  const { id: bulkId } = await start();
  let asked = 0;
  const stopped = {
    ...run,
    run: (ctx: Parameters<typeof run.run>[0]) =>
      run.run({ ...ctx, unlessCancelled: async () => void (++asked > 1 && (await Promise.reject(new Cancelled()))) }),
  };
  await expect(runOnce(workshop, stopped, { propertyId, payload: { bulkId }, now })).rejects.toBeInstanceOf(Cancelled);
  const state = await withActor(house.db, manager, (trx) => getBulk(trx, bulkId));
  expect(state).toMatchObject({ status: "cancelled", done: 5_000, changed: 5_000, selected: many });
  expect(await owned(to)).toBe(5_000);
  const undo = await withActor(house.db, manager, (trx) => undoBulk(trx, { id: bulkId, key: key() }, now));
  expect(await runOnce(workshop, run, { propertyId, payload: { bulkId: undo.id }, now })).toEqual({
    selected: 5_000,
    changed: 5_000,
    same: 0,
    refused: {},
  });
  expect(await owned(to)).toBe(0);
});

test("another property's act is not found", async () => {
  const { id: bulkId } = await start();
  const other = await house.aProperty();
  await expect(runOnce(workshop, run, { propertyId: other, payload: { bulkId }, now })).rejects.toMatchObject({
    code: "clients.bulk-not-found",
  });
});
