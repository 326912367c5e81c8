import { z } from "zod";

export const receivablesJobs = {
  /** Keeps the aging of every business date that is over and has none yet. Safe to run twice. (A7.6) */
  "receivables.snapshot": z.strictObject({}),
};
