import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditGrades } from "../../clients/credit/schema.ts";
import { minor } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import {
  bandOf,
  bestGrade,
  gatesOf,
  gradeOf,
  houseScorecard,
  isNewClient,
  limitOf,
  type Measured,
  meanOf,
  monthsUpTo,
  percentiles,
  percentOf,
  scoreOf,
  wholeMonths,
} from "./rules.ts";
import { type Factor, factors, type Gate, historyFactors, ratedFactors, Scorecard } from "./schema.ts";

const day = (text: string) => text as CalendarDate;
const best: Record<Factor, string> = {
  "days-late": "0",
  "paid-on-time": "95",
  utilisation: "60",
  volume: "100",
  tenure: "60",
  "broken-promises": "0",
  financials: "5",
  management: "5",
  security: "5",
  conditions: "5",
  judgement: "5",
};
const nothing: Record<Factor, null> = {
  "days-late": null,
  "paid-on-time": null,
  utilisation: null,
  volume: null,
  tenure: null,
  "broken-promises": null,
  financials: null,
  management: null,
  security: null,
  conditions: null,
  judgement: null,
};
const measured = (values: Partial<Record<Factor, string | null>>, more: Partial<Measured> = {}): Measured => ({
  values: { ...nothing, ...values },
  isNew: false,
  hasLimit: true,
  ...more,
});
const score = (given: Measured) => scoreOf(houseScorecard, given).score;

describe("the house's scorecard", () => {
  test("is a scorecard of 100 points, 60 of them history", () => {
    expect(Scorecard.parse(houseScorecard)).toEqual(houseScorecard);
    const points = houseScorecard.factors
      .filter(({ factor }) => historyFactors.some((each) => each === factor))
      .reduce((sum, each) => sum + each.points, 0);
    expect(points).toBe(60);
  });

  test.each<[Factor, string | null, string]>([
    ["days-late", "-3", "20.0"],
    ["days-late", "0", "20.0"],
    ["days-late", "9", "16.0"],
    ["days-late", "22.5", "10.0"],
    ["days-late", "44.99", "0.0"],
    ["days-late", "45", "0.0"],
    ["days-late", "400", "0.0"],
    ["days-late", null, "0.0"],
    ["paid-on-time", "100", "10.0"],
    ["paid-on-time", "95", "10.0"],
    ["paid-on-time", "72.5", "5.0"],
    ["paid-on-time", "50", "0.0"],
    ["paid-on-time", "49.9", "0.0"],
    ["utilisation", "0", "10.0"],
    ["utilisation", "60", "10.0"],
    ["utilisation", "85", "5.0"],
    ["utilisation", "110", "0.0"],
    ["utilisation", "250", "0.0"],
    ["volume", "100", "8.0"],
    ["volume", "50", "4.0"],
    ["volume", null, "0.0"],
    ["tenure", "61", "6.0"],
    ["tenure", "60", "6.0"],
    ["tenure", "33", "3.0"],
    ["tenure", "6", "0.0"],
    ["tenure", "5", "0.0"],
    ["broken-promises", "0", "6.0"],
    ["broken-promises", "1", "4.0"],
    ["broken-promises", "2", "2.0"],
    ["broken-promises", "3", "0.0"],
    ["broken-promises", "9", "0.0"],
    ["financials", "5", "14.0"],
    ["financials", "0", "0.0"],
    ["financials", "4", "11.2"],
    ["management", "3", "4.8"],
    ["security", "1", "1.6"],
    ["conditions", "2", "2.0"],
    ["judgement", "5", "5.0"],
  ])("%s of %s alone is %s", (factor, value, expected) => expect(score(measured({ [factor]: value }))).toBe(expected));

  test("best everywhere is 100; nothing anywhere is 0", () => {
    expect(score(measured(best))).toBe("100.0");
    expect(score(measured({}))).toBe("0.0");
  });

  test("a new client is judged by the rest, scaled", () => {
    const given = measured({ "days-late": "0", financials: "5" }, { isNew: true });
    const { score: reached, factors: lines } = scoreOf(houseScorecard, given);
    expect(reached).toBe("35.0");
    expect(lines.filter(({ leftOut }) => leftOut === "new-client").map(({ factor }) => factor)).toEqual(historyFactors);
  });

  test("without a limit above 0 utilisation is left out, and the rest of 90 points scaled", () => {
    expect(score(measured({ ...best, utilisation: null }, { hasLimit: false }))).toBe("100.0");
    expect(score(measured({ financials: "5" }, { hasLimit: false }))).toBe("15.6");
    expect(score(measured({ financials: "5" }))).toBe("14.0");
  });

  test("rounds once, half up, on exact values", () => {
    // 20 × (45 − 24.6375) ÷ 45 = 9.05
    expect(score(measured({ "days-late": "24.6375" }))).toBe("9.1");
    expect(score(measured({ "days-late": "24.6376" }))).toBe("9.0");
    expect([percentOf(1, 3), percentOf(2, 3), percentOf(0, 5), percentOf(0, 0)]).toEqual([
      "33.3333",
      "66.6667",
      "0.0000",
      null,
    ]);
    expect([meanOf(["1", "2", "2"]), meanOf([])]).toEqual(["1.6667", null]);
  });
});

