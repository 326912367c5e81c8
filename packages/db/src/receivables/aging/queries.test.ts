import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff, asActor } from "../../staff/factory.ts";
import { aDispute, anAllocation, anItem } from "../factory.ts";
import { agingItems } from "./items/queries.ts";
import { aging, controlBalance } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const today = CalendarDate.parse("2026-05-10");
const ask = (trx: Trx, asOf: string, more: object = {}) => aging(trx, AgingQuestion.parse({ asOf, ...more }), today);

describe("grouped", () => {
  test("by owner, tier and class as they were on the day; who has none is a row of its own", () =>
    house.rolledBack(async (trx) => {
      const [wang, li] = [await aStaff(trx, { name: "王芳" }), await aStaff(trx, { name: "李强" })];
      const client = await aClient(trx, { reference: "AC-1", name: "星河", tier: "B", class: "conference" });
      const own = (staffId: typeof wang, from: string, to?: string) =>
        trx
          .insertInto("clientOwner")
          .values({
            propertyId: trx.propertyId,
            clientId: client,
            staffId,
            fromDate: CalendarDate.parse(from),
            ...(to ? { toDate: CalendarDate.parse(to) } : {}),
          })
          .execute();
      await own(wang, "2025-01-01", "2025-07-01");
      await own(li, "2025-07-01");
      await anItem(trx, client, { amount: 500, posted: "2025-01-01" });
      await anItem(trx, await aClient(trx, { reference: "AC-2", name: "无主" }), { amount: 70, posted: "2025-01-01" });
      const rows = async (asOf: string, by: string) =>
        (await ask(trx, asOf, { by })).rows.map((row) => [row.group, row.label, row.balance]);
      expect(await rows("2025-06-30", "owner")).toEqual([
        [wang, "王芳", 500],
        [null, null, 70],
      ]);
      expect(await rows("2025-07-01", "owner")).toEqual([
        [li, "李强", 500],
        [null, null, 70],
      ]);
      expect(await rows("2025-06-30", "tier")).toEqual([
        ["B", "B", 500],
        ["C", "C", 70],
      ]);
      expect(await rows("2025-06-30", "class")).toEqual([
        ["business", "business", 70],
        ["conference", "conference", 500],
      ]);
    }));

  test("a page has the total of all rows, a cell the items that it adds up", () =>
    house.rolledBack(async (trx) => {
      const clients = [];
      for (let index = 1; index <= 5; index++)
        clients.push(await aClient(trx, { reference: `AC-${index}`, name: `客户 ${index}` }));
      for (const [index, client] of clients.entries()) {
        await anItem(trx, client, { amount: 100 * (index + 1), posted: "2026-01-01", due: "2026-01-31" });
        await anItem(trx, client, { amount: 7, posted: "2026-01-01", due: "2026-03-31" });
      }
      const page = await aging(
        trx,
        { ...AgingQuestion.parse({ asOf: "2026-02-10", sort: "balance" }), offset: 2, limit: 2 },
        today,
      );
      expect(page).toMatchObject({ count: 5, total: { balance: 1_535, notDue: 35 } });
      expect(page.rows.map((row) => row.label)).toEqual(["AC-3", "AC-2"]);
      const cell = { ...AgingQuestion.parse({ asOf: "2026-02-10" }), group: clients[2] ?? null, offset: 0, limit: 10 };
      expect(await agingItems(trx, { ...cell, column: "1-30" }, today)).toMatchObject({
        count: 1,
        sumMinor: 300,
        rows: [{ client: "客户 3", openMinor: 300, late: 10 }],
      });
      expect(await agingItems(trx, cell, today)).toMatchObject({ count: 2, sumMinor: 307 });
      const { group: _, ...total } = cell;
      expect(await agingItems(trx, { ...total, column: "not-due" }, today)).toMatchObject({ count: 5, sumMinor: 35 });
    }));

  test("a rep sees the clients that are the rep's own today", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx);
      await anItem(trx, await aClient(trx, { ownerId: rep }), { amount: 500, posted: "2026-01-01" });
      await anItem(trx, await aClient(trx, { ownerId: await aStaff(trx) }), { amount: 70, posted: "2026-01-01" });
      const acting = Object.assign(trx, { actor: asActor(trx, rep, "rep") });
      expect((await ask(acting, "2026-02-01")).total.balance).toBe(500);
      expect(await ask(acting, "2026-02-01", { by: "tier" })).toMatchObject({ rows: [{ balance: 500 }] });
    }));
});

test("what is disputed stands apart and in its bucket; never more than is open; as it was known on a day", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const debit = await anItem(trx, client, { amount: 500, posted: "2026-01-01", due: "2026-01-10" });
    const dispute = await aDispute(trx, { item: debit, amount: 300, from: "2026-02-01" });
    const disputed = async (asOf: string, knownOn?: string) => {
      const { total } = await ask(trx, asOf, knownOn === undefined ? {} : { knownOn });
      return [total.disputed, total.buckets[0], total.balance];
    };
    expect(await disputed("2026-01-31")).toEqual([0, 500, 500]);
    expect(await disputed("2026-02-01")).toEqual([300, 500, 500]);
    const credit = await anItem(trx, client, { side: "credit", amount: 400, posted: "2026-02-03" });
    await anAllocation(trx, { debit, credit, amount: 400, effective: "2026-02-03" });
    expect(await disputed("2026-02-04")).toEqual([100, 100, 100]);
    // noted in January, ended on 20 March: until then it was still contested
    await trx
      .updateTable("ledgerDispute")
      .set({
        toDate: CalendarDate.parse("2026-02-05"),
        outcome: "rejected",
        endedAt: Instant.parse("2026-03-20T03:00:00.000Z"),
      })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", dispute)
      .execute();
    const after = ["2025-12-31", "2026-03-19", "2026-03-20"].map((knownOn) => disputed("2026-02-06", knownOn));
    expect((await Promise.all(after)).map(([first]) => first)).toEqual([0, 100, 0]);
    const question = { ...AgingQuestion.parse({ asOf: "2026-02-04" }), offset: 0, limit: 10 };
    expect(await agingItems(trx, { ...question, column: "disputed" }, today)).toMatchObject({
      count: 1,
      sumMinor: 100,
      rows: [{ id: debit, openMinor: 100, disputedMinor: 100, countedMinor: 100 }],
    });
    await expect(agingItems(trx, { ...question, column: "31-45" }, today)).rejects.toMatchObject({
      code: "receivables.bucket-not-found",
    });
  }));

test("the control balance is kept by posting day", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    await anItem(trx, client, { amount: 500, posted: "2026-01-10" });
    await anItem(trx, client, { side: "credit", amount: 800, posted: "2026-01-20" });
    const balances = ["2026-01-09", "2026-01-10", "2026-01-20"].map((asOf) =>
      controlBalance(trx, { asOf: CalendarDate.parse(asOf), currency: "CNY" }),
    );
    expect(await Promise.all(balances)).toEqual([0, 500, -300]);
    expect((await ask(trx, "2020-01-01")).total.balance).toBe(0);
  }));
