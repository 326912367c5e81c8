import type { ClientId } from "@foyer/domain/clients/schema";
import { minor, sum } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { statementPaper } from "@foyer/domain/receivables/statements/paper/rules";
import { running } from "@foyer/domain/receivables/statements/rules";
import { OneStatement, StatementQuestion } from "@foyer/domain/receivables/statements/schema";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { addContact } from "../../clients/mutations.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aging } from "../aging/queries.ts";
import { anAllocation, anItem, newItem } from "../factory.ts";
import { type NewAllocation, postLedger } from "../posting/mutations.ts";
import { accountRecipients, addressedRecipients } from "../recipients/queries.ts";
import { statementOf, statementsOf } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const today = CalendarDate.parse("2027-01-01");
const now = Instant.parse("2027-01-01T02:00:00.000Z");
const firstDay = CalendarDate.parse("2026-01-01");

describe("a statement", () => {
  test("lists what was open on the day, the one due first first, and what was paid too much as less", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "云山科技" });
      const first = await anItem(trx, client, { amount: 100_00, posted: "2026-02-01", due: "2026-03-03" });
      await anItem(trx, client, { amount: 50_00, posted: "2026-02-10", due: "2026-02-20" });
      await anItem(trx, client, { amount: 70_00, posted: "2026-05-01", due: "2026-05-31" });
      const paid = await anItem(trx, client, { amount: 40_00, posted: "2026-03-10", side: "credit" });
      await anAllocation(trx, { debit: first, credit: paid, amount: 30_00, effective: "2026-03-10" });
      const asked = OneStatement.parse({ clientId: client, asOf: "2026-03-31" });
      const { accounts, from } = await statementOf(trx, asked, today);
      expect(from).toBeNull();
      expect(accounts).toHaveLength(1);
      const [account] = accounts;
      expect(account?.lines.map((line) => [line.kind, line.dueDate, line.amountMinor, line.countedMinor])).toEqual([
        ["invoice", "2026-02-20", 50_00, 50_00],
        ["invoice", "2026-03-03", 100_00, 70_00],
        ["payment", "2026-03-10", -40_00, -10_00],
      ]);
      expect(account?.balanceMinor).toBe(110_00);
      expect(account?.aged).toEqual({ notDue: 0, buckets: [70_00, 50_00, 0, 0, 0], unapplied: 10_00, balance: 110_00 });
    }));

  test("carries forward what was owed before the span, moves by moves, to what is owed after it", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "云山科技" });
      await anItem(trx, client, { amount: 100_00, posted: "2026-02-27" });
      await anItem(trx, client, { amount: 50_00, posted: "2026-03-01" });
      await anItem(trx, client, { amount: 120_00, posted: "2026-03-31", side: "credit" });
      await anItem(trx, client, { amount: 9_00, posted: "2026-04-01" });
      const asked = OneStatement.parse({ clientId: client, asOf: "2026-03-31", kind: "balance-forward" });
      const { accounts, from } = await statementOf(trx, asked, today);
      expect(from).toBe("2026-03-01");
      const lines = accounts[0]?.lines ?? [];
      expect(lines.map((line) => [line.kind, line.postingDate, line.countedMinor])).toEqual([
        ["brought-forward", "2026-02-28", 100_00],
        ["invoice", "2026-03-01", 50_00],
        ["payment", "2026-03-31", -120_00],
      ]);
      expect(running(lines)).toEqual([100_00, 150_00, 30_00]);
      expect(accounts[0]?.balanceMinor).toBe(30_00);
    }));

  test("has an account for each currency, the house's own first, and none where there is nothing to say", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "Global Ltd" });
      const silent = await aClient(trx, { name: "安静" });
      await anItem(trx, client, { amount: 100_00, posted: "2026-02-27" });
      const foreign = {
        ...newItem(client, { amount: 30_00, posted: "2026-02-01" }),
        currency: "USD" as const,
        rate: Rate.parse("7.1"),
        base: minor(213_00),
      };
      await postLedger(trx, { items: [foreign], allocations: [] }, now);
      const question = { ...StatementQuestion.parse({ asOf: "2026-03-31" }), clientIds: [client, silent] };
      const [both, nothing] = await statementsOf(trx, question, today);
      expect(both?.accounts.map(({ currency, balanceMinor }) => [currency, balanceMinor])).toEqual([
        ["CNY", 100_00],
        ["USD", 30_00],
      ]);
      expect(nothing?.accounts).toEqual([]);
      if (!nothing || !both) throw new Error("asked for two");
      expect(JSON.stringify(statementPaper(nothing, "en"))).toContain("Nothing is open.");
      expect(JSON.stringify(statementPaper(both, "en"))).toContain("USD 30.00");
    }));

  test("is of a day that has come, of a span that goes forward, of a client that is there", () =>
    house.rolledBack(async (trx) => {
      const clientId = await aClient(trx, { name: "云山科技" });
      const ask = (over: Record<string, unknown>) =>
        statementOf(trx, OneStatement.parse({ clientId, asOf: "2026-03-31", ...over }), today);
      await expect(ask({ asOf: "2027-01-02" })).rejects.toMatchObject({ code: "receivables.statement-later" });
      const forward = { kind: "balance-forward" };
      await expect(ask({ ...forward, from: "2026-04-01" })).rejects.toMatchObject({
        code: "receivables.statement-span-backwards",
      });
      await expect(ask({ ...forward, from: "2020-01-01" })).rejects.toMatchObject({
        code: "receivables.statement-span-too-long",
      });
      await expect(ask({ clientId: 987_654_321 })).rejects.toMatchObject({ code: "clients.not-found" });
    }));
});

