import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClientId } from "../../../clients/schema.ts";
import { minor, sum } from "../../../kernel/money.ts";
import { CalendarDate } from "../../../kernel/time.ts";
import { LedgerItemId } from "../../schema.ts";
import { addingUp, type Candidate, namesIn, numbersIn, proposalsFor, scoreOf, sumSearch } from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);
const debtsOf = (amounts: readonly number[], more: { reference?: string; posted?: string } = {}) =>
  amounts.map((amount, index) => ({
    id: LedgerItemId.parse(index + 1),
    reference: more.reference ?? `INV-${index + 1}`,
    line: 1,
    dueDate: day("2026-02-01"),
    postingDate: day(more.posted ?? "2026-01-01"),
    freeFrom: day(more.posted ?? "2026-01-01"),
    openMinor: minor(amount),
  }));
const candidate = (amounts: readonly number[], more: Partial<Candidate> = {}): Candidate => ({
  clientId: ClientId.parse(1),
  client: "云山科技",
  named: false,
  paidBefore: false,
  promised: [],
  debts: debtsOf(amounts),
  complete: true,
  ...more,
});
const line = (amount: number, text = "") => ({
  bookedOn: day("2026-03-01"),
  amountMinor: minor(amount),
  payer: null,
  text,
});

describe("what a line says", () => {
  test("numbers of documents, in any case and width", () => {
    expect(numbersIn("付inv-2026-001、ＩＮＶ／7 及 12 号，房费")).toEqual(["INV-2026-001", "INV/7"]);
  });
  test("names: the payer's, and pieces of its text", () => {
    expect(namesIn({ payer: "雲山科技股份有限公司", text: "房费·云山科技 | 12345" })).toEqual(["云山科技", "房费"]);
  });
});

describe("whose payment it is", () => {
  test.each([
    ["the amount alone", [100], {}, ["exact-amount"], false],
    ["the name alone", [90], { named: true }, ["name"], false],
    ["name and one open item", [100, 7], { named: true }, ["name", "exact-amount"], true],
    ["name and all that is open", [60, 40], { named: true }, ["name", "all-open"], false],
    [
      "all that is open, when there may be more",
      [60, 40],
      { named: true, complete: false },
      ["name", "adds-up"],
      false,
    ],
    [
      "a known payer and a promise",
      [60, 41],
      { paidBefore: true, promised: [minor(100)] },
      ["known-payer", "promised"],
      false,
    ],
    [
      "a name, a sum and a promise",
      [60, 41, 40],
      { named: true, promised: [minor(100)] },
      ["name", "adds-up", "promised"],
      true,
    ],
  ])("%s", (_, amounts, more, reasons, certain) => {
    expect(proposalsFor(line(100), [candidate(amounts, more)])).toMatchObject([{ reasons, certain }]);
  });

  test("nobody, when nothing speaks for anybody", () => {
    expect(proposalsFor(line(100), [candidate([99])])).toEqual([]);
  });

  test("not certain while another is near", () => {
    const two = [candidate([100], { named: true }), candidate([100], { named: true, clientId: ClientId.parse(2) })];
    expect(proposalsFor(line(100), two).map(({ certain }) => certain)).toEqual([false, false]);
  });

  test("numbers that do not add up settle what they name, and the rest stays", () => {
    expect(proposalsFor(line(150, "INV-2"), [candidate([10, 100])])).toMatchObject([
      { reasons: ["number"], certain: false, unappliedMinor: 50, shares: [{ itemId: 2, amountMinor: 100 }] },
    ]);
  });

  test("what was posted after the money came is not what it was for", () => {
    const later = debtsOf([100], { posted: "2026-03-02" });
    expect(proposalsFor(line(100), [candidate([], { debts: later })])).toEqual([]);
  });

  test("a score is never above a hundred", () => {
    expect(scoreOf(["number", "numbers-add-up", "name", "promised"])).toBe(100);
  });
});

describe("some debts that add up", () => {
  test("the fewest, the ones due first before others", () => {
    const found = addingUp(debtsOf([10, 20, 30, 70, 80]), minor(100));
    expect(found?.map((debt) => debt.openMinor)).toEqual([20, 80]);
  });

  test("always add up, each once, and are found whenever two of the first twenty do", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 24 }),
        fc.integer({ min: 2, max: 1_000 }),
        (amounts, amount) => {
          const debts = debtsOf(amounts);
          const found = addingUp(debts, minor(amount));
          if (found) {
            expect(sum(found.map((debt) => debt.openMinor))).toBe(amount);
            expect(new Set(found.map((debt) => debt.id)).size).toBe(found.length);
            expect(found.length).toBeLessThanOrEqual(sumSearch.parts);
          } else {
            const some = amounts.filter((each) => each <= amount).slice(0, sumSearch.debts);
            expect(some.some((a, at) => some.slice(at + 1).some((b) => a + b === amount))).toBe(false);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
