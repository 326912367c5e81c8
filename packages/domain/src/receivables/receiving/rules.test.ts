import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClientId } from "../../clients/schema.ts";
import { minor, sum } from "../../kernel/money.ts";
import { addDays, CalendarDate } from "../../kernel/time.ts";
import { LedgerItemId } from "../schema.ts";
import { type FoundDocument, planPayment, refuseOtherThanSeen, refuseShares } from "./rules.ts";
import { Settle } from "./schema.ts";

const start = CalendarDate.parse("2026-01-01");
const own = ClientId.parse(1);

const aDocument = fc.record({
  number: fc.integer({ min: 1, max: 6 }),
  line: fc.integer({ min: 1, max: 3 }),
  open: fc.integer({ min: 0, max: 200 }),
  due: fc.integer({ min: 0, max: 60 }),
  posted: fc.integer({ min: 0, max: 60 }),
  free: fc.integer({ min: 0, max: 20 }),
  client: fc.constantFrom(1, 1, 1, 2),
});
const someDocuments = fc.array(aDocument, { maxLength: 12 }).map((rows) =>
  rows.map(
    (row, index): FoundDocument => ({
      id: LedgerItemId.parse(index + 1),
      clientId: ClientId.parse(row.client),
      currency: "CNY",
      purpose: "receivable",
      reference: `INV-${row.number}`,
      line: row.line,
      dueDate: addDays(start, row.due),
      postingDate: addDays(start, row.posted),
      freeFrom: addDays(start, row.posted + row.free),
      openMinor: minor(row.open),
    }),
  ),
);
const someAdvice = fc.array(
  fc.record({ number: fc.integer({ min: 1, max: 8 }), amount: fc.option(fc.integer({ min: 1, max: 250 })) }),
  { minLength: 1, maxLength: 6 },
);

test("whatever an advice says, nothing is settled twice, beyond what is open, beyond the money, or before its day", () => {
  fc.assert(
    fc.property(
      someDocuments,
      someAdvice,
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 80 }),
      (documents, advice, amount, on) => {
        const money = {
          clientId: own,
          currency: "CNY",
          amountMinor: minor(amount),
          postingDate: addDays(start, on),
        } as const;
        const settle = Settle.parse({
          how: "advice",
          documents: advice.map((each, index) => ({
            place: index + 1,
            document: `inv-${each.number}`,
            amountMinor: each.amount,
          })),
        });
        const plan = planPayment(money, settle, { debts: [], found: documents });
        const byId = new Map(documents.map((each) => [each.id, each]));
        expect(sum(plan.settled.map((share) => share.amountMinor)) + plan.unappliedMinor).toBe(amount);
        expect(plan.unappliedMinor).toBeGreaterThanOrEqual(0);
        expect(new Set(plan.settled.map((share) => share.id)).size).toBe(plan.settled.length);
        for (const share of plan.settled) {
          const debt = byId.get(share.id);
          expect(debt?.clientId).toBe(own);
          expect(share.amountMinor).toBeGreaterThan(0);
          expect(share.amountMinor).toBeLessThanOrEqual(share.openMinor);
          expect(share.effectiveDate >= money.postingDate && share.effectiveDate >= share.freeFrom).toBe(true);
          expect(share.postingDate <= money.postingDate).toBe(true);
        }
        // every line is either followed or named
        const named = new Set(plan.problems.map((problem) => problem.place));
        const paid = new Set(plan.settled.map((share) => share.reference));
        for (const [index, each] of advice.entries())
          expect(named.has(index + 1) || paid.has(`INV-${each.number}`) || plan.unappliedMinor === 0).toBe(true);
        const shares = plan.settled.map(({ id, amountMinor }) => ({ itemId: id, amountMinor }));
        expect(() => refuseOtherThanSeen(plan, shares)).not.toThrow();
        expect(() => refuseShares([{ ...money, shares }], byId)).not.toThrow();
      },
    ),
    { numRuns: 1_000 },
  );
});

describe("what is posted is what was seen", () => {
  const debt = { reference: "A", line: 1, dueDate: start, postingDate: start, freeFrom: start, openMinor: minor(9) };
  const plan = {
    settled: [{ ...debt, id: LedgerItemId.parse(1), amountMinor: minor(5), effectiveDate: start }],
    unappliedMinor: minor(0),
    problems: [],
  };
  const seen = (...shares: [number, number][]) =>
    shares.map(([id, amount]) => ({ itemId: LedgerItemId.parse(id), amountMinor: minor(amount) }));
  test.each([
    ["another amount", seen([1, 6])],
    ["another debt", seen([2, 5])],
    ["one more", seen([1, 5], [2, 5])],
    ["none", seen()],
  ])("%s is named", (_, expected) => {
    expect(() => refuseOtherThanSeen(plan, expected)).toThrow("receivables.preview-changed");
  });
});
