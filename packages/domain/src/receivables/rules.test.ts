import { describe, expect, test } from "vitest";
import { minor } from "../kernel/money.ts";
import { CalendarDate } from "../kernel/time.ts";
import { oldestFirst, settledFrom } from "./rules.ts";
import { LedgerItemId } from "./schema.ts";

const day = (text: string) => CalendarDate.parse(text);
const debts = (amounts: readonly number[]) =>
  amounts.map((amount, index) => ({
    id: LedgerItemId.parse(index + 1),
    dueDate: day(`2026-0${index + 1}-15`),
    postingDate: day("2026-01-01"),
    freeFrom: day("2026-01-01"),
    openMinor: minor(amount),
  }));
const left = (amounts: readonly number[], credit: number) => {
  const shares = oldestFirst(debts(amounts), minor(credit), day("2026-02-01"));
  return amounts.map(
    (amount, index) => amount - (shares.find((share) => share.itemId === index + 1)?.amountMinor ?? 0),
  );
};

describe("a credit over debts", () => {
  test.each([
    { amounts: [30, 50, 20], credit: 40, expected: [0, 40, 20] },
    { amounts: [60, 100, 40], credit: 40, expected: [20, 100, 40] },
    { amounts: [20, 100, 40], credit: 100, expected: [0, 20, 40] },
    { amounts: [50, 50], credit: 100, expected: [0, 0] },
    { amounts: [100], credit: 110, expected: [0] },
    { amounts: [10_000], credit: 9_999, expected: [1] },
    { amounts: [], credit: 50, expected: [] },
  ])("$credit over $amounts leaves $expected", ({ amounts, credit, expected }) => {
    expect(left(amounts, credit)).toEqual(expected);
  });

  test("the one due first first, whatever the order they come in", () => {
    const shares = oldestFirst(debts([10, 10, 10]).toReversed(), minor(15), day("2026-02-01"));
    expect(shares.map((share) => [share.itemId, share.amountMinor])).toEqual([
      [1, 10],
      [2, 5],
    ]);
  });

  test("takes effect when both are in the books", () => {
    expect(settledFrom(day("2026-01-01"), day("2026-02-01"))).toBe("2026-02-01");
    expect(settledFrom(day("2026-03-01"), day("2026-02-01"))).toBe("2026-03-01");
    expect(oldestFirst(debts([10]), minor(10), day("2025-12-01"))[0]?.effectiveDate).toBe("2026-01-01");
  });
});
