import type { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { ApplyDeposit, PostDeposit } from "@foyer/domain/receivables/deposits/schema";
import { PostInvoice, PostPayment, PostRefund, ReverseItem } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { mergeClients } from "../../clients/merges/mutations.ts";
import { undoMerge } from "../../clients/merges/undo/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { aging, controlBalance } from "../aging/queries.ts";
import { postInvoice, postPayment } from "../mutations.ts";
import { ledgerFaults } from "../posting/queries.ts";
import { ledgerItems } from "../queries.ts";
import { postRefund } from "../refunds/mutations.ts";
import { reverseItem } from "../reversals/mutations.ts";
import { applyDeposit, postDeposit } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
let keys = 0;
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;
const first = (ids: readonly number[]) => ids[0] ?? 0;

const deposit = (clientId: ClientId, more: object = {}) =>
  PostDeposit.parse({
    key: key(),
    clientId,
    reference: "D-1",
    amountMinor: 5_000,
    documentDate: "2026-01-05",
    postingDate: "2026-01-05",
    ...more,
  });
const invoice = (clientId: ClientId, more: object = {}) =>
  PostInvoice.parse({
    key: key(),
    clientId,
    reference: "INV-1",
    documentDate: "2026-02-01",
    postingDate: "2026-02-01",
    instalments: [{ dueDate: "2026-03-03", amountMinor: 8_000 }],
    ...more,
  });
const application = (depositItemId: number, more: object = {}) =>
  ApplyDeposit.parse({
    key: key(),
    depositItemId,
    reference: "DA-1",
    amountMinor: 3_000,
    postingDate: "2026-02-10",
    ...more,
  });
const owed = async (trx: Trx, asOf: string) => {
  const day = CalendarDate.parse(asOf);
  const { total } = await aging(trx, AgingQuestion.parse({ asOf }), today);
  expect(await controlBalance(trx, { asOf: day, currency: "CNY" })).toBe(total.balance);
  return total.balance;
};
const held = async (trx: Trx, asOf: string) => {
  const filter = { asOf: CalendarDate.parse(asOf), openOnly: true, purpose: "deposit", limit: 50 } as const;
  const { rows } = await ledgerItems(trx, filter, today);
  return rows.reduce((sum, row) => sum + (row.side === "credit" ? row.openMinor : 0 - row.openMinor), 0);
};
const refusedAs = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });

describe("a deposit", () => {
  test("is a liability and no part of what is owed, until a pair of items applies it", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const id = first((await postDeposit(trx, deposit(client), now)).items);
      expect([await owed(trx, "2026-01-31"), await held(trx, "2026-01-31")]).toEqual([0, 5_000]);
      await postInvoice(trx, invoice(client), now);
      await applyDeposit(trx, application(id), now);
      expect([await owed(trx, "2026-02-09"), await held(trx, "2026-02-09")]).toEqual([8_000, 5_000]);
      expect([await owed(trx, "2026-02-10"), await held(trx, "2026-02-10")]).toEqual([5_000, 2_000]);
      const { total } = await aging(trx, AgingQuestion.parse({ asOf: "2026-02-10" }), today);
      expect([total.notDue, total.unapplied]).toEqual([5_000, 0]);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("no more of it is applied or given back than there is", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const id = first((await postDeposit(trx, deposit(client), now)).items);
      const refund = (amountMinor: number) =>
        postRefund(
          trx,
          PostRefund.parse({
            key: key(),
            creditItemId: id,
            reference: `R-${amountMinor}`,
            amountMinor,
            postingDate: "2026-03-01",
            reason: "活动取消",
          }),
          now,
        );
      expect(await refusal(trx, () => applyDeposit(trx, application(id, { amountMinor: 5_001 }), now))).toEqual(
        refusedAs("receivables.over-allocated"),
      );
      expect(await refusal(trx, () => refund(5_001))).toEqual(refusedAs("receivables.over-allocated"));
      await applyDeposit(trx, application(id), now);
      expect(await refusal(trx, () => refund(2_001))).toEqual(refusedAs("receivables.over-allocated"));
      await refund(2_000);
      expect(await held(trx, "2026-03-01")).toBe(0);
      expect(await owed(trx, "2026-03-01")).toBe(-3_000);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("an application is reversed in both accounts, whichever half is named", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const id = first((await postDeposit(trx, deposit(client), now)).items);
      await postInvoice(trx, invoice(client), now);
      const { items } = await applyDeposit(trx, application(id), now);
      const reverse = (itemId: number | undefined) =>
        reverseItem(trx, ReverseItem.parse({ key: key(), itemId, postingDate: "2026-02-20", reason: "用错订金" }), now);
      await reverse(items[1]);
      expect([await owed(trx, "2026-02-19"), await held(trx, "2026-02-19")]).toEqual([5_000, 2_000]);
      expect([await owed(trx, "2026-02-20"), await held(trx, "2026-02-20")]).toEqual([8_000, 5_000]);
      expect(await refusal(trx, () => reverse(items[0]))).toEqual(refusedAs("receivables.already-reversed"));
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("settles nothing by itself, and a payment is not one", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const id = first((await postDeposit(trx, deposit(client), now)).items);
      const debit = first((await postInvoice(trx, invoice(client), now)).items);
      const settle = sql`select app.post_ledger(${trx.propertyId}, ${JSON.stringify({
        at: now,
        allocations: [{ debit, credit: id, amount: 1, effective: "2026-02-10" }],
      })}::jsonb)`;
      expect(await refusal(trx, () => settle.execute(trx))).toMatchObject({ message: "receivables.other-account" });
      const payment = PostPayment.parse({
        key: key(),
        clientId: client,
        reference: "P-1",
        amountMinor: 1,
        documentDate: "2026-02-10",
        postingDate: "2026-02-10",
      });
      const paid = first((await postPayment(trx, payment, now)).items);
      expect(await refusal(trx, () => applyDeposit(trx, application(paid), now))).toEqual(
        refusedAs("receivables.not-a-deposit"),
      );
    }));

  test("goes with its client into another file, and back", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [await aClient(trx, { name: "星河" }), await aClient(trx, { name: "星河二号" })];
      await postDeposit(trx, deposit(loser), now);
      await postDeposit(trx, deposit(winner, { reference: "D-2" }), now);
      await postInvoice(trx, invoice(loser), now);
      const holders = async () => {
        const filter = { asOf: today, openOnly: true, purpose: "deposit", limit: 50 } as const;
        const { rows } = await ledgerItems(trx, filter, today);
        return Object.fromEntries(rows.map((row) => [row.reference, row.clientId]));
      };
      const id = await mergeClients(trx, { winnerId: winner, loserId: loser }, now);
      expect(await holders()).toEqual({ "D-1": winner, "D-2": winner });
      expect([await owed(trx, "2026-02-10"), await held(trx, "2026-02-10")]).toEqual([8_000, 10_000]);
      await undoMerge(trx, { id }, now);
      expect(await holders()).toEqual({ "D-1": loser, "D-2": winner });
      expect(await ledgerFaults(trx)).toEqual([]);
    }));
});
