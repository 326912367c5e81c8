import type { z } from "zod";
import { approvalsJobs } from "./approvals/jobs.ts";
import { clientsApprovalsJobs } from "./clients/approvals/jobs.ts";
import { clientsJobs } from "./clients/bulk/jobs.ts";
import { creditJobs } from "./credit/jobs.ts";
import { duplicatesJobs } from "./clients/duplicates/jobs.ts";
import { filesJobs } from "./files/jobs.ts";
import { importsJobs } from "./imports/jobs.ts";
import { scoresJobs } from "./scores/jobs.ts";
import { messagesJobs } from "./messages/jobs.ts";
import { dunningJobs } from "./receivables/dunning/jobs.ts";
import { receivablesJobs } from "./receivables/jobs.ts";
import { statementsJobs } from "./receivables/statements/jobs.ts";
import { surveysJobs } from "./surveys/jobs.ts";

/** The register of jobs and the shapes of their payloads: one line per capability. */
export const jobs = {
  ...approvalsJobs,
  ...clientsApprovalsJobs,
  ...clientsJobs,
  ...duplicatesJobs,
  ...filesJobs,
  ...importsJobs,
  ...messagesJobs,
  ...scoresJobs,
  ...receivablesJobs,
  ...statementsJobs,
  ...creditJobs,
  ...dunningJobs,
  ...surveysJobs,
};

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
