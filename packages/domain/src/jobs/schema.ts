import { z } from "zod";

export const JobId = z.int().positive().brand<"JobId">();
export type JobId = z.infer<typeof JobId>;

export const JobStatus = z.enum(["queued", "running", "done", "failed", "cancelled"]);
export type JobStatus = z.infer<typeof JobStatus>;
