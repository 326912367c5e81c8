import { z } from "zod";
import { AssessmentType, type Tier } from "../clients/schema.ts";
import { StaffId } from "../kernel/ids.ts";
import { Month } from "../kernel/time.ts";

/** What is measured. Revenue and contact once over all of a rep's clients, the others per assessment type. (B1–B3) */
export const indicators = [
  "revenue",
  "contact",
  "satisfaction",
  "repurchase",
  "recommendation",
  "activities",
  "resolution",
  "depth",
  "updates",
] as const;
export const Indicator = z.enum(indicators);
export type Indicator = z.infer<typeof Indicator>;

/** `all` for revenue and contact. */
export const ScoreOver = z.enum(["all", ...AssessmentType.options]);
export type ScoreOver = z.infer<typeof ScoreOver>;

/** (B1.7) */
export const Grade = z.enum(["excellent", "good", "pass", "fail"]);
export type Grade = z.infer<typeof Grade>;

/** A month is provisional until a director closes it. */
export const ScoreStatus = z.enum(["provisional", "closed"]);
export type ScoreStatus = z.infer<typeof ScoreStatus>;

export const PointEvent = z.enum(["repurchase"]);
export type PointEvent = z.infer<typeof PointEvent>;

/** One indicator of one rep: the actual as a fraction of whole numbers, so that nothing is rounded before the score. */
export interface Measured {
  readonly indicator: Indicator;
  readonly over: ScoreOver;
  readonly numerator: number;
  readonly denominator: number;
}

/** What the rows behind an indicator come to; the score is null when there is nothing to measure. */
export interface IndicatorScore extends Measured {
  /** Percent with up to 4 decimals, `93.3333`. */
  readonly score: string | null;
  readonly grade: Grade | null;
}

export interface RepClient {
  readonly type: AssessmentType;
  readonly tier: Tier;
}

export const ScoreMonth = z.strictObject({ month: Month });
export const ScoreOfRep = z.strictObject({ month: Month, staffId: StaffId });
export const ScoreEvidence = z.strictObject({
  month: Month,
  staffId: StaffId,
  indicator: Indicator,
  over: ScoreOver,
});