describe("grades", () => {
  const grade = (reached: string, gates: Gate[] = []) => gradeOf(houseScorecard, { score: reached, gates });

  test.each([
    ["100.0", "AAA"],
    ["90.1", "AAA"],
    ["90.0", "AA"],
    ["80.1", "AA"],
    ["80.0", "A"],
    ["70.1", "A"],
    ["70.0", "BBB"],
    ["60.1", "BBB"],
    ["60.0", "BB"],
    ["50.1", "BB"],
    ["50.0", "C"],
    ["0.0", "C"],
  ])("%s is %s", (reached, expected) => expect(grade(reached)).toBe(expected));

  test("no better than the gates let through, and no better for being worse", () => {
    expect([grade("95.0", ["new-client"]), grade("95.0", ["very-late"]), grade("95.0", ["blocked"])]).toEqual([
      "BBB",
      "BB",
      "C",
    ]);
    expect(grade("95.0", ["very-late", "new-client"])).toBe("BB");
    expect(grade("30.0", ["new-client", "very-late"])).toBe("C");
    expect(bestGrade([])).toBe("AAA");
  });

  test("90 days late pass, 91 do not", () => {
    const gates = (worstDaysLate: number | null) => gatesOf({ isBlocked: false, isNew: false, worstDaysLate }, 90);
    expect([gates(null), gates(90), gates(91)]).toEqual([[], [], ["very-late"]]);
    expect(gatesOf({ isBlocked: true, isNew: true, worstDaysLate: 100 }, 90)).toEqual([
      "blocked",
      "very-late",
      "new-client",
    ]);
  });

  test("3 settled items and 90 days are enough, one less of either is a new client", () => {
    const rule = { on: day("2026-04-01"), items: 3, creditDays: 90 };
    expect(isNewClient({ settled: 3, firstOn: day("2026-01-01") }, rule)).toBe(false);
    expect(isNewClient({ settled: 2, firstOn: day("2020-01-01") }, rule)).toBe(true);
    expect(isNewClient({ settled: 9, firstOn: day("2026-01-02") }, rule)).toBe(true);
    expect(isNewClient({ settled: 0, firstOn: null }, rule)).toBe(true);
  });
});

describe("the limit", () => {
  const limit = (monthly: number, grade: (typeof creditGrades)[number]) =>
    limitOf(minor(monthly * 12 * 100), bandOf(houseScorecard, grade));

  test("120,000 a month: A for 30 days 96,000; AAA for 45 days 270,000", () => {
    expect([limit(120_000, "A"), limit(120_000, "AAA")]).toEqual([9_600_000, 27_000_000]);
    expect([limit(120_000, "AA"), limit(120_000, "BBB"), limit(120_000, "BB"), limit(120_000, "C")]).toEqual([
      12_000_000, 3_600_000, 0, 0,
    ]);
  });

  test("is rounded down, and nothing where more was credited than sold", () => {
    expect(limitOf(minor(100), bandOf(houseScorecard, "A"))).toBe(6);
    expect(limitOf(minor(-500), bandOf(houseScorecard, "A"))).toBe(0);
  });
});