const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays(firstDay, days));
const someDebt = fc.record({
  amount: fc.integer({ min: 1, max: 500 }),
  posted: day,
  due: day,
  paid: fc.option(
    fc.record({ amount: fc.integer({ min: 1, max: 500 }), posted: day, settles: fc.nat(), after: fc.nat({ max: 40 }) }),
  ),
});
const someLedger = fc.record({
  clients: fc.array(fc.array(someDebt, { minLength: 1, maxLength: 4 }), { minLength: 20, maxLength: 20 }),
  asOf: day,
  days: fc.nat({ max: 90 }),
});

test("opening + movements = closing = the balance of the day, and what is listed open is the aging: law", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(someLedger, ({ clients, asOf, days }) =>
      house.rolledBack(async (trx) => {
        const ids: ClientId[] = [];
        const items: Parameters<typeof postLedger>[1]["items"][number][] = [];
        const allocations: NewAllocation[] = [];
        for (const debts of clients) {
          const client = await aClient(trx, { name: `C${ids.length}` });
          ids.push(client);
          for (const { amount, posted, due, paid } of debts) {
            items.push(newItem(client, { amount, posted, due }));
            const debitNew = items.length;
            if (!paid) continue;
            items.push(newItem(client, { amount: paid.amount, posted: paid.posted, side: "credit" }));
            const most = Math.min(amount, paid.amount);
            const later = posted > paid.posted ? posted : paid.posted;
            allocations.push({
              debitNew,
              creditNew: items.length,
              amount: minor(1 + (paid.settles % most)),
              effective: addDays(later, paid.after),
            });
          }
        }
        await postLedger(trx, { items, allocations }, now);
        const from = addDays(asOf, -days);
        const aged = await aging(trx, AgingQuestion.parse({ asOf }), today);
        const before = await aging(trx, AgingQuestion.parse({ asOf: addDays(from, -1) }), today);
        const ofClient = (report: typeof aged, id: ClientId) => report.rows.find(({ group }) => group === id);
        const open = await statementsOf(trx, { asOf, kind: "open-item", clientIds: ids }, today);
        const forward = await statementsOf(trx, { asOf, kind: "balance-forward", from, clientIds: ids }, today);
        for (const [place, id] of ids.entries()) {
          const row = ofClient(aged, id);
          const [opened, moved] = [open[place]?.accounts[0], forward[place]?.accounts[0]];
          expect(opened?.balanceMinor ?? 0).toBe(row?.balance ?? 0);
          expect(opened ? sum(opened.lines.map((line) => line.countedMinor)) : 0).toBe(row?.balance ?? 0);
          if (opened)
            expect(opened.aged).toEqual({
              notDue: row?.notDue,
              buckets: row?.buckets,
              unapplied: row?.unapplied,
              balance: row?.balance,
            });
          const balances = running(moved?.lines ?? []);
          expect(balances[0] ?? 0).toBe(ofClient(before, id)?.balance ?? 0);
          expect(balances.at(-1) ?? 0).toBe(row?.balance ?? 0);
        }
      }),
    ),
    { numRuns: 50 },
  );
});

test("who is written to: the person chosen, else who decides, else the first; always with an address", () =>
  house.rolledBack(async (trx) => {
    const [clientId, other] = [await aClient(trx, { name: "云山科技" }), await aClient(trx, { name: "无人" })];
    const plain = await addContact(trx, { clientId, name: "陈", mail: "chen@example.com" }, now);
    expect((await accountRecipients(trx, [clientId, other])).get(clientId)).toMatchObject({ contactId: plain });
    const decides = await addContact(trx, { clientId, name: "王", mail: "wang@example.com", decisionMaker: true }, now);
    await addContact(trx, { clientId, name: "无邮箱", decisionMaker: true }, now);
    expect((await accountRecipients(trx, [clientId])).get(clientId)).toMatchObject({ contactId: decides, name: "王" });
    await trx
      .insertInto("dunningRecipient")
      .values({ propertyId: trx.propertyId, clientId, contactId: plain, staffId: null, setAt: now })
      .execute();
    const found = await addressedRecipients(trx, [clientId, other]);
    expect(found.get(clientId)).toMatchObject({
      contactId: plain,
      mail: "chen@example.com",
      mailMask: "c***@example.com",
    });
    expect(found.has(other)).toBe(false);
  }));
