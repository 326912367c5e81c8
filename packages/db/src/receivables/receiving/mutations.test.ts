import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { PreviewCredit, ReceivePayment, SettleCredit, UnappliedPage } from "@foyer/domain/receivables/receiving/schema";
import { ReverseItem } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aPromise, newItem } from "../factory.ts";
import { postLedger, setLedgerPeriod } from "../posting/mutations.ts";
import { ledgerFaults } from "../posting/queries.ts";
import { promisesOfClient } from "../promises/queries.ts";
import { reverseItem } from "../reversals/mutations.ts";
import { bouncePayment, receivePayment, settleCredit } from "./mutations.ts";
import { bouncedPayments, previewCredit, previewPayment, unappliedCredits } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const date = (text: string) => CalendarDate.parse(text);
let keys = 0;
const nextKey = () => `00000000-0000-4000-8000-${String((keys += 1)).padStart(12, "0")}`;

/** An invoice with a number of its own, in as many parts as it has amounts; each part is due a month after the one before. */
async function owes(trx: Trx, client: ClientId, document: { reference: string; amounts: number[]; posted?: string }) {
  const { reference, amounts, posted = "2026-01-01" } = document;
  const { items } = await postLedger(
    trx,
    {
      items: amounts.map((amount, index) => ({
        ...newItem(client, { amount, posted, due: `2026-0${index + 2}-01` }),
        reference,
        line: index + 1,
      })),
      allocations: [],
    },
    now,
  );
  return items;
}

const paying = (clientId: ClientId, more: object) => ({
  clientId,
  amountMinor: 100,
  receivedOn: "2026-03-01",
  postingDate: "2026-03-01",
  settle: { how: "oldest-first" },
  ...more,
});
const advice = (...documents: (string | [string, number])[]) => ({
  how: "advice",
  documents: documents.map((each, index) => {
    const [document, amountMinor] = typeof each === "string" ? [each, null] : each;
    return { place: index + 1, document, amountMinor };
  }),
});

/** Previews and posts what the preview says. */
async function receive(trx: Trx, clientId: ClientId, more: object) {
  const given = { ...paying(clientId, {}), key: nextKey(), reference: `P-${keys}`, expected: [], ...more };
  const { settled } = await previewPayment(trx, ReceivePayment.parse(given));
  const expected = settled.map(({ id, amountMinor }) => ({ itemId: id, amountMinor }));
  return receivePayment(trx, ReceivePayment.parse({ ...given, expected }), now);
}

async function open(trx: Trx) {
  const { rows } = await sql<{ name: string; open: number }>`
    select item.source_reference || '/' || item.source_line as name, o.open_minor as open
    from ledger_item item join ledger_item_open o on o.property_id = item.property_id and o.item_id = item.id
    where item.property_id = ${trx.propertyId}`.execute(trx);
  return Object.fromEntries(rows.map((row) => [row.name, row.open]));
}

const counted = async (trx: Trx) => {
  const { rows } = await sql<{ items: number; allocations: number }>`
    select (select count(*)::int from ledger_item where property_id = ${trx.propertyId}) as items,
      (select count(*)::int from ledger_allocation where property_id = ${trx.propertyId}) as allocations`.execute(trx);
  return rows[0];
};

/** The refusal of an act, after which the ledger is as it was. */
async function refused(trx: Trx, act: () => Promise<unknown>): Promise<unknown> {
  const before = await counted(trx);
  await sql`savepoint refused`.execute(trx);
  const outcome = await act().then(
    () => "accepted",
    (error: unknown) => error,
  );
  await sql`rollback to savepoint refused`.execute(trx);
  expect(await counted(trx)).toEqual(before);
  return outcome;
}