describe("time", () => {
  test("whole months, with the month's last day for one it has not", () => {
    expect(wholeMonths(day("2021-05-10"), day("2026-05-10"))).toBe(60);
    expect(wholeMonths(day("2021-05-11"), day("2026-05-10"))).toBe(59);
    expect(wholeMonths(day("2025-08-31"), day("2026-02-28"))).toBe(6);
    expect(wholeMonths(day("2026-05-10"), day("2026-05-10"))).toBe(0);
    expect(wholeMonths(day("2026-06-10"), day("2026-05-10"))).toBe(0);
  });

  test("twelve months up to a day lie end to end", () => {
    const months = monthsUpTo(day("2026-03-31"));
    expect([months.length, months[0], months[10], months[11]]).toEqual([
      12,
      { from: "2025-04-01", to: "2025-04-30" },
      { from: "2026-02-01", to: "2026-02-28" },
      { from: "2026-03-01", to: "2026-03-31" },
    ]);
  });
});

test("percentiles: the largest stands at 100, equals stand together, who has none has no place", () => {
  const volumes = new Map([
    ["a", 10],
    ["b", 40],
    ["c", 10],
    ["d", 0],
    ["e", 20],
    ["f", -5],
  ]);
  expect(Object.fromEntries(percentiles(volumes))).toEqual({ a: "50.0000", b: "100.0000", c: "50.0000", e: "75.0000" });
});

describe("laws of the score", () => {
  const ofHistory = fc.option(
    fc.integer({ min: -2_000, max: 20_000 }).map((hundredths) => String(hundredths / 100)),
    { nil: null },
  );
  const ofRating = fc.option(fc.integer({ min: 0, max: 5 }).map(String), { nil: null });
  const values = fc.record({
    ...Object.fromEntries(historyFactors.map((factor) => [factor, ofHistory])),
    ...Object.fromEntries(ratedFactors.map((factor) => [factor, ofRating])),
  });
  const given = fc.record({ values, isNew: fc.boolean(), hasLimit: fc.boolean() });
  const whole = (part: { values: Partial<Record<Factor, string | null>>; isNew: boolean; hasLimit: boolean }) =>
    measured(part.values, { isNew: part.isNew, hasLimit: part.hasLimit });

  test("always from 0 to 100, with one decimal", () =>
    fc.assert(
      fc.property(given, (part) => {
        const reached = score(whole(part));
        expect(reached).toMatch(/^\d{1,3}\.\d$/);
        expect(Number(reached)).toBeLessThanOrEqual(100);
      }),
      { numRuns: 1_000 },
    ));

  test("a better value never costs points, a worse one never earns any", () =>
    fc.assert(
      fc.property(given, fc.constantFrom(...factors), fc.integer({ min: 1, max: 500 }), (part, factor, step) => {
        const before = whole(part);
        const { full, zero } = houseScorecard.factors.find((each) => each.factor === factor) ?? { full: 0, zero: 0 };
        const value = Number(before.values[factor] ?? zero) + (full > zero ? step : -step) / 100;
        const after = { ...before, values: { ...before.values, [factor]: value.toFixed(2) } };
        expect(Number(score(after))).toBeGreaterThanOrEqual(Number(score(before)));
      }),
      { numRuns: 1_000 },
    ));

  test("what is left out changes nothing, and the rest keeps its proportions", () =>
    fc.assert(
      fc.property(given, ofHistory, (part, value) => {
        const fresh = { ...whole(part), isNew: true };
        expect(score({ ...fresh, values: { ...fresh.values, "days-late": value } })).toBe(score(fresh));
        const { score: reached, factors: lines } = scoreOf(houseScorecard, fresh);
        const earned = lines.reduce((sum, line) => sum + Number(line.points), 0);
        expect(Math.abs(Number(reached) - (earned * 100) / 40)).toBeLessThan(0.2);
      }),
      { numRuns: 1_000 },
    ));

  test("a grade is never better than another gate would leave it", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000 }),
        fc.subarray<Gate>(["blocked", "very-late", "new-client"]),
        (tenths, gates) => {
          const reached = (tenths / 10).toFixed(1);
          const open = gradeOf(houseScorecard, { score: reached, gates: [] });
          const gated = gradeOf(houseScorecard, { score: reached, gates });
          expect(creditGrades.indexOf(gated)).toBeGreaterThanOrEqual(creditGrades.indexOf(open));
        },
      ),
    ));
});
