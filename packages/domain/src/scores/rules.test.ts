import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate, Month } from "../kernel/time.ts";
import {
  answerSatisfaction,
  focus,
  gradeOf,
  rank,
  repScore,
  repurchaseSpans,
  satisfactionOf,
  satisfactionSpan,
  scoreOf,
  windowsToScore,
} from "./rules.ts";
import type { IndicatorScore, RepClient } from "./schema.ts";

const of = (numerator: number, denominator: number, target: number) => scoreOf({ numerator, denominator }, target);
const scored = (
  indicator: IndicatorScore["indicator"],
  over: IndicatorScore["over"],
  score: string | null,
): IndicatorScore => ({
  indicator,
  over,
  score,
  numerator: 0,
  denominator: 0,
  grade: gradeOf(score),
});

describe("a score", () => {
  test.each([
    [19, 20, 95, "100"],
    [1, 3, 60, "55.5556"],
    [0, 7, 60, "0"],
    [9, 10, 60, "100"],
    [57, 100, 95, "60"],
    [-5, 10, 100, "0"],
  ])("%i of %i against %i %% is %s", (numerator, denominator, target, score) => {
    expect(of(numerator, denominator, target)).toBe(score);
  });

  test("is n/a without a denominator or a target", () => {
    expect([of(0, 0, 60), of(5, 0, 60), of(5, 10, 0), scoreOf({ numerator: 1, denominator: 1 }, null)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("is rounded once, half up, at the fourth decimal", () => {
    expect(of(1, 200_000, 100)).toBe("0.0005");
    expect(of(1, 2_000_000, 100)).toBe("0.0001");
    expect(of(1, 2_000_001, 100)).toBe("0");
  });

  test("lies between 0 and 100 and never falls when more is reached", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 100 }),
        (numerator, denominator, target) => {
          const [less, more] = [
            Number(of(numerator, denominator, target)),
            Number(of(numerator + 1, denominator, target)),
          ];
          expect(less).toBeGreaterThanOrEqual(0);
          expect(more).toBeLessThanOrEqual(100);
          expect(more).toBeGreaterThanOrEqual(less);
        },
      ),
    );
  });

  test.each([
    ["100", "excellent"],
    ["90", "excellent"],
    ["89.9999", "good"],
    ["75", "good"],
    ["74.9999", "pass"],
    ["60", "pass"],
    ["59.9999", "fail"],
    [null, null],
  ])("%s is %s", (score, grade) => {
    expect(gradeOf(score)).toBe(grade);
  });
});

describe("a rep's total", () => {
  test("each type's focus sums to 100", () => {
    for (const weights of Object.values(focus)) expect(Object.values(weights).reduce((a, b) => a + b, 0)).toBe(100);
  });

  test("weighs types by their clients' tiers and hands the weight of what is n/a to the rest", () => {
    const clients: RepClient[] = [
      { type: "vip", tier: "A" },
      { type: "vip", tier: "B" },
      { type: "business", tier: "C" },
    ];
    const scores = [
      scored("revenue", "all", "80"),
      scored("contact", "all", "100"),
      scored("satisfaction", "vip", "90"),
      scored("repurchase", "vip", "50"),
      scored("repurchase", "business", "60"),
    ];
    const result = repScore(scores, clients);
    // vip: (25 × 90 + 20 × 50) ÷ 45; business: 60; relationship: (6 × 72.2222 + 1 × 60) ÷ 7
    expect(result.types).toEqual({ vip: "72.2222", business: "60" });
    expect(result.relationship).toBe("70.4762");
    // 0.4 × 80 + 0.2 × 100 + 0.4 × 70.4762
    expect(result.total).toBe("80.2");
    expect(result.grade).toBe("good");
  });

  test("is none when nothing can be measured", () => {
    expect(repScore([scored("revenue", "all", null)], [])).toEqual({
      types: {},
      relationship: null,
      total: null,
      grade: null,
    });
  });

  test("is one of the scores when all are the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (value) => {
        const score = String(value);
        const scores = [
          scored("revenue", "all", score),
          scored("contact", "all", score),
          scored("repurchase", "business", score),
        ];
        expect(repScore(scores, [{ type: "business", tier: "A" }]).total).toBe(score);
      }),
    );
  });
});

describe("the ranking", () => {
  test("ties share: 1, 2, 2, 4, and who has nothing has no rank", () => {
    expect(rank([30, 20, 20, 10, null], (value) => value)).toEqual([1, 2, 2, 4, null]);
  });
});

describe("spans", () => {
  test("a repurchase looks at months −24 … −13 and −12 … −1, the scored month being −1", () => {
    expect(repurchaseSpans("2026-03" as Month)).toEqual({
      before: { from: "2024-04-01", to: "2025-03-31" },
      again: { from: "2025-04-01", to: "2026-03-31" },
    });
  });

  test("a running month is judged by the windows that are over", () => {
    const until = (today: string) => windowsToScore("2026-02" as Month, today as CalendarDate).to;
    expect([until("2026-02-20"), until("2026-02-28"), until("2026-03-01"), until("2026-05-01")]).toEqual([
      "2026-02-19",
      "2026-02-27",
      "2026-02-28",
      "2026-02-28",
    ]);
  });

  test("satisfaction looks at three months", () => {
    expect(satisfactionSpan("2026-02" as Month)).toEqual({ from: "2025-12-01", to: "2026-02-28" });
  });
});

describe("satisfaction", () => {
  test("an answer is the mean of the ratings it gives", () => {
    expect(answerSatisfaction([5, 5, 5])?.toString()).toBe("100");
    expect(answerSatisfaction([1, null, null])?.toString()).toBe("0");
    expect(answerSatisfaction([4, 3, null])?.toString()).toBe("62.5");
    expect(answerSatisfaction([null])).toBeNull();
  });

  test("too few answers measure nothing; enough give the mean as a fraction", () => {
    const answers = [{ ratings: [5] }, { ratings: [4] }, { ratings: [null] }, { ratings: [3] }];
    expect(satisfactionOf(answers, 4)).toEqual({ numerator: 0, denominator: 0 });
    expect(satisfactionOf(answers, 3)).toEqual({ numerator: 3, denominator: 4 });
  });
});
