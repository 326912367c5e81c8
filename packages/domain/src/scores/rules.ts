import Fraction from "fraction.js";
import { z } from "zod";
import type { AssessmentType, Tier } from "../clients/schema.ts";
import { addDays, addMonths, type CalendarDate, firstDay, lastDay, type Month, monthOf } from "../kernel/time.ts";
import { phrase } from "../kernel/words.ts";
import { setting } from "../properties/schema.ts";
import type { Grade, Indicator, IndicatorScore, Measured, RepClient } from "./schema.ts";

const percent = z.number().min(0).max(1_000);
const target = (hans: string, hant: string, en: string) => phrase(`目标：${hans}`, `目標：${hant}`, `Target: ${en}`);

/** The scorecard in force: targets, dated like every setting, so that old months keep the rules they were scored by. (B3.2, B5.4) */
export const scoresSettings = {
  "scores.target-contact": setting(percent, 95, target("联系频率 %", "聯繫頻率 %", "contact %")),
  "scores.target-repurchase": setting(percent, 60, target("客户复购率 %", "客戶復購率 %", "repurchase %")),
  "scores.target-satisfaction": setting(percent, 85, target("满意度", "滿意度", "satisfaction")),
  "scores.answers-needed": setting(
    z.int().min(1).max(1_000),
    5,
    phrase("满意度至少需要的答卷数", "滿意度至少需要的答卷數", "Answers needed before satisfaction counts"),
  ),
  "scores.points-repurchase": setting(
    z.int().min(0).max(1_000),
    10,
    phrase("老客户复购的积分", "老客戶復購的積分", "Points for a repurchase"),
  ),
};

/**
 * Which indicators a client type's care is judged by; each row sums to 100, fixed. An indicator that is n/a gives its
 * weight to the others. (B2.1–B2.4)
 */
export const focus: Readonly<Record<AssessmentType, Readonly<Partial<Record<Indicator, number>>>>> = {
  vip: { satisfaction: 25, repurchase: 20, recommendation: 20, activities: 20, resolution: 15 },
  business: { repurchase: 30, resolution: 20, depth: 30, updates: 20 },
  individual: { satisfaction: 30, repurchase: 30, recommendation: 20, updates: 20 },
  group: { satisfaction: 25, resolution: 20, depth: 35, updates: 20 },
};

const tierWeight: Readonly<Record<Tier, number>> = { A: 4, B: 2, C: 1, potential: 1 };
/** What a rep's total is made of. */
export const parts = { revenue: 40, contact: 20, relationship: 40 } as const;

/** 4 decimals, half up, once: everything after reads the rounded score. */
function rounded(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = value.mul(scale);
  const doubled = scaled.mul(2n).add(1n).div(2n).floor();
  const digits = String(doubled.n).padStart(places + 1, "0");
  const whole = digits.slice(0, -places);
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return fraction ? `${whole}.${fraction}` : whole;
}

/** max(0, min(100, 100 × actual ÷ target)); null where there is nothing to measure: no denominator, no target. */
export function scoreOf(
  { numerator, denominator }: Pick<Measured, "numerator" | "denominator">,
  targetPercent: number | null,
): string | null {
  if (denominator <= 0 || targetPercent === null || targetPercent <= 0) return null;
  const reached = new Fraction(numerator, denominator).mul(10_000).div(String(targetPercent));
  if (reached.compare(0) < 0) return "0";
  return rounded(reached.compare(100) > 0 ? new Fraction(100) : reached, 4);
}

export const gradeOf = (score: string | null): Grade | null => {
  if (score === null) return null;
  const value = Number(score);
  if (value >= 90) return "excellent";
  if (value >= 75) return "good";
  return value >= 60 ? "pass" : "fail";
};

/** Σ weight × score ÷ Σ weight over what is not n/a; null when nothing is left. */
function weighted(scored: readonly { readonly weight: number; readonly score: string | null }[]): Fraction | null {
  const counted = scored.filter((each) => each.score !== null && each.weight > 0);
  const weight = counted.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return null;
  return counted
    .reduce((sum, each) => sum.add(new Fraction(each.score ?? "0").mul(each.weight)), new Fraction(0))
    .div(weight);
}

const roundedOrNull = (value: Fraction | null, places: number): string | null =>
  value === null ? null : rounded(value, places);