describe("a payment is spread as it was previewed", () => {
  test("the part due first first", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [30, 50, 20] });
      await receive(trx, client, { amountMinor: 40 });
      expect(await open(trx)).toMatchObject({ "A/1": 0, "A/2": 40, "A/3": 20 });
      const other = await aClient(trx);
      await owes(trx, other, { reference: "B", amounts: [60, 100, 40] });
      await receive(trx, other, { amountMinor: 40 });
      expect(await open(trx)).toMatchObject({ "B/1": 20, "B/2": 100, "B/3": 40 });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("one cent too little stays open; what is too much stays a credit, and settles the next invoice", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [10_000] });
      await receive(trx, client, { amountMinor: 9_999 });
      expect(await open(trx)).toMatchObject({ "A/1": 1 });
      await receive(trx, client, { amountMinor: 11, reference: "TOO-MUCH" });
      expect(await open(trx)).toMatchObject({ "A/1": 0, "TOO-MUCH/1": 10 });
      await owes(trx, client, { reference: "B", amounts: [4], posted: "2026-03-05" });
      const page = await unappliedCredits(trx, UnappliedPage.parse({}), date("2026-05-10"));
      expect(page.rows).toMatchObject([{ reference: "TOO-MUCH", openMinor: 10, owedMinor: 4, clientId: client }]);
      const asked = { creditItemId: page.rows[0]?.id, effectiveDate: "2026-03-02", settle: { how: "oldest-first" } };
      const seen = await previewCredit(trx, PreviewCredit.parse(asked));
      expect(seen).toMatchObject({ unappliedMinor: 6, settled: [{ reference: "B", effectiveDate: "2026-03-05" }] });
      const expected = seen.settled.map(({ id, amountMinor }) => ({ itemId: id, amountMinor }));
      await settleCredit(trx, SettleCredit.parse({ ...asked, key: nextKey(), expected }), now);
      expect(await open(trx)).toMatchObject({ "B/1": 0, "TOO-MUCH/1": 6 });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("one payment over two invoices by the client's advice, in any spelling of their numbers", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "INV-1", amounts: [50] });
      await owes(trx, client, { reference: "INV-2", amounts: [30, 40] });
      await receive(trx, client, { settle: advice(" inv-2", ["ＩＮＶ-1", 30]) });
      expect(await open(trx)).toMatchObject({ "INV-1/1": 20, "INV-2/1": 0, "INV-2/2": 0 });
    }));

  test("a short payment by an advice without amounts goes as far as it reaches", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [60] });
      await owes(trx, client, { reference: "B", amounts: [60] });
      await receive(trx, client, { settle: advice("B", "A") });
      expect(await open(trx)).toMatchObject({ "A/1": 20, "B/1": 0 });
    }));
});

describe("in whole units, as the books say", () => {
  const balance = async (trx: Trx) => {
    const { rows } = await sql<{ side: string; open: number }>`
      select side, sum(open_minor)::int as open from ledger_item_open where property_id = ${trx.propertyId} group by side`.execute(
      trx,
    );
    const of = (side: string) => rows.find((row) => row.side === side)?.open ?? 0;
    return { owed: of("debit"), unapplied: of("credit"), balance: of("debit") - of("credit") };
  };

  test("200 billed, 50 received and kept: 150; 125 more, settled: 75 owed, 50 unapplied, 25", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [200] });
      await receive(trx, client, { amountMinor: 50, settle: { how: "none" } });
      expect(await balance(trx)).toEqual({ owed: 200, unapplied: 50, balance: 150 });
      await receive(trx, client, { amountMinor: 125 });
      expect(await balance(trx)).toEqual({ owed: 75, unapplied: 50, balance: 25 });
    }));

  test("60, 100 and 40 less 40 are 20, 100 and 40; a credit of 100, the one due first first, leaves 0, 20 and 40", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [60, 100, 40] });
      await receive(trx, client, { amountMinor: 40 });
      expect(await open(trx)).toMatchObject({ "A/1": 20, "A/2": 100, "A/3": 40 });
      const note = {
        ...newItem(client, { amount: 100, posted: "2026-03-02", side: "credit" }),
        kind: "credit-note",
      } as const;
      const { items } = await postLedger(trx, { items: [note], allocations: [] }, now);
      const asked = { creditItemId: items[0], effectiveDate: "2026-03-02", settle: { how: "oldest-first" } };
      const { settled } = await previewCredit(trx, PreviewCredit.parse(asked));
      const expected = settled.map(({ id, amountMinor }) => ({ itemId: id, amountMinor }));
      await settleCredit(trx, SettleCredit.parse({ ...asked, key: nextKey(), expected }), now);
      expect(await open(trx)).toMatchObject({ "A/1": 0, "A/2": 20, "A/3": 40 });
    }));

  test("100 over two invoices of 50 leaves none; 110 for an invoice of 100 leaves 10 unapplied and a balance of -10", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [50] });
      await owes(trx, client, { reference: "B", amounts: [50] });
      await receive(trx, client, { amountMinor: 100 });
      expect(await balance(trx)).toEqual({ owed: 0, unapplied: 0, balance: 0 });
      await owes(trx, client, { reference: "C", amounts: [100] });
      await receive(trx, client, { amountMinor: 110 });
      expect(await balance(trx)).toEqual({ owed: 0, unapplied: 10, balance: -10 });
    }));
});

