import { Instant } from "@foyer/domain/kernel/time";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { anAllocation, anItem } from "../factory.ts";
import { ledgerFaults } from "../posting/queries.ts";
import { finishRebuild, rebuildNextBlock } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());
const now = Instant.parse("2026-05-10T02:00:00.000Z");

const propertyId = await house.aProperty();
const items = await house.committed(propertyId, async (trx) => {
  const client = await aClient(trx);
  const debits = [];
  for (let index = 0; index < 9; index++)
    debits.push(await anItem(trx, client, { amount: 100 + index, posted: "2026-01-10", checkout: "2026-01-05" }));
  const credit = await anItem(trx, client, { side: "credit", amount: 150, posted: "2026-02-01" });
  for (const debit of debits.slice(0, 2))
    await anAllocation(trx, { debit, credit, amount: debit === debits[0] ? 100 : 50, effective: "2026-02-01" });
  return debits;
});

/** As somebody with the database's own password, whom neither fence nor door holds. */
async function spoil(...statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  try {
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

async function projection(): Promise<string> {
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ bytes: string }>(
      `select string_agg(t.bytes, E'\\n' order by t.bytes) as bytes from (
         select o::text as bytes from ledger_item_open o union all select c::text from ledger_control c) t`,
    );
    return rows[0]?.bytes ?? "";
  } finally {
    await owner.end();
  }
}

async function rebuild(): Promise<number> {
  let built = 0;
  for (let last: number | null = 0; last !== null; ) {
    const after: number = last;
    const block = await house.committed(propertyId, (trx) => rebuildNextBlock(trx, after, 4));
    built += block.items;
    last = block.last;
  }
  await house.committed(propertyId, (trx) => finishRebuild(trx, now));
  return built;
}
const faults = () => house.committed(propertyId, ledgerFaults);

test("what was spoilt is named, the first item first, and made anew equal to the byte", async () => {
  const right = await projection();
  expect(await faults()).toEqual([]);
  await spoil(
    `update ledger_item_open set open_minor = open_minor - 1, lowest_open_minor = lowest_open_minor - 1 where item_id = ${items[3]}`,
    `update ledger_item_open set alive_to = '2026-03-01' where item_id = ${items[2]}`,
    `update ledger_item_open set due_date = '2026-03-01' where item_id = ${items[5]}`,
    `update ledger_item_open set span = 15 where item_id = ${items[0]}`,
    `delete from ledger_item_open where item_id = ${items[8]}`,
    `insert into ledger_item_open select property_id, item_id + 1000000, account_id, side, amount_minor, document_date, due_date,
       checkout_date, open_minor, lowest_open_minor, alive_from, alive_to, span from ledger_item_open where item_id = ${items[4]}`,
    "update ledger_control set debit_minor = debit_minor + 7",
  );
  expect((await faults()).map(({ fault, itemId }) => [fault, itemId])).toEqual([
    ["alive", items[0]],
    ["alive", items[2]],
    ["open-amount", items[3]],
    ["projection", items[3]],
    ["projection", items[5]],
    ["open-amount", items[8]],
    ["projection", Number(items[4]) + 1_000_000],
    ["control", null],
    ["control", null],
  ]);
  expect(await rebuild()).toBe(10);
  expect(await faults()).toEqual([]);
  expect(await projection()).toBe(right);
});

test("whoever posts meanwhile is neither lost nor counted twice", async () => {
  const client = await house.committed(propertyId, (trx) => aClient(trx));
  const posting = Array.from({ length: 20 }, (_, index) =>
    house.committed(propertyId, (trx) => anItem(trx, client, { amount: 10 + index, posted: "2026-03-01" })),
  );
  const [, posted] = await Promise.all([rebuild(), Promise.all(posting)]);
  expect(new Set(posted).size).toBe(20);
  expect(await faults()).toEqual([]);
});

test("laws that only somebody beside the door can break are named as well", async () => {
  await spoil(`update ledger_allocation set effective_date = '2026-01-31' where debit_item_id = ${items[1]}`);
  expect((await faults()).map(({ fault }) => fault)).toEqual(expect.arrayContaining(["before-posting", "projection"]));
  await spoil(
    `update ledger_allocation set effective_date = '2026-02-01' where debit_item_id = ${items[1]}`,
    `update ledger_item set sequence = sequence + 1000 where id = ${items[7]}`,
  );
  expect((await faults()).map(({ fault }) => fault)).toEqual(["sequence"]);
});