export interface RepScore {
  /** Per assessment type, over the indicators that its focus names. */
  readonly types: Readonly<Partial<Record<AssessmentType, string | null>>>;
  readonly relationship: string | null;
  /** One decimal. */
  readonly total: string | null;
  readonly grade: Grade | null;
}

/** A rep's month: type scores by focus, the relationship over types weighted by their clients' tiers, and the total. */
export function repScore(scores: readonly IndicatorScore[], clients: readonly RepClient[]): RepScore {
  const of = (indicator: Indicator, over: string) =>
    scores.find((each) => each.indicator === indicator && each.over === over)?.score ?? null;
  const held = [...new Set(clients.map((client) => client.type))];
  const types = Object.fromEntries(
    held.map((type) => {
      const scored = Object.entries(focus[type]).map(([indicator, weight]) => ({
        weight,
        score: of(indicator as Indicator, type),
      }));
      return [type, roundedOrNull(weighted(scored), 4)];
    }),
  );
  const weightOf = (type: AssessmentType) =>
    clients.filter((client) => client.type === type).reduce((sum, client) => sum + tierWeight[client.tier], 0);
  const relationship = roundedOrNull(
    weighted(held.map((type) => ({ weight: weightOf(type), score: types[type] ?? null }))),
    4,
  );
  const total = roundedOrNull(
    weighted([
      { weight: parts.revenue, score: of("revenue", "all") },
      { weight: parts.contact, score: of("contact", "all") },
      { weight: parts.relationship, score: relationship },
    ]),
    1,
  );
  return { types, relationship, total, grade: gradeOf(total) };
}

/** Ties share a rank and the next one is passed over: 1, 2, 2, 4. Who has nothing to rank by has none. */
export function rank<Row>(rows: readonly Row[], by: (row: Row) => number | null): (number | null)[] {
  const values = rows.map(by);
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  );
}

/** The spans a repurchase is read from, ending with the scored month: who stayed in the second year back, and came again in the last 12 months. (B1.5) */
export function repurchaseSpans(month: Month): {
  before: { from: CalendarDate; to: CalendarDate };
  again: { from: CalendarDate; to: CalendarDate };
} {
  return {
    before: { from: firstDay(addMonths(month, -23)), to: lastDay(addMonths(month, -12)) },
    again: { from: firstDay(addMonths(month, -11)), to: lastDay(month) },
  };
}

/** The windows that the month is judged by: those that end in it, and while it runs those that are over. (B1.1) */
export const windowsToScore = (month: Month, today: CalendarDate): { from: CalendarDate; to: CalendarDate } => {
  const yesterday = addDays(today, -1);
  return { from: firstDay(month), to: yesterday < lastDay(month) ? yesterday : lastDay(month) };
};

/** Answers of the last three months count, by the date of the answer. */
export const satisfactionSpan = (month: Month) => ({ from: firstDay(addMonths(month, -2)), to: lastDay(month) });

/** An answer's satisfaction, 0 … 100: the mean of the ratings it gives (1–5), less 1, times 25; null when it gives none. */
export function answerSatisfaction(ratings: readonly (number | null)[]): Fraction | null {
  const given = ratings.filter((rating) => rating !== null);
  if (given.length === 0) return null;
  return new Fraction(
    given.reduce((sum, rating) => sum + rating, 0),
    given.length,
  )
    .sub(1)
    .mul(25);
}

export interface Answer {
  readonly ratings: readonly (number | null)[];
}

/** The mean over answers as a fraction of whole numbers; too few answers measure nothing. (B4.1) */
export function satisfactionOf(
  answers: readonly Answer[],
  needed: number,
): Pick<Measured, "numerator" | "denominator"> {
  const given = answers.map((answer) => answerSatisfaction(answer.ratings)).filter((value) => value !== null);
  if (given.length < needed) return { numerator: 0, denominator: 0 };
  const mean = given
    .reduce((sum, value) => sum.add(value), new Fraction(0))
    .div(given.length)
    .div(100);
  return { numerator: Number(mean.n), denominator: Number(mean.d) };
}

/** The months a nightly run computes: the running one, and the one before until it is closed. None before the property's start. */
export const nightlyMonths = (today: CalendarDate, startDate: CalendarDate): Month[] =>
  [addMonths(monthOf(today), -1), monthOf(today)].filter((month) => month >= monthOf(startDate));
