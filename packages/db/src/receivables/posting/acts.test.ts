import type { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import {
  Allocate,
  PostInvoice,
  PostPayment,
  PostRefund,
  ReverseItem,
  SetPeriod,
} from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { aStay } from "../../stays/factory.ts";
import { aging, controlBalance } from "../aging/queries.ts";
import { anAllocation, anItem } from "../factory.ts";
import { allocate, postInvoice, postPayment } from "../mutations.ts";
import { setPeriod } from "../periods/mutations.ts";
import { ledgerItem } from "../queries.ts";
import { postRefund } from "../refunds/mutations.ts";
import { reverseItem } from "../reversals/mutations.ts";
import { ledgerFaults } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
let keys = 0;
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;
const first = (ids: readonly number[]) => ids[0] ?? 0;

const invoice = (clientId: number, more: object = {}) =>
  PostInvoice.parse({
    key: key(),
    clientId,
    reference: `INV-${keys}`,
    documentDate: "2026-02-01",
    postingDate: "2026-02-01",
    instalments: [{ dueDate: "2026-03-03", amountMinor: 20_000 }],
    ...more,
  });
const payment = (clientId: number, amountMinor: number, more: object = {}) =>
  PostPayment.parse({
    key: key(),
    clientId,
    reference: `PAY-${keys}`,
    amountMinor,
    documentDate: "2026-02-10",
    postingDate: "2026-02-10",
    ...more,
  });
const one = (amountMinor: number) => ({ instalments: [{ dueDate: "2026-03-03", amountMinor }] });
const totals = async (trx: Trx, currency?: string) => {
  const { total } = await aging(trx, AgingQuestion.parse({ asOf: "2026-03-01", ...(currency && { currency }) }), today);
  return { notDue: total.notDue, unapplied: total.unapplied, balance: total.balance };
};
const refusedAs = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });

describe("payments over invoices", () => {
  test("what is paid too much stays as credit and is given back", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await postInvoice(trx, invoice(client, one(10_000)), now);
      const paid = first((await postPayment(trx, payment(client, 11_000), now)).items);
      expect(await totals(trx)).toEqual({ notDue: 0, unapplied: 1_000, balance: -1_000 });
      const refund = (amountMinor: number) =>
        PostRefund.parse({
          key: key(),
          creditItemId: paid,
          reference: `R-${keys}`,
          amountMinor,
          postingDate: "2026-02-20",
          reason: "多付",
        });
      expect(await refusal(trx, () => postRefund(trx, refund(1_001), now))).toEqual(
        refusedAs("receivables.over-allocated"),
      );
      await postRefund(trx, refund(1_000), now);
      expect(await totals(trx)).toEqual({ notDue: 0, unapplied: 0, balance: 0 });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));
});

describe("another currency", () => {
  const dollars = { currency: "USD", rate: "7.1234" };

  test("is booked at a rate that stays with the item, its reversal and its refund; balances stay apart", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const debit = first((await postInvoice(trx, invoice(client, { ...dollars, ...one(10_001) }), now)).items);
      const kept = await ledgerItem(trx, debit as never);
      expect([kept.bookedRate, kept.baseMinor]).toEqual(["7.1234", 71_241]);
      const credit = first((await postPayment(trx, payment(client, 20_000, { ...dollars, rate: "7" }), now)).items);
      const refunded = PostRefund.parse({
        key: key(),
        creditItemId: credit,
        reference: "R-1",
        amountMinor: 5_000,
        postingDate: "2026-02-20",
        reason: "多付",
      });
      const refund = first((await postRefund(trx, refunded, now)).items);
      expect((await ledgerItem(trx, refund as never)).baseMinor).toBe(35_000);
      expect(await totals(trx)).toEqual({ notDue: 0, unapplied: 0, balance: 0 });
      expect(await totals(trx, "USD")).toEqual({ notDue: 0, unapplied: 4_999, balance: -4_999 });
      const undo = ReverseItem.parse({ key: key(), itemId: debit, postingDate: "2026-02-25", reason: "开错" });
      const reversal = first((await reverseItem(trx, undo, now)).items);
      expect((await ledgerItem(trx, reversal as never)).baseMinor).toBe(71_241);
      expect(await totals(trx, "USD")).toEqual({ notDue: 0, unapplied: 15_000, balance: -15_000 });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("without a rate it is refused, at the door too; so is a rate of the house's own", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const post = (more: object) => refusal(trx, () => postInvoice(trx, invoice(client, more), now));
      expect(await post({ currency: "USD" })).toEqual(refusedAs("receivables.rate-missing"));
      expect(await post({ rate: "7" })).toEqual(refusedAs("receivables.rate-of-own-currency"));
      expect(await post(dollars)).toBe("accepted");
      const beside = await refusal(trx, () =>
        sql`select app.post_ledger(${trx.propertyId}, ${JSON.stringify({
          at: now,
          items: [
            {
              client,
              currency: "USD",
              side: "debit",
              kind: "invoice",
              amount: 1,
              document: today,
              posting: today,
              due: today,
              system: "x",
              reference: "x",
            },
          ],
        })}::jsonb)`.execute(trx),
      );
      expect(beside).toMatchObject({ message: "receivables.rate-missing" });
    }));
});

