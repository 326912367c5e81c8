import { z } from "zod";
import { CreditGrade, CreditTerm, creditGrades } from "../../clients/credit/schema.ts";
import { ClientId } from "../../clients/schema.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { setting } from "../../properties/schema.ts";
import { CreditAssessmentId } from "../schema.ts";
import { assessmentWords } from "./words.ts";

/** What the ledger and the stays say of a client: 60 points of the house's scorecard. A new client has none of it. */
export const historyFactors = [
  "days-late",
  "paid-on-time",
  "utilisation",
  "volume",
  "tenure",
  "broken-promises",
] as const;
/** What an analyst judges, from 0 to 5, with the evidence. */
export const ratedFactors = ["financials", "management", "security", "conditions", "judgement"] as const;
export const factors = [...historyFactors, ...ratedFactors] as const;

export const RatedFactor = z.enum(ratedFactors);
export type RatedFactor = z.infer<typeof RatedFactor>;
export const Factor = z.enum(factors);
export type Factor = z.infer<typeof Factor>;

/** A decimal as text: `12.5`, exact. */
const Decimal = z.string().regex(/^-?\d{1,15}(?:\.\d{1,6})?$/);

/** From `full` on it earns all points, from `zero` on none, and in between its share. Either end may be the higher one. */
const WeighedFactor = z
  .strictObject({ factor: Factor, points: z.int().min(0).max(100), full: z.number(), zero: z.number() })
  .refine(({ full, zero }) => full !== zero, { path: ["zero"] });
export type WeighedFactor = z.infer<typeof WeighedFactor>;

/** A grade is earned by a score above `above`; the worst one by every score. */
const GradeBand = z.strictObject({
  grade: CreditGrade,
  above: z.int().min(0).max(100).nullable(),
  /** Of the average monthly credit sales, for each month of the term. */
  percent: z.int().min(0).max(1_000),
  term: CreditTerm,
});
export type GradeBand = z.infer<typeof GradeBand>;

const fallsFrom = (bands: readonly GradeBand[]) =>
  bands.every(({ above }, at) =>
    at === bands.length - 1 ? above === null : above !== null && above > (bands[at + 1]?.above ?? -1),
  );

/** What the factors weigh and what the score is worth: one version, in force from a date. (A7.2, A7.3) */
export const Scorecard = z.strictObject({
  factors: z
    .array(WeighedFactor)
    .length(factors.length)
    .refine((given) => factors.every((factor, at) => given[at]?.factor === factor))
    .refine((given) => given.reduce((points, each) => points + each.points, 0) === 100, {
      params: { code: "credit.points-not-100" },
    }),
  grades: z
    .array(GradeBand)
    .length(creditGrades.length)
    .refine((bands) => creditGrades.every((grade, at) => bands[at]?.grade === grade))
    .refine(fallsFrom, { params: { code: "credit.grades-not-falling" } }),
});
export type Scorecard = z.infer<typeof Scorecard>;

export const SetScorecard = z.strictObject({
  from: CalendarDate,
  scorecard: Scorecard,
  reason: z.string().trim().min(1).max(400),
});
export type SetScorecard = z.infer<typeof SetScorecard>;

const days = z.int().min(1).max(730);
const { settings } = assessmentWords;

export const creditAssessmentSettings = {
  "credit.late-days": setting(days, 90, settings.lateDays),
  "credit.new-items": setting(z.int().min(0).max(100), 3, settings.newItems),
  "credit.new-days": setting(days, 90, settings.newDays),
  "credit.review-days": setting(days, 90, settings.reviewDays),
  "credit.valid-months": setting(z.int().min(1).max(36), 12, settings.validMonths),
  "credit.notice-days": setting(days, 30, settings.noticeDays),
};

/** Why a grade goes no higher, or no credit is given at all. */
const gates = ["blocked", "very-late", "new-client"] as const;
export const Gate = z.enum(gates);
export type Gate = z.infer<typeof Gate>;

/** What rows a number was made of. */
const evidenceKinds = ["item", "promise", "bounce", "stay", "rating"] as const;
export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** The share of its limit that a client used at most in a month. */
const UsedMonth = z.strictObject({
  from: CalendarDate,
  to: CalendarDate,
  peakMinor: z.int(),
  limitMinor: z.int(),
  share: Decimal,
});
export type UsedMonth = z.infer<typeof UsedMonth>;

/** All that a factor's value was made of: the days it looks at, numbers, and the rows behind them. */
export const Evidence = z.strictObject({
  from: CalendarDate.nullable(),
  to: CalendarDate,
  numbers: z.record(z.string().max(40), z.union([z.number(), z.string().max(2_000), z.null()])),
  rows: z.array(z.strictObject({ kind: EvidenceKind, ids: z.array(z.int()) })),
  months: z.array(UsedMonth).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Why a factor is left out and the rest scaled. */
export const LeftOut = z.enum(["new-client", "no-limit"]);
export type LeftOut = z.infer<typeof LeftOut>;

/** One line of a kept assessment. Points are shown to two decimals; the score is made of exact ones. */
export const AssessedFactor = z.strictObject({
  factor: Factor,
  value: Decimal.nullable(),
  points: Decimal,
  most: z.int(),
  leftOut: LeftOut.nullable(),
  evidence: Evidence,
});
export type AssessedFactor = z.infer<typeof AssessedFactor>;

export const AssessClient = z.strictObject({ clientId: ClientId, asOf: CalendarDate.optional() });
export type AssessClient = z.infer<typeof AssessClient>;

/** Everybody with credit business or credit information; of today when no day is said. */
export const AssessAll = z.strictObject({ asOf: CalendarDate.optional() });
export type AssessAll = z.infer<typeof AssessAll>;

export const AssessmentRef = z.strictObject({ id: CreditAssessmentId });

export const AssessmentsOfClient = z.strictObject({ clientId: ClientId });
export type AssessmentsOfClient = z.infer<typeof AssessmentsOfClient>;

/** The rows behind one line of a kept assessment. */
export const EvidenceRows = z.strictObject({
  assessmentId: CreditAssessmentId,
  factor: Factor,
  limit: z.int().min(1).max(500).default(200),
});
export type EvidenceRows = z.output<typeof EvidenceRows>;
