import { z } from "zod";
import { Month } from "../kernel/time.ts";

export const scoresJobs = {
  /** Recomputes the running month, and the one before while it is provisional. Nightly; safe to run twice. */
  "scores.compute": z.strictObject({ month: Month.optional() }),
};
