import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { EndDispute, OpenDispute } from "@foyer/domain/receivables/disputes/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { changesOfRow } from "../../changes/queries.ts";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { aging } from "../aging/queries.ts";
import { anAllocation, anItem } from "../factory.ts";
import { endDispute, openDispute } from "./mutations.ts";
import { disputedOn, disputesOfItem } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
let keys = 0;
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;
const dispute = (itemId: LedgerItemId, amountMinor: number, more: object = {}) =>
  OpenDispute.parse({ key: key(), itemId, amountMinor, fromDate: "2026-02-01", reason: "早餐没有用", ...more });
const contested = async (trx: Trx, itemId: LedgerItemId, asOf: string, knownOn?: string) => {
  const at = { asOf: CalendarDate.parse(asOf), ...(knownOn && { knownOn: CalendarDate.parse(knownOn) }) };
  const { rows } = await sql<{ amount: number }>`
    select ${disputedOn(trx, sql`${itemId}::bigint`, at)} as amount`.execute(trx);
  return rows[0]?.amount;
};
const refusedAs = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });

test("what is contested is known from its day to its end, and the balance never changes", () =>
  house.rolledBack(async (trx) => {
    const item = await anItem(trx, await aClient(trx), { amount: 10_000, posted: "2026-01-10" });
    const asked = dispute(item, 4_000);
    await openDispute(trx, asked, now);
    await openDispute(trx, asked, now);
    const [running] = await disputesOfItem(trx, { itemId: item }, today);
    expect(running).toMatchObject({ amountMinor: 4_000, toDate: null, outcome: null });
    const end = EndDispute.parse({ id: running?.id, toDate: "2026-03-01", outcome: "rejected", reason: "有签单" });
    await endDispute(trx, end, now);
    expect(
      await Promise.all(
        ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map((day) => contested(trx, item, day)),
      ),
    ).toEqual([0, 4_000, 4_000, 0]);
    expect((await aging(trx, AgingQuestion.parse({ asOf: "2026-02-15" }), today)).total.balance).toBe(10_000);
    expect(await refusal(trx, () => endDispute(trx, end, now))).toEqual(refusedAs("receivables.dispute-ended"));
    expect(await changesOfRow(trx, { subject: "ledger_dispute", row: running?.id ?? 0 })).toMatchObject([
      { act: "receivables.end-dispute" },
      { act: "receivables.end-dispute" },
      { act: "receivables.open-dispute" },
    ]);
  }));

test("what was known of a dispute is never changed by what was recorded of it later", () =>
  house.rolledBack(async (trx) => {
    const item = await anItem(trx, await aClient(trx), { amount: 10_000, posted: "2026-01-10" });
    // half an hour before midnight at the house, and half an hour after another
    await openDispute(trx, dispute(item, 4_000), Instant.parse("2026-04-02T15:30:00.000Z"));
    const [running] = await disputesOfItem(trx, { itemId: item }, today);
    const end = EndDispute.parse({ id: running?.id, toDate: "2026-03-01", outcome: "upheld", reason: "有签单" });
    await endDispute(trx, end, Instant.parse("2026-04-20T16:30:00.000Z"));
    const known = (asOf: string, ...days: string[]) => Promise.all(days.map((day) => contested(trx, item, asOf, day)));
    expect(await known("2026-03-15", "2026-04-01", "2026-04-02", "2026-04-20", "2026-04-21")).toEqual([
      0, 4_000, 4_000, 0,
    ]);
    expect(await known("2026-02-15", "2026-04-01", "2026-04-21")).toEqual([0, 4_000]);
    expect(await contested(trx, item, "2026-03-15")).toBe(0);
  }));

test("no more is contested than is open, no credit, nothing before it is posted", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const item = await anItem(trx, client, { amount: 100, posted: "2026-01-10" });
    const credit = await anItem(trx, client, { side: "credit", amount: 40, posted: "2026-01-10" });
    await anAllocation(trx, { debit: item, credit, amount: 40, effective: "2026-01-10" });
    const open = (...asked: Parameters<typeof dispute>) => refusal(trx, () => openDispute(trx, dispute(...asked), now));
    expect(await open(item, 61)).toEqual(refusedAs("receivables.dispute-exceeds-open"));
    expect(await open(credit, 1)).toEqual(refusedAs("receivables.dispute-of-credit"));
    expect(await open(item, 1, { fromDate: "2026-01-09" })).toEqual(refusedAs("receivables.dispute-before-posting"));
    await openDispute(trx, dispute(item, 50), now);
    expect(await open(item, 11)).toEqual(refusedAs("receivables.dispute-exceeds-open"));
    expect(await open(item, 10)).toBe("accepted");
  }));

test("a dispute's amount and item are never changed", () =>
  house.rolledBack(async (trx) => {
    const item = await anItem(trx, await aClient(trx), { amount: 100, posted: "2026-01-10" });
    await openDispute(trx, dispute(item, 50), now);
    for (const statement of [sql`update ledger_dispute set amount_minor = 1`, sql`delete from ledger_dispute`])
      expect(await refusal(trx, () => statement.execute(trx))).toMatchObject({ code: "42501" });
  }));
