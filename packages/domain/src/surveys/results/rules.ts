import type { Month } from "../../kernel/time.ts";
import { isDetractor, isPromoter, nps, ownMinimum, responseRate } from "../rules.ts";
import { type RatingKind, ratingKinds, scales } from "../schema.ts";

/** How often a score was given in a month. */
export interface ScoreCount<Kind extends "recommend" | RatingKind = "recommend" | RatingKind> {
  readonly month: Month;
  readonly kind: Kind;
  readonly score: number;
  readonly count: number;
}

export interface Counts {
  readonly scores: readonly ScoreCount[];
  /** Answers by the month of the answer. */
  readonly answers: readonly { readonly month: Month; readonly count: number }[];
  /** Invitations that went out, by their month, and how many of them were answered since. */
  readonly invitations: readonly { readonly month: Month; readonly invited: number; readonly answered: number }[];
}

const total = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);

/** Every score of the kind's scale with how often it was given. */
function distribution(scores: readonly ScoreCount[], kind: keyof typeof scales) {
  const { from, to } = scales[kind];
  const given = scores.filter((each) => each.kind === kind);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const score = from + index;
    return { score, count: total(given.filter((each) => each.score === score)) };
  });
}

/** To two decimals; nothing without an answer. */
function mean(counts: readonly { score: number; count: number }[]): number | null {
  const answers = total(counts);
  if (answers === 0) return null;
  return Math.round((100 * counts.reduce((sum, { score, count }) => sum + score * count, 0)) / answers) / 100;
}

function recommendation(scores: readonly ScoreCount[]) {
  const counts = distribution(scores, "recommend");
  const answers = total(counts);
  const promoters = total(counts.filter(({ score }) => isPromoter(score)));
  const detractors = total(counts.filter(({ score }) => isDetractor(score)));
  const passives = answers - promoters - detractors;
  return {
    answers,
    promoters,
    passives,
    detractors,
    nps: nps({ promoters, detractors, answers }),
    distribution: counts,
  };
}

const ratingOf = (scores: readonly ScoreCount[], kind: RatingKind) => {
  const counts = distribution(scores, kind);
  return { kind, answers: total(counts), mean: mean(counts), distribution: counts };
};

function rate(invitations: Counts["invitations"]) {
  const invited = invitations.reduce((sum, each) => sum + each.invited, 0);
  const answered = invitations.reduce((sum, each) => sum + each.answered, 0);
  return { invited, answered, rate: responseRate({ invited, answered }) };
}

const inMonth = <T extends { month: Month }>(rows: readonly T[], month: Month) =>
  rows.filter((row) => row.month === month);

/** The figures of a period; the months add up to it. (A6.1, B1.6, B4.1) */
export function results({ scores, answers, invitations }: Counts) {
  const months = [...new Set([...answers, ...invitations].map(({ month }) => month))].sort();
  return {
    answers: total(answers),
    response: rate(invitations),
    recommendation: recommendation(scores),
    ratings: ratingKinds.map((kind) => ratingOf(scores, kind)),
    months: months.map((month) => {
      const ofMonth = inMonth(scores, month);
      return {
        month,
        answers: total(inMonth(answers, month)),
        response: rate(inMonth(invitations, month)),
        nps: recommendation(ofMonth).nps,
        means: ratingKinds.map((kind) => ({ kind, mean: ratingOf(ofMonth, kind).mean })),
      };
    }),
  };
}

/**
 * What a salesperson sees of the own clients' answers: totals, each from five answers on. No months and no distribution, for
 * with few answers they would tell who gave which score.
 */
export function ownResults(counts: Counts) {
  const { answers, recommendation: recommended, ratings } = results(counts);
  if (answers < ownMinimum) return { enough: false } as const;
  return {
    enough: true,
    answers,
    nps: recommended.answers < ownMinimum ? null : recommended.nps,
    means: ratings.map(({ kind, answers: given, mean }) => ({ kind, mean: given < ownMinimum ? null : mean })),
  } as const;
}
