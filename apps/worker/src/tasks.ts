import type { Task } from "./kernel/task.ts";

/** The register of tasks: one line per capability. */
export const tasks: readonly Task[] = [];
