import { z } from "zod";
import { Currency, Minor } from "../../kernel/money.ts";

/** From the best to the worst. (A7.2) */
export const creditGrades = ["AAA", "AA", "A", "BBB", "BB", "C"] as const;
export const CreditGrade = z.enum(creditGrades);
export type CreditGrade = z.infer<typeof CreditGrade>;

/** 0 is cash only; where none was granted there is no limit at all, which is something else. (A7.4) */
export const CreditLimit = z.strictObject({ limitMinor: Minor.refine((minor) => minor >= 0), currency: Currency });
export type CreditLimit = z.infer<typeof CreditLimit>;

/** Paid within so many days, half of it ahead (deposit), or all of it ahead. (A7.5) */
export const CreditTerm = z.discriminatedUnion("term", [
  z.strictObject({ term: z.literal("days"), days: z.int().min(1).max(365) }),
  z.strictObject({ term: z.enum(["deposit", "prepay"]), days: z.null() }),
]);
export type CreditTerm = z.infer<typeof CreditTerm>;

/** Soft: new credit business needs finance. Hard: none. */
export const CreditHold = z.enum(["soft", "hard"]);
export type CreditHold = z.infer<typeof CreditHold>;
