import { z } from "zod";

export const JobId = z.int().positive().brand<"JobId">();
export type JobId = z.infer<typeof JobId>;

export const jobStatuses = ["queued", "running", "done", "failed", "cancelled"] as const;
export const JobStatus = z.enum(jobStatuses);
export type JobStatus = z.infer<typeof JobStatus>;