describe("what an advice says is judged line by line", () => {
  test("unknown, another's, settled, over, twice, not posted yet", () =>
    house.rolledBack(async (trx) => {
      const [client, other] = [await aClient(trx), await aClient(trx)];
      await owes(trx, client, { reference: "A", amounts: [50] });
      await owes(trx, client, { reference: "PAID", amounts: [10] });
      await owes(trx, other, { reference: "THEIRS", amounts: [10] });
      await owes(trx, client, { reference: "LATER", amounts: [10], posted: "2026-03-02" });
      await receive(trx, client, { amountMinor: 10, settle: advice("PAID") });
      const settle = advice("NO-SUCH", "THEIRS", "PAID", ["A", 51], "a", "LATER");
      const { problems } = await previewPayment(
        trx,
        ReceivePayment.parse({ ...paying(client, { settle }), key: nextKey(), reference: "X", expected: [] }),
      );
      expect(problems.map(({ place, code }) => [place, code])).toEqual([
        [1, "receivables.invoice-not-found"],
        [2, "receivables.invoice-of-another-client"],
        [3, "receivables.document-settled"],
        [4, "receivables.advice-over-open"],
        [5, "receivables.document-twice"],
        [6, "receivables.payment-before-invoice"],
      ]);
      expect(await refused(trx, () => receive(trx, client, { settle }))).toMatchObject({
        code: "receivables.invoice-not-found",
        details: { place: 1, document: "NO-SUCH" },
      });
      expect(
        await refused(trx, () => receive(trx, client, { amountMinor: 20, settle: advice(["A", 30]) })),
      ).toMatchObject({ code: "receivables.advice-over-payment" });
    }));
});

