import { DecideProposal, type ProposalId } from "@foyer/domain/approvals/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { ReopenPeriod } from "@foyer/domain/receivables/proposals/schema";
import { type LedgerItemId, SetPeriod, WriteOff } from "@foyer/domain/receivables/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { carryOutProposal } from "../../approvals/carrying/mutations.ts";
import { decideProposal } from "../../approvals/mutations.ts";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { aStaff, asActor } from "../../staff/factory.ts";
import { aging } from "../aging/queries.ts";
import { anAllocation, anItem } from "../factory.ts";
import { setPeriod } from "../periods/mutations.ts";
import { ledgerPeriods, periodOf } from "../periods/queries.ts";
import { ledgerFaults } from "../posting/queries.ts";
import { proposeReopening, proposeWriteOff } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
let keys = 0;
const giveUp = (itemId: LedgerItemId, amountMinor: number) =>
  WriteOff.parse({
    key: `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`,
    itemId,
    amountMinor,
    postingDate: "2026-05-10",
    reason: "客户破产",
  });
const refusedAs = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });
const owed = async (trx: Trx) => (await aging(trx, AgingQuestion.parse({ asOf: "2026-05-10" }), today)).total.balance;
const as = (trx: Trx, staffId: StaffId) => Object.assign(trx, { actor: asActor(trx, staffId, "finance") });
const decide = (trx: Trx, id: ProposalId, by: StaffId) =>
  decideProposal(as(trx, by), DecideProposal.parse({ id, accept: true }), now);
/** As the job does it. */
const carryOut = (trx: Trx, id: ProposalId) =>
  carryOutProposal(Object.assign(trx, { actor: { kind: "system", propertyId: trx.propertyId } as const }), id, now);

describe("a write-off", () => {
  test("takes two persons, and only then the debt is gone", () =>
    house.rolledBack(async (trx) => {
      const [asks, agrees] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "finance" })];
      const item = await anItem(trx, await aClient(trx), { amount: 1_000, posted: "2026-01-10" });
      const id = await proposeWriteOff(as(trx, asks), giveUp(item, 400), now);
      expect(await refusal(trx, () => decide(trx, id, asks))).toEqual(refusedAs("approvals.own"));
      expect(await owed(as(trx, asks))).toBe(1_000);
      await decide(trx, id, agrees);
      expect(await carryOut(trx, id)).toBe(true);
      expect(await owed(trx)).toBe(600);
      expect(await carryOut(trx, id)).toBe(false);
      expect(await owed(trx)).toBe(600);
      expect(await ledgerFaults(trx)).toEqual([]);
    }));

  test("is not proposed of a credit or of more than is open, nor posted when the client paid meanwhile", () =>
    house.rolledBack(async (trx) => {
      const [asks, agrees] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "finance" })];
      const client = await aClient(trx);
      const debit = await anItem(trx, client, { amount: 1_000, posted: "2026-01-10" });
      const credit = await anItem(trx, client, { side: "credit", amount: 1_000, posted: "2026-05-09" });
      const propose = (item: LedgerItemId, amount: number) =>
        refusal(trx, () => proposeWriteOff(as(trx, asks), giveUp(item, amount), now));
      expect(await propose(credit, 10)).toEqual(refusedAs("receivables.write-off-of-credit"));
      expect(await propose(debit, 1_001)).toEqual(refusedAs("receivables.over-allocated"));
      const id = await proposeWriteOff(as(trx, asks), giveUp(debit, 1_000), now);
      await decide(trx, id, agrees);
      await anAllocation(trx, { debit, credit, amount: 1_000, effective: "2026-05-09" });
      expect(await refusal(trx, () => carryOut(trx, id))).toEqual(refusedAs("receivables.over-allocated"));
      expect(await owed(trx)).toBe(0);
    }));
});

describe("a month", () => {
  const turn = (month: string, status: string) => SetPeriod.parse({ month, status });

  test("is closed once it is over; softly closed it is reopened by another person's word, for good never", () =>
    house.rolledBack(async (trx) => {
      const [asks, agrees] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "finance" })];
      const month = SetPeriod.shape.month.parse("2026-04");
      const set = (status: string, which = "2026-04") => refusal(trx, () => setPeriod(trx, turn(which, status), now));
      expect(await set("soft", "2026-05")).toEqual(refusedAs("receivables.month-not-over"));
      await setPeriod(trx, turn("2026-04", "soft"), now);
      expect(await set("open")).toEqual(refusedAs("receivables.reopen-by-approval"));
      const input = ReopenPeriod.parse({ month, reason: "供应商账单迟到" });
      const id = await proposeReopening(as(trx, asks), input, now);
      await decide(trx, id, agrees);
      expect(await periodOf(trx, month)).toBe("soft");
      await carryOut(trx, id);
      expect(await periodOf(trx, month)).toBe("open");
      await setPeriod(trx, turn("2026-04", "hard"), now);
      expect(await set("soft")).toEqual(refusedAs("receivables.period-closed"));
      expect(await set("open")).toEqual(refusedAs("receivables.period-closed"));
      expect(await refusal(trx, () => proposeReopening(trx, input, now))).toEqual(
        refusedAs("receivables.period-closed"),
      );
      await anItem(trx, await aClient(trx), { amount: 1, posted: "2026-03-10" });
      expect(await ledgerPeriods(trx)).toEqual([
        { month: "2026-04", status: "hard", days: 0 },
        { month: "2026-03", status: "open", days: 1 },
      ]);
    }));
});
