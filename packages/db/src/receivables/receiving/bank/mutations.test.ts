import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import {
  AcceptLines,
  type BankAccountId,
  type BankEntry,
  BankLayout,
  BankLinesPage,
  RestoreLine,
  ReturnLine,
} from "@foyer/domain/receivables/receiving/bank/schema";
import { ReverseItem } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { aPromise, newItem } from "../../factory.ts";
import { postLedger } from "../../posting/mutations.ts";
import { ledgerFaults } from "../../posting/queries.ts";
import { reverseItem } from "../../reversals/mutations.ts";
import { acceptLines, ignoreLine, restoreLine, returnLine } from "../lines/mutations.ts";
import { bouncedPayments, latestBankDay } from "../queries.ts";
import { addBankAccount, checkStatement, closeBankAccount, keepStatement } from "./mutations.ts";
import { bankLineOfPayment, listedLines, openBankAccount } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
const layout = BankLayout.parse({ date: "日期", amount: { how: "signed", column: "金额" } });
let count = 0;
const nextKey = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`;

const entry = (bookedOn: string, amount: number, more: Partial<BankEntry> = {}): BankEntry => ({
  place: 2,
  bookedOn: CalendarDate.parse(bookedOn),
  amountMinor: minor(amount),
  payer: null,
  text: "",
  reference: null,
  ...more,
});

const account = (trx: Trx, name = "工行基本户") => addBankAccount(trx, { name }, now);
const keep = (trx: Trx, accountId: BankAccountId, entries: readonly BankEntry[], more: object = {}) =>
  keepStatement(trx, { accountId, fileName: "5月.csv", layout, entries, older: false, ...more }, now);
const waiting = async (trx: Trx) => (await listedLines(trx, BankLinesPage.parse({}))).rows;
const listed = async (trx: Trx, status: string) => (await listedLines(trx, BankLinesPage.parse({ status }))).rows;

async function owes(trx: Trx, client: ClientId, reference: string, amount: number, posted = "2026-04-01") {
  const { items } = await postLedger(
    trx,
    { items: [{ ...newItem(client, { amount, posted }), reference }], allocations: [] },
    now,
  );
  return items[0] ?? 0;
}

async function refused(trx: Trx, act: () => Promise<unknown>): Promise<unknown> {
  await sql`savepoint refused`.execute(trx);
  const outcome = await act().then(
    () => "accepted",
    (error: unknown) => error,
  );
  await sql`rollback to savepoint refused`.execute(trx);
  return outcome;
}

/** Takes the first proposal of each waiting line. */
async function acceptAll(trx: Trx, more: object = {}) {
  const lines = (await waiting(trx)).map(({ id, matches }) => {
    const [first] = matches;
    if (!first) throw new Error(`line ${id} has no proposal`);
    const shares = first.shares.map(({ itemId, amountMinor }) => ({ itemId, amountMinor }));
    return { lineId: id, clientId: first.clientId, shares, ...more };
  });
  const input = AcceptLines.parse({ key: nextKey(), lines });
  return { input, posted: await acceptLines(trx, input, now) };
}

describe("a statement", () => {
  test("brings each line once, whatever file it stands in; money out is set aside", () =>
    house.rolledBack(async (trx) => {
      const id = await account(trx);
      const first = [entry("2026-05-01", 100), entry("2026-05-01", 100), entry("2026-05-02", -30, { text: "手续费" })];
      expect(await keep(trx, id, first)).toMatchObject({ fresh: 3, known: 0 });
      expect(await keep(trx, id, first)).toMatchObject({ fresh: 0, known: 3, statementId: null });
      const longer = [...first, entry("2026-05-03", 70)];
      expect(await checkStatement(trx, { accountId: id, entries: longer })).toMatchObject({
        known: 3,
        latest: "2026-05-02",
        receivedMinor: 70,
        paidMinor: 0,
      });
      expect(await keep(trx, id, longer)).toMatchObject({ fresh: 1, known: 3 });
      expect((await waiting(trx)).map((line) => [line.bookedOn, line.amountMinor])).toEqual([
        ["2026-05-03", 70],
        ["2026-05-01", 100],
        ["2026-05-01", 100],
      ]);
      expect(await listed(trx, "outgoing")).toMatchObject([{ amountMinor: -30, text: "手续费" }]);
      expect((await openBankAccount(trx, id)).layout).toEqual(layout);
    }));

  test("is refused when it is an old file, but not for the lines that are missing", () =>
    house.rolledBack(async (trx) => {
      const id = await account(trx);
      await keep(trx, id, [entry("2026-05-04", 100)]);
      const old = [entry("2026-05-02", 50)];
      expect(await refused(trx, () => keep(trx, id, old))).toMatchObject({
        kind: "conflict",
        code: "receivables.bank-file-old",
        details: { last: "2026-05-02", latest: "2026-05-04", count: 1 },
      });
      expect(await keep(trx, id, old, { older: true })).toMatchObject({ fresh: 1 });
      expect(await latestBankDay(trx)).toBe("2026-05-04");
    }));

  test("of a day that is still to come, or with a reference that the bank used for another amount, is refused", () =>
    house.rolledBack(async (trx) => {
      const id = await account(trx);
      expect(await refused(trx, () => keep(trx, id, [entry("2026-05-11", 1)]))).toMatchObject({
        code: "receivables.statement-of-the-future",
      });
      await keep(trx, id, [entry("2026-05-01", 100, { reference: "R1" })]);
      const other = [entry("2026-05-01", 101, { reference: "R1", place: 7 })];
      expect(await refused(trx, () => keep(trx, id, other))).toMatchObject({
        code: "receivables.bank-reference-differs",
        details: { line: 7, value: "R1" },
      });
      const twice = [entry("2026-05-03", 5, { reference: "R2" }), entry("2026-05-03", 6, { reference: "R2" })];
      expect(await refused(trx, () => keep(trx, id, twice))).toMatchObject({
        code: "receivables.bank-reference-differs",
      });
    }));

  test("with one reference on two payments of a day is refused; of two days they are two, and the same line twice is one", () =>
    house.rolledBack(async (trx) => {
      const accountId = await account(trx);
      const paid = entry("2026-05-01", 500, { reference: "000123", payer: "云山科技" });
      const checked = (other: Partial<BankEntry>) =>
        checkStatement(trx, { accountId, entries: [paid, { ...paid, ...other, place: 3 }] });
      expect(await checked({ payer: "湖心会展" })).toMatchObject({
        problems: [{ line: 3, code: "receivables.bank-reference-differs" }],
      });
      // many banks number the lines of each day anew
      const tomorrow = await checked({ bookedOn: CalendarDate.parse("2026-05-02") });
      expect([tomorrow.problems, tomorrow.fresh.length]).toEqual([[], 2]);
      const twice = await checked({});
      expect([twice.problems, twice.fresh.length, twice.known]).toEqual([[], 1, 1]);
      // of a line that is known the bank may write more later
      await keep(trx, accountId, [paid]);
      const again = await checkStatement(trx, { accountId, entries: [{ ...paid, text: "房费" }] });
      expect([again.problems, again.fresh.length, again.known]).toEqual([[], 0, 1]);
    }));

  test("says how far the bank is known: of the account furthest behind, through the day it covers", () =>
    house.rolledBack(async (trx) => {
      expect(await latestBankDay(trx)).toBeNull();
      const [one, other] = [await account(trx, "一"), await account(trx, "二")];
      expect(await latestBankDay(trx)).toBeNull();
      await keep(trx, one, [entry("2026-05-02", 1)], { through: CalendarDate.parse("2026-05-09") });
      expect(await latestBankDay(trx)).toBe("2026-05-09");
      expect(await keep(trx, one, [], { through: CalendarDate.parse("2026-05-10") })).toMatchObject({ fresh: 0 });
      expect(await latestBankDay(trx)).toBe("2026-05-10");
      await keep(trx, other, [entry("2026-05-06", 1)]);
      expect(await latestBankDay(trx)).toBe("2026-05-06");
      await closeBankAccount(trx, { id: other }, now);
      expect(await latestBankDay(trx)).toBe("2026-05-10");
      expect(await refused(trx, () => keep(trx, other, [entry("2026-05-08", 1)]))).toMatchObject({
        code: "receivables.bank-account-not-found",
      });
    }));
});

describe("a line is taken for", () => {
  test("the payment of the invoices that it names", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "星河贸易有限公司" });
      await owes(trx, client, "INV-2026-001", 60);
      await owes(trx, client, "INV-2026-002", 40);
      await owes(trx, client, "INV-2026-003", 100);
      await keep(trx, await account(trx), [entry("2026-05-01", 100, { text: "房费 INV-2026-001，inv-2026-002" })]);
      const [line] = await waiting(trx);
      expect(line?.matches).toMatchObject([
        {
          clientId: client,
          certain: true,
          reasons: ["number", "numbers-add-up"],
          unappliedMinor: 0,
          shares: [
            { reference: "INV-2026-001", amountMinor: 60 },
            { reference: "INV-2026-002", amountMinor: 40 },
          ],
        },
      ]);
    }));

  test("the client whose name pays just what is open; two equal payments do not settle one invoice", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "星河貿易股份有限公司" });
      const other = await aClient(trx, { name: "月光旅行社" });
      await owes(trx, client, "A", 100);
      await owes(trx, other, "B", 100);
      await keep(trx, await account(trx), [
        entry("2026-05-01", 100, { payer: "星河贸易" }),
        entry("2026-05-02", 100, { payer: "星河贸易" }),
      ]);
      const [second, first] = await waiting(trx);
      expect(first?.matches[0]).toMatchObject({ clientId: client, certain: true, reasons: ["name", "exact-amount"] });
      expect(second?.matches[0]).toMatchObject({ clientId: client, certain: false, shares: [], unappliedMinor: 100 });
      expect(second?.matches[1]).toMatchObject({ clientId: other, certain: false, reasons: ["exact-amount"] });
    }));

  test("who is named but owes a sum of some, promised the amount, or paid under this name before", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "云山科技" });
      for (const [reference, amount] of [
        ["A", 70],
        ["B", 50],
        ["C", 31],
      ] as const)
        await owes(trx, client, reference, amount);
      await aPromise(trx, client, { amount: 101, made: "2026-04-20", until: "2026-04-30" });
      const id = await account(trx);
      await keep(trx, id, [entry("2026-05-01", 101, { payer: "云山科技" })]);
      const [line] = await waiting(trx);
      expect(line?.matches[0]).toMatchObject({
        reasons: ["name", "adds-up", "promised"],
        certain: true,
        shares: [{ reference: "A" }, { reference: "C" }],
      });
      await acceptAll(trx);
      await keep(trx, id, [entry("2026-05-03", 9, { payer: "张三" })]);
      const [unknown] = await waiting(trx);
      expect(unknown?.matches).toEqual([]);
      await acceptLines(
        trx,
        AcceptLines.parse({ key: nextKey(), lines: [{ lineId: unknown?.id, clientId: client, shares: [] }] }),
        now,
      );
      await keep(trx, id, [entry("2026-05-05", 50, { payer: " 张三 " })]);
      expect((await waiting(trx))[0]?.matches[0]).toMatchObject({
        clientId: client,
        reasons: ["known-payer", "exact-amount"],
        certain: true,
      });
    }));
});

describe("an accepted line", () => {
  test("is the client's payment, once, and leads back to its line", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "云山科技" });
      await owes(trx, client, "A", 60);
      await keep(trx, await account(trx), [entry("2026-05-01", 100, { payer: "云山科技", reference: "ICBC-7" })]);
      const { input, posted } = await acceptAll(trx);
      expect(await acceptLines(trx, input, now)).toEqual(posted);
      expect(await waiting(trx)).toEqual([]);
      expect(await listed(trx, "received")).toMatchObject([{ client: "云山科技", item: "ICBC-7", bounced: false }]);
      const [itemId] = posted.items;
      if (itemId === undefined) throw new Error("nothing was posted");
      expect(await bankLineOfPayment(trx, { itemId }, today)).toMatchObject({
        bankReference: "ICBC-7",
        fileName: "5月.csv",
      });
      const again = { ...input, key: nextKey() };
      expect(await refused(trx, () => acceptLines(trx, again, now))).toMatchObject({
        code: "receivables.line-not-waiting",
      });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("settles nothing that is another's, too much, or settled meanwhile: all lines or none", () =>
    house.rolledBack(async (trx) => {
      const [client, other] = [await aClient(trx, { name: "云山科技" }), await aClient(trx, { name: "月光旅行社" })];
      const [own, foreign] = [await owes(trx, client, "A", 100), await owes(trx, other, "B", 100)];
      await keep(trx, await account(trx), [entry("2026-05-01", 60), entry("2026-05-02", 60)]);
      const ids = (await waiting(trx)).map((line) => line.id);
      const accept = (...shares: { itemId: number; amountMinor: number }[][]) =>
        acceptLines(
          trx,
          AcceptLines.parse({
            key: nextKey(),
            lines: shares.map((some, index) => ({ lineId: ids[index], clientId: client, shares: some })),
          }),
          now,
        );
      const share = (itemId: number, amountMinor: number) => ({ itemId, amountMinor });
      const cases = [
        [[[share(foreign, 60)]], "receivables.invoice-of-another-client"],
        [[[share(own, 61)]], "receivables.shares-over-payment"],
        [[[share(own, 60)], [share(own, 60)]], "receivables.preview-changed"],
      ] as const;
      for (const [shares, code] of cases)
        expect(await refused(trx, () => accept(...shares.map((some) => [...some])))).toMatchObject({ code });
      expect(await waiting(trx)).toHaveLength(2);
    }));

  test("is taken back: the payment is reversed, the line waits again and may become another payment", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "云山科技" });
      await owes(trx, client, "A", 100);
      await keep(trx, await account(trx), [entry("2026-05-01", 100, { payer: "云山科技", reference: "R" })]);
      await acceptAll(trx);
      const [line] = await listed(trx, "received");
      const back = RestoreLine.parse({ key: nextKey(), lineId: line?.id, postingDate: "2026-05-02", reason: "对错了" });
      const posted = await restoreLine(trx, back, now);
      expect(await restoreLine(trx, back, now)).toEqual(posted);
      expect(await bouncedPayments(trx, { clients: [client], from: today, to: today })).toEqual([]);
      const { posted: second } = await acceptAll(trx);
      const [itemId] = second.items;
      await reverseItem(trx, ReverseItem.parse({ key: nextKey(), itemId, postingDate: today, reason: "又错了" }), now);
      expect(await waiting(trx)).toHaveLength(1);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("is given back by a line of the same amount: the payment bounced, and its own line stays what it was", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { name: "云山科技" });
      await owes(trx, client, "A", 100);
      const id = await account(trx);
      await keep(trx, id, [entry("2026-05-01", 100, { payer: "云山科技" })]);
      const { posted } = await acceptAll(trx);
      await keep(trx, id, [entry("2026-05-04", -100, { text: "退票" }), entry("2026-05-04", -99)]);
      const outgoing = await listed(trx, "outgoing");
      const line = outgoing.find((each) => each.amountMinor === -100);
      expect(line?.returns).toMatchObject([{ itemId: posted.items[0], client: "云山科技" }]);
      const giving = (lineId: unknown) =>
        ReturnLine.parse({ key: nextKey(), lineId, itemId: posted.items[0], reason: "账号有误" });
      const wrong = outgoing.find((each) => each.amountMinor === -99)?.id;
      expect(await refused(trx, () => returnLine(trx, giving(wrong), now))).toMatchObject({
        code: "receivables.return-of-another-amount",
      });
      await returnLine(trx, giving(line?.id), now);
      expect(await bouncedPayments(trx, { clients: [client], from: today, to: today })).toEqual([]);
      expect(
        await bouncedPayments(trx, { clients: [client], from: CalendarDate.parse("2026-05-04"), to: today }),
      ).toHaveLength(1);
      const [received] = await listed(trx, "received");
      expect(received).toMatchObject({ bounced: true });
      const back = RestoreLine.parse({ key: nextKey(), lineId: received?.id, postingDate: today, reason: "x" });
      expect(await refused(trx, () => restoreLine(trx, back, now))).toMatchObject({
        code: "receivables.payment-bounced",
      });
      expect(await listed(trx, "returned")).toHaveLength(1);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("that is nobody's is ignored with a reason, and put back", () =>
    house.rolledBack(async (trx) => {
      await keep(trx, await account(trx), [entry("2026-05-01", 100, { text: "利息" })]);
      const [line] = await waiting(trx);
      if (!line) throw new Error("no line");
      await ignoreLine(trx, { lineId: line.id, reason: "存款利息" }, now);
      expect(await listed(trx, "ignored")).toMatchObject([{ reason: "存款利息" }]);
      expect(await refused(trx, () => ignoreLine(trx, { lineId: line.id, reason: "x" }, now))).toMatchObject({
        code: "receivables.line-not-waiting",
      });
      await restoreLine(
        trx,
        RestoreLine.parse({ key: nextKey(), lineId: line.id, postingDate: "2026-05-02", reason: "是房费" }),
        now,
      );
      expect(await waiting(trx)).toHaveLength(1);
    }));
});

test("twenty people accept one line at once, and one more sends it twice: it is one payment", async () => {
  const property = await house.aProperty();
  const asked = await house.committed(property, async (trx) => {
    const client = await aClient(trx, { name: "云山科技" });
    await owes(trx, client, "A", 100);
    await keep(trx, await account(trx), [entry("2026-05-01", 100, { payer: "云山科技" })]);
    const [line] = await waiting(trx);
    const shares = line?.matches[0]?.shares.map(({ itemId, amountMinor }) => ({ itemId, amountMinor }));
    return (key: string) => AcceptLines.parse({ key, lines: [{ lineId: line?.id, clientId: client, shares }] });
  });
  const keys = Array.from({ length: 20 }, nextKey);
  const outcomes = await Promise.allSettled(
    [...keys, keys[0] ?? ""].map((key) => house.committed(property, (trx) => acceptLines(trx, asked(key), now))),
  );
  const refusals = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "receivables.line-not-waiting" });
  const posted = outcomes.flatMap((each) => (each.status === "fulfilled" ? each.value.items : []));
  expect(new Set(posted).size).toBe(1);
  await house.committed(property, async (trx) => {
    expect(await listed(trx, "received")).toMatchObject([{ itemId: posted[0] }]);
    expect(await ledgerFaults(trx)).toEqual([]);
  });
});

test("the application may neither change what the bank wrote nor delete it", () =>
  house.rolledBack(async (trx) => {
    await keep(trx, await account(trx), [entry("2026-05-01", 100)]);
    for (const statement of [
      sql`update bank_line set amount_minor = 1`,
      sql`delete from bank_line`,
      sql`update bank_statement set to_date = '2030-01-01'`,
      sql`delete from ledger_bounce`,
    ])
      expect(String(await refused(trx, () => statement.execute(trx)))).toContain("permission denied");
  }));
