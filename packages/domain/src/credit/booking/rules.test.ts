import { describe, expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Asked, isCreditBusiness, mayBook, refuseHeld, refuseStayChange } from "./rules.ts";

interface Case extends Partial<Omit<Asked, "limit" | "exposure" | "amount" | "adds" | "upTo">> {
  readonly limit: number | null;
  readonly exposure?: number;
  readonly amount?: number;
  readonly adds?: number;
  readonly upTo?: number;
}

const judged = ({ limit, exposure = 0, amount = 100, adds = amount, upTo, ...rest }: Case) => {
  const verdict = mayBook({
    limit: limit === null ? null : minor(limit),
    exposure: minor(exposure),
    amount: minor(amount),
    adds: minor(adds),
    upTo: upTo === undefined ? null : minor(upTo),
    noneMeansCash: false,
    overdue: null,
    ...rest,
  });
  return verdict.verdict === "held" ? [verdict.because, verdict.over] : verdict.verdict;
};

describe("none granted, cash only, and a limit", () => {
  test.each<[string, Case, unknown]>([
    ["none granted passes all, where the house asks for none", { limit: null, exposure: 1_000_000 }, "passes"],
    ["none granted blocks any, where it means cash", { limit: null, noneMeansCash: true, amount: 1 }, ["no-limit", 0]],
    ["cash only blocks any amount", { limit: 0, amount: 1 }, ["cash-only", 1]],
    ["cash only blocks whether none means cash or not", { limit: 0, noneMeansCash: true }, ["cash-only", 100]],
    ["limit 200, balance 100: 100 more passes", { limit: 200, exposure: 100, amount: 100 }, "passes"],
    ["limit 200, balance 100: 101 more is held", { limit: 200, exposure: 100, amount: 101 }, ["over-limit", 1]],
    [
      "a limit that is exceeded already holds the smallest",
      { limit: 200, exposure: 300, amount: 1 },
      ["over-limit", 101],
    ],
    ["what was paid too much makes room", { limit: 200, exposure: -50, amount: 250 }, "passes"],
  ])("%s", (_, given, verdict) => expect(judged(given)).toEqual(verdict));
});

describe("what adds nothing, and what counts later", () => {
  test.each<[string, Case, unknown]>([
    ["an invoice of what counts already passes over the limit", { limit: 100, exposure: 500, amount: 0 }, "passes"],
    ["and on hard hold", { limit: 100, amount: 0, overdue: "hard" }, "passes"],
    ["and without any credit", { limit: 0, amount: 0 }, "passes"],
    ["beyond the horizon uses nothing yet", { limit: 100, exposure: 100, amount: 900, adds: 0 }, "passes"],
    ["but cash only is cash only", { limit: 0, amount: 900, adds: 0 }, ["cash-only", 0]],
    [
      "and who is over the limit books nothing more",
      { limit: 100, exposure: 101, amount: 9, adds: 0 },
      ["over-limit", 1],
    ],
  ])("%s", (_, given, verdict) => expect(judged(given)).toEqual(verdict));
});

describe("overdue debts and overrides", () => {
  test.each<[string, Case, unknown]>([
    ["softly: finance is asked", { limit: 200, overdue: "soft" }, "ask"],
    ["softly without a limit: finance is asked", { limit: null, overdue: "soft" }, "ask"],
    ["softly and over the limit: held", { limit: 50, overdue: "soft" }, ["over-limit", 50]],
    ["hard: held, whatever is left", { limit: 200, overdue: "hard" }, ["overdue-hard", 0]],
    ["hard without a limit: held", { limit: null, overdue: "hard" }, ["overdue-hard", 0]],
    ["an override passes up to its amount", { limit: 100, exposure: 100, upTo: 200 }, "passes"],
    ["and not beyond", { limit: 100, exposure: 100, amount: 101, upTo: 200 }, ["over-limit", 1]],
    ["an override lifts a hard hold", { limit: 100, overdue: "hard", upTo: 100 }, "passes"],
    ["and lets finance be", { limit: 200, overdue: "soft", upTo: 100 }, "passes"],
    ["but only what it covers", { limit: 200, exposure: 1, overdue: "hard", upTo: 100 }, ["overdue-hard", 0]],
    ["an override of less than the limit takes nothing away", { limit: 200, exposure: 50, upTo: 60 }, "passes"],
    ["an override stands for the limit that none granted", { limit: null, noneMeansCash: true, upTo: 100 }, "passes"],
    ["and is its end", { limit: null, noneMeansCash: true, amount: 101, upTo: 100 }, ["no-limit", 1]],
  ])("%s", (_, given, verdict) => expect(judged(given)).toEqual(verdict));
});

test("a refusal names what is held, with its figures", () => {
  const figures = { client: "云山科技", limit: minor(123_456_700), exposure: minor(10_000), amount: minor(10_100) };
  const refuse = () =>
    refuseHeld(
      { verdict: "held", because: "over-limit", over: minor(100) },
      { ...figures, overdueDays: 0, currency: "CNY" },
    );
  const details = { limit: "CNY 1,234,567.00", exposure: "CNY 100.00", amount: "CNY 101.00", over: "CNY 1.00" };
  const named: unknown = expect.objectContaining(details);
  expect(refuse).toThrow(expect.objectContaining({ code: "credit.over-limit", details: named }));
  expect(() => refuseHeld({ verdict: "ask" }, { ...figures, overdueDays: 16, currency: "CNY" })).not.toThrow();
});

test.each([
  [{ source: "pms", status: "definite", billed: false } as const, "credit.stay-not-here"],
  [{ source: "foyer", status: "completed", billed: false } as const, "credit.stay-over"],
  [{ source: "foyer", status: "cancelled", billed: false } as const, "credit.stay-over"],
  [{ source: "foyer", status: "definite", billed: true } as const, "credit.stay-billed"],
])("%o is not changed here", (stay, code) => {
  expect(() => refuseStayChange(stay)).toThrow(Refusal);
  expect(() => refuseStayChange(stay)).toThrow(code);
});

test("invoices and debit notes are business; what is owed already is not", () => {
  const kinds = ["invoice", "debit-note", "finance-charge", "adjustment", "opening"];
  expect(kinds.filter(isCreditBusiness)).toEqual(["invoice", "debit-note"]);
});
