import { z } from "zod";

/** What one unit of a currency is worth in the property's own, as an exact decimal: `7.1234`. */
export const Rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,12})?$/)
  .refine((rate) => /[1-9]/.test(rate), { params: { code: "receivables.rate-missing" } })
  .brand<"Rate">();
export type Rate = z.infer<typeof Rate>;
