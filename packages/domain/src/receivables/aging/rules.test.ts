import { describe, expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import { addDays, CalendarDate } from "../../kernel/time.ts";
import { standardEdges as edges } from "./buckets/schema.ts";
import { type AgedItem, agingOf, openOn } from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);
const asOf = day("2025-12-31");

let id = 0;
const anItem = (values: Partial<AgedItem>): AgedItem => ({
  id: ++id,
  side: "debit",
  amountMinor: minor(100),
  documentDate: day("2025-01-01"),
  postingDate: day("2025-01-01"),
  dueDate: day("2025-01-01"),
  checkoutDate: null,
  ...values,
});

describe("a ledger's aging", () => {
  test("each amount in its column, balance and total", () => {
    const items = (
      [
        ["2025-12-20", 100],
        ["2025-11-15", 200],
        ["2025-01-10", 300],
        ["2025-12-31", 50],
      ] as const
    ).map(([due, amount]) => anItem({ dueDate: day(due), amountMinor: minor(amount) }));
    expect(agingOf({ items, allocations: [] }, { asOf, rule: "due", edges })).toEqual({
      notDue: 50,
      buckets: [100, 200, 0, 0, 300],
      unapplied: 0,
      balance: 650,
      disputed: 0,
    });
  });

  test("one unit at every edge", () => {
    const items = [0, 1, 30, 31, 60, 61, 90, 91, 120, 121].map((late) =>
      anItem({ dueDate: addDays(asOf, -late), amountMinor: minor(1) }),
    );
    const aging = agingOf({ items, allocations: [] }, { asOf, rule: "due", edges });
    expect([aging.notDue, ...aging.buckets]).toEqual([1, 2, 2, 2, 2, 1]);
  });

  test("a debt without a checkout counts from its document", () => {
    const items = [
      anItem({ documentDate: day("2025-12-01"), dueDate: asOf }),
      anItem({ documentDate: day("2025-12-01"), checkoutDate: day("2025-10-31"), dueDate: asOf }),
    ];
    expect(agingOf({ items, allocations: [] }, { asOf, rule: "checkout", edges }).buckets).toEqual([100, 0, 100, 0, 0]);
    expect(agingOf({ items, allocations: [] }, { asOf, rule: "document", edges }).buckets).toEqual([200, 0, 0, 0, 0]);
    expect(agingOf({ items, allocations: [] }, { asOf, rule: "due", edges }).notDue).toBe(200);
  });

  test("before its posting nothing is open, after a taken-back allocation the whole is", () => {
    const item = anItem({ postingDate: day("2025-03-01") });
    const settled = { debitItemId: item.id, creditItemId: 0, amountMinor: minor(60), effectiveDate: day("2025-04-01") };
    const ledger = {
      items: [item],
      allocations: [settled, { ...settled, amountMinor: minor(-60), effectiveDate: day("2025-05-01") }],
    };
    const open = ["2025-02-28", "2025-03-01", "2025-04-01", "2025-05-01"].map((date) =>
      openOn(item, ledger, day(date)),
    );
    expect(open).toEqual([0, 100, 40, 100]);
  });
});
