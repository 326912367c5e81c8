import { expect, test } from "vitest";
import { Reserve } from "../credit/booking/schema.ts";
import { Amount, mostAmount } from "./schema.ts";

const codesOf = (parsed: { error?: { issues: readonly object[] } | undefined }) =>
  (parsed.error?.issues ?? []).map((issue) => ("params" in issue ? issue.params : issue));

test("no amount is so large that the sums of a house could not be said any more", () => {
  expect(Amount.safeParse(mostAmount).success).toBe(true);
  expect(codesOf(Amount.safeParse(mostAmount + 1))).toEqual([{ code: "receivables.amount-too-large" }]);
  expect(codesOf(Amount.safeParse(Number.MAX_SAFE_INTEGER))).toEqual([{ code: "receivables.amount-too-large" }]);
  expect(Number.isSafeInteger(mostAmount * 9_000)).toBe(true);
  const reservation = {
    key: "00000000-0000-4000-8000-000000000001",
    clientId: 1,
    amountMinor: mostAmount + 1,
    expectedOn: "2026-06-01",
    note: "年会",
  };
  expect(codesOf(Reserve.safeParse(reservation))).toEqual([{ code: "receivables.amount-too-large" }]);
});
