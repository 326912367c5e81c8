import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Month } from "../../kernel/time.ts";
import { type Counts, ownResults, results } from "./rules.ts";

const [april, may] = [Month.parse("2026-04"), Month.parse("2026-05")];
const counts: Counts = {
  answers: [
    { month: april, count: 2 },
    { month: may, count: 3 },
  ],
  scores: [
    { month: april, kind: "recommend", score: 10, count: 2 },
    { month: may, kind: "recommend", score: 6, count: 1 },
    { month: may, kind: "recommend", score: 8, count: 1 },
    { month: may, kind: "recommend", score: 9, count: 1 },
    { month: may, kind: "service", score: 4, count: 2 },
    { month: may, kind: "service", score: 5, count: 1 },
  ],
  invitations: [{ month: april, invited: 8, answered: 4 }],
};

test("figures of a period", () => {
  const { answers, response, recommendation, ratings, months } = results(counts);
  expect(answers).toBe(5);
  expect(response).toEqual({ invited: 8, answered: 4, rate: 50 });
  expect(recommendation).toMatchObject({ answers: 5, promoters: 3, passives: 1, detractors: 1, nps: 40 });
  expect(recommendation.distribution).toHaveLength(11);
  expect(ratings.map(({ kind, mean, answers: given }) => [kind, mean, given])).toEqual([
    ["service", 4.33, 3],
    ["product", null, 0],
    ["salesperson", null, 0],
  ]);
  expect(months.map(({ month, nps, answers: given }) => [month, nps, given])).toEqual([
    ["2026-04", 100, 2],
    ["2026-05", 0, 3],
  ]);
});

describe("a salesperson", () => {
  test("sees totals from five answers on, and a part of them only from five of that part", () => {
    expect(ownResults(counts)).toEqual({
      enough: true,
      answers: 5,
      nps: 40,
      means: [
        { kind: "service", mean: null },
        { kind: "product", mean: null },
        { kind: "salesperson", mean: null },
      ],
    });
  });

  test("sees nothing of four", () => {
    expect(ownResults({ ...counts, answers: [{ month: may, count: 4 }] })).toEqual({ enough: false });
  });
});

test("promoters, passives and detractors add up to the recommendations, and months to the period: law", () => {
  const score = fc.record({
    month: fc.constantFrom(april, may),
    kind: fc.constant("recommend" as const),
    score: fc.integer({ min: 0, max: 10 }),
    count: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(score), (scores) => {
      const answers = scores.map(({ month, count }) => ({ month, count }));
      const figures = results({ scores, answers, invitations: [] });
      const { promoters, passives, detractors, nps } = figures.recommendation;
      expect(promoters + passives + detractors).toBe(figures.recommendation.answers);
      expect(Math.abs(nps ?? 0)).toBeLessThanOrEqual(100);
      expect(figures.months.reduce((sum, each) => sum + each.answers, 0)).toBe(figures.answers);
    }),
  );
});