describe("posting", () => {
  test("is refused when it would settle otherwise than was seen, and by name", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [60] });
      const given = {
        ...paying(client, {}),
        key: nextKey(),
        reference: "P",
        expected: [{ itemId: 1, amountMinor: 60 }],
      };
      const { settled } = await previewPayment(trx, ReceivePayment.parse(given));
      const expected = settled.map(({ id, amountMinor }) => ({ itemId: id, amountMinor }));
      await receive(trx, client, { amountMinor: 10 });
      expect(
        await refused(trx, () => receivePayment(trx, ReceivePayment.parse({ ...given, expected }), now)),
      ).toMatchObject({ kind: "conflict", code: "receivables.preview-changed", details: { document: "A" } });
    }));

  test("acts once for one key, also with a deduction that goes before a second person", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const [item] = await owes(trx, client, { reference: "A", amounts: [100] });
      await owes(trx, client, { reference: "B", amounts: [100] });
      const given = ReceivePayment.parse({
        ...paying(client, { amountMinor: 180, settle: advice(["A", 90], ["B", 90]) }),
        key: nextKey(),
        reference: "P",
        expected: [
          { itemId: item, amountMinor: 90 },
          { itemId: Number(item) + 1, amountMinor: 90 },
        ],
        deductions: [
          { key: nextKey(), itemId: item, amountMinor: 10, as: "dispute", reason: "早餐未提供" },
          { key: nextKey(), itemId: Number(item) + 1, amountMinor: 10, as: "write-off", reason: "尾差" },
        ],
      });
      const posted = await receivePayment(trx, given, now);
      expect(await receivePayment(trx, given, now)).toEqual(posted);
      expect(await open(trx)).toMatchObject({ "A/1": 10, "B/1": 10, "P/1": 0 });
      const disputes = await trx.selectFrom("ledgerDispute").select(["itemId", "amountMinor"]).execute();
      expect(disputes).toEqual([{ itemId: item, amountMinor: 10 }]);
      const proposals = await trx.selectFrom("proposal").select(["act", "status"]).execute();
      expect(proposals).toEqual([{ act: "receivables.write-off", status: "open" }]);
    }));

  test("of more than is left open nothing is deducted", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const [item] = await owes(trx, client, { reference: "A", amounts: [100] });
      const deductions = [{ key: nextKey(), itemId: item, amountMinor: 11, as: "dispute", reason: "x" }];
      expect(await refused(trx, () => receive(trx, client, { amountMinor: 90, deductions }))).toMatchObject({
        code: "receivables.deduction-over-open",
      });
    }));

  test("a number is given once, a closed month takes nothing, and money is not posted before it came", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await receive(trx, client, { reference: "P" });
      const again = (more: object) => refused(trx, () => receive(trx, client, { reference: "P", ...more }));
      expect(await again({})).toMatchObject({ code: "receivables.source-taken" });
      expect(await again({ amountMinor: 99 })).toMatchObject({ code: "receivables.amount-differs" });
      await setLedgerPeriod(trx, { month: "2026-03" as never, status: "hard" });
      expect(await refused(trx, () => receive(trx, client, {}))).toMatchObject({ code: "receivables.period-closed" });
      const early = { receivedOn: "2026-04-02", postingDate: "2026-04-01" };
      expect(await refused(trx, () => receive(trx, client, early))).toMatchObject({
        code: "receivables.posted-before-received",
      });
      await receive(trx, client, { postingDate: "2026-04-01" });
    }));
});

describe("a payment that the bank gave back", () => {
  test("is owed again, counts against the client, and breaks the promise that it had kept", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await owes(trx, client, { reference: "A", amounts: [100] });
      await aPromise(trx, client, { amount: 100, made: "2026-02-20", until: "2026-03-05" });
      const { items } = await receive(trx, client, {});
      const state = async () => (await promisesOfClient(trx, { clientId: client }, date("2026-05-10")))[0]?.state;
      expect(await state()).toBe("kept");
      const bouncing = { key: nextKey(), itemId: items[0], postingDate: "2026-03-10", reason: "退票" };
      const early = ReverseItem.parse({ ...bouncing, postingDate: "2026-02-28" });
      expect(await refused(trx, () => bouncePayment(trx, early, now))).toMatchObject({
        code: "receivables.returned-before-paid",
      });
      const parsed = ReverseItem.parse(bouncing);
      const posted = await bouncePayment(trx, parsed, now);
      expect(await bouncePayment(trx, parsed, now)).toEqual(posted);
      expect(await open(trx)).toMatchObject({ "A/1": 100 });
      expect(await state()).toBe("broken");
      const between = (from: string, to: string) =>
        bouncedPayments(trx, { clients: [client], from: date(from), to: date(to) });
      expect(await between("2026-03-10", "2026-03-10")).toMatchObject([
        { clientId: client, amountMinor: minor(100), paidOn: "2026-03-01", bouncedOn: "2026-03-10" },
      ]);
      expect(await between("2026-03-11", "2026-12-31")).toEqual([]);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("what was a mistake does not count, and an invoice cannot bounce", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const [invoice] = await owes(trx, client, { reference: "A", amounts: [100] });
      const { items } = await receive(trx, client, {});
      const reversing = (itemId: unknown) =>
        ReverseItem.parse({ key: nextKey(), itemId, postingDate: "2026-03-10", reason: "x" });
      await reverseItem(trx, reversing(items[0]), now);
      expect(
        await bouncedPayments(trx, { clients: [client], from: date("2026-01-01"), to: date("2026-12-31") }),
      ).toEqual([]);
      expect(await refused(trx, () => bouncePayment(trx, reversing(invoice), now))).toMatchObject({
        code: "receivables.not-a-payment",
      });
    }));
});
