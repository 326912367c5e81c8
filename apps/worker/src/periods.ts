import type { PeriodicJob } from "./kernel/task.ts";

/** The register of periodic jobs: one line per capability. */
export const periods: readonly PeriodicJob[] = [];
