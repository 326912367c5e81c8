import { expect, test } from "vitest";
import { actsOn } from "./rules.ts";

const item = { side: "debit", kind: "invoice", openMinor: 100, reversed: false } as const;
const credit = { ...item, side: "credit" } as const;

test.each([
  [item, ["dispute", "writeOff", "reverse"]],
  [{ ...item, openMinor: 0 }, ["reverse"]],
  [{ ...item, reversed: true }, []],
  [{ ...item, kind: "deposit-applied" }, ["reverse"]],
  [{ ...credit, kind: "payment" }, ["refund", "bounce", "reverse"]],
  [{ ...credit, kind: "payment", openMinor: 0 }, ["bounce", "reverse"]],
  [{ ...credit, kind: "payment", reversed: true }, []],
  [{ ...credit, kind: "credit-note" }, ["refund", "reverse"]],
  [{ ...credit, kind: "deposit" }, ["apply", "refund", "reverse"]],
  [{ ...credit, kind: "deposit", openMinor: 0 }, ["reverse"]],
] as const)("%j: %j", (each, acts) => {
  expect(actsOn(each)).toEqual(acts);
});
