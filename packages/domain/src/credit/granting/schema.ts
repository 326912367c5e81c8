import { z } from "zod";
import { approvalAct, ProposalReason } from "../../approvals/schema.ts";
import { CreditGrade, CreditTerm } from "../../clients/credit/schema.ts";
import { clientCreditWords } from "../../clients/credit/words.ts";
import { ClientId } from "../../clients/schema.ts";
import { Minor } from "../../kernel/money.ts";
import { CreditAssessmentId } from "../schema.ts";
import { grantingWords } from "./words.ts";

const Granted = {
  clientId: ClientId,
  assessmentId: CreditAssessmentId,
  /** Another one than was computed needs its reason. */
  grade: CreditGrade,
  overrideReason: z.string().trim().min(1).max(400).nullable().default(null),
  limitMinor: Minor.refine((amount) => amount >= 0),
  term: CreditTerm,
};

/** Grade, limit and term as finance would have them, made of one assessment. (A7.2, A7.4, A7.5) */
export const ProposeGrant = z.strictObject({ ...Granted, reason: ProposalReason });
export type ProposeGrant = z.output<typeof ProposeGrant>;

/** Grade C, paid ahead. (A7.7) */
export const ProposeCash = z.strictObject({ clientId: ClientId, reason: ProposalReason });
export type ProposeCash = z.infer<typeof ProposeCash>;

export const ReviewsDue = z.strictObject({ limit: z.int().min(1).max(500).default(100) });
export type ReviewsDue = z.output<typeof ReviewsDue>;

/** Why a client's credit is to be looked at. */
const reviewReasons = ["final-notice", "expired", "expiring", "new-client", "never-assessed"] as const;
export const ReviewReason = z.enum(reviewReasons);
export type ReviewReason = z.infer<typeof ReviewReason>;

export const StandingOfClient = z.strictObject({ clientId: ClientId });
export type StandingOfClient = z.infer<typeof StandingOfClient>;

export const grantingApprovals = {
  /** Proposed by finance, approved by the director. (A7.4) */
  "credit.grant": approvalAct({
    may: "credit:approve",
    subject: "client",
    name: grantingWords.act,
    fields: {
      currency: { label: grantingWords.currency, kind: "text" },
      score: { label: grantingWords.score, kind: "text" },
      computed: { label: grantingWords.computed, kind: "option", options: clientCreditWords.grades },
      grade: { label: clientCreditWords.grade, kind: "option", options: clientCreditWords.grades },
      overrideReason: { label: grantingWords.overrideReason, kind: "text" },
      limit: { label: clientCreditWords.limit, kind: "money" },
      term: { label: clientCreditWords.term, kind: "option", options: grantingWords.terms },
      days: { label: grantingWords.days, kind: "number" },
    },
    payload: z.strictObject(Granted),
    path: (row) => `/credit/${row}`,
  }),
};
