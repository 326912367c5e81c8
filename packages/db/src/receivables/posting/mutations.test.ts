import { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { anAllocation, anItem, newItem } from "../factory.ts";
import { openWrite, postLedger, setLedgerPeriod } from "./mutations.ts";
import { ledgerFaults } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const day = (text: string) => CalendarDate.parse(text);

const refusedAs = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });

describe("the one door", () => {
  test.each([
    "ledger_item",
    "ledger_allocation",
    "ledger_item_open",
    "ledger_account",
    "ledger_control",
    "ledger_period",
    "ledger_write",
    "ledger_book",
    "ledger_item_stay",
    "ledger_recording",
  ])("the application may not write %s", (table) =>
    house.rolledBack(async (trx) => {
      for (const statement of [
        sql`delete from ${sql.table(table)}`,
        sql`update ${sql.table(table)} set property_id = property_id`,
        sql`insert into ${sql.table(table)} default values`,
        sql`truncate ${sql.table(table)}`,
      ])
        expect(await refusal(trx, () => statement.execute(trx))).toMatchObject({ code: "42501" });
    }),
  );

  test("it does not post into another property", () =>
    house.rolledBack(async (trx) => {
      const other = await house.aProperty();
      const client = await aClient(trx);
      const post = () =>
        sql`select app.post_ledger(${other}, ${JSON.stringify({ at: now, items: [newItem(client, { amount: 1, posted: "2026-01-01" })] })}::jsonb)`.execute(
          trx,
        );
      expect(await refusal(trx, post)).toMatchObject({ code: "42501" });
    }));

  test("what may not be allocated is refused with its reason", () =>
    house.rolledBack(async (trx) => {
      const [client, stranger] = [await aClient(trx), await aClient(trx)];
      const debit = await anItem(trx, client, { amount: 100, posted: "2026-01-10" });
      const credit = await anItem(trx, client, { side: "credit", amount: 80, posted: "2026-01-20" });
      const foreign = await anItem(trx, stranger, { side: "credit", amount: 80, posted: "2026-01-01" });
      const other = await anItem(trx, client, { amount: 100, posted: "2026-01-01" });
      const attempt = (values: object) =>
        refusal(trx, () => anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-20", ...values }));
      expect(await attempt({ effective: "2026-01-19" })).toEqual(refusedAs("receivables.before-posting"));
      expect(await attempt({ amount: 81 })).toEqual(refusedAs("receivables.over-allocated"));
      expect(await attempt({ amount: 0 })).toEqual(refusedAs("receivables.amount-not-positive"));
      expect(await attempt({ amount: -10 })).toEqual(refusedAs("receivables.amount-not-positive"));
      expect(await attempt({ credit: foreign })).toEqual(refusedAs("receivables.other-account"));
      expect(await attempt({ credit: other })).toEqual(refusedAs("receivables.other-account"));
      expect(await attempt({ debit: credit, credit: debit })).toEqual(refusedAs("receivables.other-account"));
      expect(await attempt({ credit: LedgerItemId.parse(999_999_999) })).toEqual(
        refusedAs("receivables.item-not-found"),
      );
      expect(await attempt({ amount: 80 })).toBe("accepted");
    }));

  test("an item is not over-allocated on a past day either", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = await anItem(trx, client, { amount: 100, posted: "2026-01-01" });
      const [first, second] = [
        await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-01-01" }),
        await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-01-01" }),
      ];
      const allocation = await anAllocation(trx, { debit, credit: first, amount: 100, effective: "2026-02-01" });
      if (allocation === undefined) throw new Error("not allocated");
      await postLedger(trx, { items: [], allocations: [{ undoes: allocation, effective: day("2026-03-01") }] }, now);
      // free again from March on, but not in February
      expect(
        await refusal(trx, () => anAllocation(trx, { debit, credit: second, amount: 1, effective: "2026-01-15" })),
      ).toEqual(refusedAs("receivables.over-allocated"));
      expect(
        await refusal(trx, () => anAllocation(trx, { debit, credit: second, amount: 100, effective: "2026-03-01" })),
      ).toBe("accepted");
      const undo = (effective: string) =>
        postLedger(trx, { items: [], allocations: [{ undoes: allocation, effective: day(effective) }] }, now);
      expect(await refusal(trx, () => undo("2026-04-01"))).toEqual(refusedAs("receivables.already-taken-back"));
    }));

  test("the same document is posted once", () =>
    house.rolledBack(async (trx) => {
      const item = newItem(await aClient(trx), { amount: 100, posted: "2026-01-01" });
      const post = () => postLedger(trx, { items: [item], allocations: [] }, now);
      await post();
      expect(await refusal(trx, post)).toEqual(refusedAs("receivables.source-taken"));
    }));

  test("a key: the same content gets the first result, other content is refused", () =>
    house.rolledBack(async (trx) => {
      const item = newItem(await aClient(trx), { amount: 100, posted: "2026-01-01" });
      const key = "write-of-a-test";
      expect(await openWrite(trx, { key, content: "a" }, now)).toBeUndefined();
      const posted = await postLedger(trx, { key, items: [item], allocations: [] }, now);
      expect(await openWrite(trx, { key, content: "a" }, now)).toEqual(posted);
      expect(await refusal(trx, () => openWrite(trx, { key, content: "b" }, now))).toEqual(
        refusedAs("receivables.key-reused"),
      );
    }));

  test("closed months: soft for all but finance and the system, hard for everybody and for good", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const post = (posted: string) => refusal(trx, () => anItem(trx, client, { amount: 1, posted }));
      await setLedgerPeriod(trx, { month: Month.parse("2026-01"), status: "hard" });
      await setLedgerPeriod(trx, { month: Month.parse("2026-02"), status: "soft" });
      expect(await post("2026-01-31")).toMatchObject({
        code: "receivables.period-closed",
        details: { month: "2026-01" },
      });
      expect(await post("2026-02-01")).toBe("accepted");
      expect(await refusal(trx, () => setLedgerPeriod(trx, { month: Month.parse("2026-01"), status: "open" }))).toEqual(
        refusedAs("receivables.period-closed"),
      );
      const debit = await anItem(trx, client, { amount: 10, posted: "2025-12-01" });
      const credit = await anItem(trx, client, { side: "credit", amount: 10, posted: "2025-12-01" });
      const settle = (effective: string) =>
        refusal(trx, () => anAllocation(trx, { debit, credit, amount: 10, effective }));
      expect(await settle("2026-01-15")).toEqual(refusedAs("receivables.period-closed"));
      expect(await settle("2025-12-31")).toBe("accepted");
    }));

  test("rows are numbered without gaps, in the order of posting", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = await anItem(trx, client, { amount: 10, posted: "2026-01-01" });
      const credit = await anItem(trx, client, { side: "credit", amount: 10, posted: "2026-01-01" });
      await refusal(trx, () => anAllocation(trx, { debit, credit, amount: 11, effective: "2026-01-01" }));
      await anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-01" });
      const { rows } = await sql<{ sequence: number }>`
        select sequence from ledger_item where property_id = ${trx.propertyId}
        union all select sequence from ledger_allocation where property_id = ${trx.propertyId} order by 1`.execute(trx);
      expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3]);
    }));
});

test("forty who allocate one payment at once: what it holds is given out, no more", async () => {
  const propertyId = await house.aProperty();
  const { debits, credit } = await house.committed(propertyId, async (trx) => {
    const client = await aClient(trx);
    const owed = [];
    for (let index = 0; index < 40; index++) owed.push(await anItem(trx, client, { amount: 10, posted: "2026-01-01" }));
    return { debits: owed, credit: await anItem(trx, client, { side: "credit", amount: 70, posted: "2026-01-01" }) };
  });
  const outcomes = await Promise.allSettled(
    debits.map((debit) =>
      house.committed(propertyId, (trx) => anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-02" })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(7);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toEqual(refusedAs("receivables.over-allocated"));
  expect(await house.committed(propertyId, ledgerFaults)).toEqual([]);
});
