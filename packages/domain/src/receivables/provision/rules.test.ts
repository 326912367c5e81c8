import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { type MonthEnd, proposedRates, provided, refuseMatrix } from "./rules.ts";
import { ProvisionRate } from "./schema.ts";

const end = (month: string, columns: readonly number[], writtenOff = 0): MonthEnd => ({
  date: CalendarDate.parse(`2026-${month}-28`),
  columns: columns.map(minor),
  writtenOffMinor: minor(writtenOff),
});

test.each(["0", "2.5", "99.99", "100", "100.00"])("%s is a rate", (rate) => {
  expect(ProvisionRate.safeParse(rate).success).toBe(true);
});
test.each(["-1", "100.01", "101", "2.555", ".5", "1e2", "٣", ""])("%j is none", (rate) => {
  expect(ProvisionRate.safeParse(rate).success).toBe(false);
});

test("each column times its rate, half a unit up, exact for any amount", () => {
  expect(provided([minor(100), minor(101), minor(9_007_199_254_740_991)], ["0.5", "50", "100"])).toEqual([
    1, 51, 9_007_199_254_740_991,
  ]);
});

test("more is never expected to be lost than is owed", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 10_000 }), (amount, points) => {
      const [lost = 0] = provided([minor(amount)], [(points / 100).toFixed(2)]);
      return lost >= 0 && lost <= amount;
    }),
  );
});

test("a matrix is for the buckets of its day", () => {
  const rates = ["0", "1", "2", "3"];
  expect(() => refuseMatrix({ edges: [30, 60], rates }, [30, 60])).not.toThrow();
  expect(() => refuseMatrix({ edges: [30, 60], rates }, [30, 90])).toThrow(Refusal);
  expect(() => refuseMatrix({ edges: [30], rates }, [30])).toThrow(Refusal);
});

describe("own roll rates", () => {
  test("the shares that went one column further, multiplied up to the last, which is lost", () => {
    const ends = [
      end("01", [1_000, 400, 100, 50]),
      end("02", [1_000, 200, 100, 70]),
      end("03", [1_000, 300, 50, 80], 20),
      end("04", [1_000, 400, 90, 100]),
    ];
    // not due → 1: 900 of 3,000; 1 → 2: 240 of 900; into the last: 20 + (10 + 20) + 20 of 250
    expect(proposedRates(ends)).toMatchObject({
      months: 3,
      rolls: [
        { stoodMinor: 3_000, rolledMinor: 900, share: "30.00" },
        { stoodMinor: 900, rolledMinor: 240, share: "26.67" },
        { stoodMinor: 250, rolledMinor: 70, share: "28.00" },
      ],
      rates: ["2.24", "7.47", "28.00", "100.00"],
    });
  });

  test("from three months on; a column in which nothing ever stood proves nothing", () => {
    const empty = ["01", "02", "03", "04"].map((month) => end(month, [10, 0, 0]));
    expect(proposedRates(empty.slice(0, 3))).toBeNull();
    expect(proposedRates(empty)).toMatchObject({
      rolls: [{ share: "0.00" }, { share: null }],
      rates: ["0.00", "100.00", "100.00"],
    });
  });

  test("no column is expected to lose more than a later one", () => {
    const columns = fc.array(fc.nat({ max: 1_000 }), { minLength: 4, maxLength: 4 });
    const months = fc.array(fc.tuple(columns, fc.nat({ max: 50 })), { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(months, (given) => {
        const proposal = proposedRates(given.map(([amounts, lost], index) => end(`0${index + 1}`, amounts, lost)));
        const rates = (proposal?.rates ?? []).map(Number);
        return rates.every((rate, place) => rate >= 0 && rate <= (rates[place + 1] ?? 100));
      }),
    );
  });
});
