import { listDuplicates } from "@foyer/db/clients/duplicates/queries";
import { aClient } from "@foyer/db/clients/factory";
import { withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { Cancelled, type Workshop } from "../../kernel/task.ts";
import { runOnce } from "../../kernel/testing.ts";
import { duplicatesTasks } from "./tasks.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const [run] = duplicatesTasks;
const workshop: Workshop = {
  db: house.db,
  dataDir: "/nonexistent",
  url: "https://hotel.example",
  smtpUrl: undefined,
  log: () => {},
};
const now = Instant.parse("2026-03-10T02:00:00.000Z");

const aProperty = async () => {
  const propertyId = await house.aProperty();
  await house.committed(propertyId, async (trx) => {
    await aClient(trx, { name: "上海星河贸易有限公司" });
    await aClient(trx, { name: "上海市星河贸易" });
    await aClient(trx, { name: "北京星河贸易有限公司" });
    // as it was before names were folded
    await trx.updateTable("client").set({ foldedNames: null }).where("propertyId", "=", trx.propertyId).execute();
  });
  return propertyId;
};

const pairsOf = (propertyId: Awaited<ReturnType<typeof aProperty>>) =>
  house.committed(propertyId, (trx) => listDuplicates(trx, { status: "open", limit: 50 }));

test("the scan keeps what it finds, folds what was never folded, and changes nothing when it runs again", async () => {
  const propertyId = await aProperty();
  const first = await runOnce(workshop, run, { propertyId, payload: {}, now });
  expect(first).toEqual({ clients: 3, proposed: 1, review: 0 });
  const { rows } = await pairsOf(propertyId);
  expect(rows.map(({ oneName, otherName }) => [oneName, otherName])).toEqual([
    ["上海星河贸易有限公司", "上海市星河贸易"],
  ]);
  expect(await runOnce(workshop, run, { propertyId, payload: {}, now })).toEqual(first);
  expect((await pairsOf(propertyId)).rows).toEqual(rows);
  const unfolded = await house.committed(propertyId, (trx) =>
    trx
      .selectFrom("client")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("foldedNames", "is", null)
      .execute(),
  );
  expect(unfolded).toEqual([]);
});

test("a scan that is stopped keeps nothing", async () => {
  const propertyId = await aProperty();
  const stopped = run.run({
    ...workshop,
    propertyId,
    payload: {},
    now,
    withTrx: (act, options) => withActor(house.db, { kind: "system", propertyId, ...options }, act),
    progress: async () => {},
    unlessCancelled: async () => {
      throw new Cancelled();
    },
  });
  await expect(stopped).rejects.toBeInstanceOf(Cancelled);
  expect((await pairsOf(propertyId)).rows).toEqual([]);
});
