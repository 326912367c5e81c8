import type { CreditGrade } from "../../clients/credit/schema.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { bandOf, bestGrade, isBetter } from "../assessment/rules.ts";
import type { Gate, Scorecard } from "../assessment/schema.ts";
import type { ProposeGrant } from "./schema.ts";

export interface Assessed {
  readonly scorecard: Scorecard;
  readonly gates: readonly Gate[];
  readonly computedGrade: CreditGrade;
  readonly validUntil: CalendarDate;
  readonly isGranted: boolean;
  /** No later assessment of the client is there. */
  readonly isLatest: boolean;
  /** On the block list today, whatever held on the day of the assessment. */
  readonly isBlocked: boolean;
}

type Granting = Pick<ProposeGrant, "grade" | "overrideReason" | "limitMinor">;

/** Refuses, by name, what no signature makes right: a gate, a grade without its reason, a limit for who pays cash. (A7.4) */
export function refuseGrant(granted: Granting, assessed: Assessed, today: CalendarDate): void {
  const { grade, overrideReason, limitMinor } = granted;
  if (assessed.isGranted) throw new Refusal("conflict", "credit.granted-already");
  if (!assessed.isLatest) throw new Refusal("conflict", "credit.assessment-old");
  if (assessed.validUntil < today) throw new Refusal("conflict", "credit.assessment-expired");
  const closed: readonly Gate[] = assessed.isBlocked ? [...assessed.gates, "blocked"] : assessed.gates;
  const best = bestGrade(closed);
  if (closed.includes("blocked") && grade !== "C") throw new Refusal("conflict", "credit.blocked");
  if (isBetter(grade, best)) throw new Refusal("conflict", "credit.grade-above-gate", { best });
  if (grade !== assessed.computedGrade && overrideReason === null)
    throw new Refusal("invalid", "credit.override-needs-reason");
  if (grade === assessed.computedGrade && overrideReason !== null)
    throw new Refusal("invalid", "credit.override-without-need");
  if (limitMinor > 0 && bandOf(assessed.scorecard, grade).percent === 0)
    throw new Refusal("invalid", "credit.cash-grade-with-limit", { grade });
}