describe("the stays that an invoice bills", () => {
  const billed = async (trx: Trx) => {
    const { rows } = await sql<{ line: number; stay: number; amount: number }>`
      select i.source_line as line, s.stay_id as stay, s.amount_minor as amount from ledger_item_stay s
      join ledger_item i on i.property_id = ${trx.propertyId} and i.id = s.item_id
      where s.property_id = ${trx.propertyId} order by 1, 2`.execute(trx);
    return rows.map(({ line, stay, amount }) => [line, stay, amount]);
  };
  const aStayOf = (trx: Trx, clientId: ClientId) =>
    aStay(trx, {
      clientId,
      arrival: CalendarDate.parse("2026-01-10"),
      departure: CalendarDate.parse("2026-01-12"),
    });

  test("fall to its instalments one after the other, and are together no more than it", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const [one_, two] = [await aStayOf(trx, client), await aStayOf(trx, client)];
      const instalments = [30, 50].map((amountMinor, index) => ({ dueDate: `2026-03-0${index + 1}`, amountMinor }));
      const stays = (...amounts: number[]) =>
        [one_, two].map((stayId, index) => ({ stayId, amountMinor: amounts[index] ?? 1 }));
      const post = (asked: object[]) => postInvoice(trx, invoice(client, { instalments, stays: asked }), now);
      expect(await refusal(trx, () => post(stays(50, 31)))).toEqual(refusedAs("receivables.stays-exceed-amount"));
      expect(await refusal(trx, () => post([...stays(10, 10), { stayId: two, amountMinor: 1 }]))).toEqual(
        refusedAs("receivables.stay-twice"),
      );
      await post(stays(40, 40));
      expect(await billed(trx)).toEqual([
        [1, one_, 30],
        [2, one_, 10],
        [2, two, 40],
      ]);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("are the client's own and there", () =>
    house.rolledBack(async (trx) => {
      const [client, stranger] = [await aClient(trx), await aClient(trx)];
      const post = (stayId: number) =>
        refusal(trx, () => postInvoice(trx, invoice(client, { stays: [{ stayId, amountMinor: 1 }] }), now));
      expect(await post(await aStayOf(trx, stranger))).toEqual(refusedAs("receivables.stay-of-another-client"));
      expect(await post(999_999_999)).toEqual(refusedAs("receivables.stay-not-found"));
    }));
});

describe("what is not posted, each with its name", () => {
  test.each([-1, 0, 0.001, 1.5, Number.NaN, 2 ** 60])("an amount of %s", (amountMinor) => {
    expect(PostInvoice.safeParse({ ...invoice(1), ...one(amountMinor) }).success).toBe(false);
    expect(PostPayment.safeParse({ ...payment(1, 1), amountMinor }).success).toBe(false);
    expect(PostRefund.shape.amountMinor.safeParse(amountMinor).success).toBe(false);
  });

  test("amounts that are not positive, at the door as well", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      for (const amount of [0, -1])
        expect(await refusal(trx, () => anItem(trx, client, { amount, posted: "2026-01-01" }))).toEqual(
          refusedAs("receivables.amount-not-positive"),
        );
    }));

  test("an allocation before both are posted, into a closed month, of another client or currency", () =>
    house.rolledBack(async (trx) => {
      const [client, stranger] = [await aClient(trx), await aClient(trx)];
      const debit = first((await postInvoice(trx, invoice(client), now)).items);
      const pay = async (whose: ClientId, more: object = {}) =>
        first((await postPayment(trx, payment(whose, 100, { spread: { how: "none" }, ...more }), now)).items);
      const [own, foreign] = [await pay(client, { postingDate: "2026-01-20" }), await pay(stranger)];
      const dollars = await pay(client, { currency: "USD", rate: "7" });
      const settle = (creditItemId: number, effectiveDate: string) => {
        const input = Allocate.parse({ key: key(), debitItemId: debit, creditItemId, amountMinor: 100, effectiveDate });
        return refusal(trx, () => allocate(trx, input, now));
      };
      const before = await controlBalance(trx, { asOf: today, currency: "CNY" });
      expect(await settle(own, "2026-01-20")).toEqual(refusedAs("receivables.before-posting"));
      expect(await settle(foreign, "2026-02-10")).toEqual(refusedAs("receivables.other-account"));
      expect(await settle(dollars, "2026-02-10")).toEqual(refusedAs("receivables.other-currency"));
      await setPeriod(trx, SetPeriod.parse({ month: "2026-02", status: "hard" }), now);
      expect(await settle(own, "2026-02-10")).toEqual(refusedAs("receivables.period-closed"));
      expect(await refusal(trx, () => postInvoice(trx, invoice(client), now))).toEqual(
        refusedAs("receivables.period-closed"),
      );
      expect(await controlBalance(trx, { asOf: today, currency: "CNY" })).toBe(before);
      expect(await settle(own, "2026-03-01")).toBe("accepted");
    }));

  test("advice for an invoice of another client, and an adjustment without a word why", () =>
    house.rolledBack(async (trx) => {
      const [client, stranger] = [await aClient(trx), await aClient(trx)];
      const foreign = first((await postInvoice(trx, invoice(stranger), now)).items);
      const spread = { how: "advice", items: [{ itemId: foreign, amountMinor: 100 }] };
      expect(await refusal(trx, () => postPayment(trx, payment(client, 100, { spread }), now))).toEqual(
        refusedAs("receivables.other-account"),
      );
      expect(await refusal(trx, () => postInvoice(trx, invoice(client, { kind: "adjustment" }), now))).toEqual(
        refusedAs("receivables.reason-missing"),
      );
      expect(
        await refusal(trx, () => postPayment(trx, payment(client, 1, { kind: "adjustment", reason: "尾差" }), now)),
      ).toBe("accepted");
    }));

  test("a number that is taken, with another amount and another key; a key with other content", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const asked = invoice(client, { reference: "A-1" });
      await postInvoice(trx, asked, now);
      const again = invoice(client, { reference: "A-1", ...one(1) });
      expect(await refusal(trx, () => postInvoice(trx, again, now))).toEqual(refusedAs("receivables.source-taken"));
      const other = { ...again, key: asked.key };
      expect(await refusal(trx, () => postInvoice(trx, other, now))).toEqual(refusedAs("receivables.key-reused"));
      expect(await totals(trx)).toMatchObject({ balance: 20_000 });
    }));
});

test("forty who settle one invoice at once: it is paid once, no more", async () => {
  const propertyId = await house.aProperty();
  const { debit, credits } = await house.committed(propertyId, async (trx) => {
    const client = await aClient(trx);
    const paid = [];
    for (let index = 0; index < 40; index++)
      paid.push(await anItem(trx, client, { side: "credit", amount: 10, posted: "2026-01-01" }));
    return { credits: paid, debit: await anItem(trx, client, { amount: 70, posted: "2026-01-01" }) };
  });
  const outcomes = await Promise.allSettled(
    credits.map((credit) =>
      house.committed(propertyId, (trx) => anAllocation(trx, { debit, credit, amount: 10, effective: "2026-01-02" })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(7);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toEqual(refusedAs("receivables.over-allocated"));
  expect(await house.committed(propertyId, ledgerFaults)).toEqual([]);
});
