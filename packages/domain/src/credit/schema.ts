import { z } from "zod";

export const CreditAssessmentId = z.int().positive().brand<"CreditAssessmentId">();
export type CreditAssessmentId = z.infer<typeof CreditAssessmentId>;
